from collections.abc import Sequence

FUNCTIONS: tuple[str, ...]

def bind(addresses: Sequence[int | None]) -> None: ...
