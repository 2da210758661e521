from collections.abc import Collection, Mapping, Sequence

from boilerkit.dom.walk import HeadNodes

FUNCTIONS: tuple[str, ...]

def bind(
    addresses: Sequence[int | None],
    codes: Mapping[str, int],
    skipped: int,
    meta: int,
    token_attributes: Collection[str],
    hidden: str,
) -> None: ...

class Walk:
    text: list[str]
    attribute_ids: dict[str, int]
    links: dict[int, str]
    images: dict[int, str]
    columns: dict[str, bytearray]
    def __init__(self, head: HeadNodes) -> None: ...
    def run(self, address: int) -> None: ...
