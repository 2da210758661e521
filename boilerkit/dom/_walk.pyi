from collections.abc import Collection, Mapping

from boilerkit.dom.walk import HeadNodes

def know(
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
    colspans: dict[int, str]
    rowspans: dict[int, str]
    columns: dict[str, bytearray]
    def __init__(self, head: HeadNodes) -> None: ...
    def run(self, address: int) -> None: ...
