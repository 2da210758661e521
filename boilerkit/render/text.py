"""Plain text: paragraphs apart by an empty line, list items and table rows by a line end."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from boilerkit.document import Block, Document
from boilerkit.labels import Label


def render_text(document: Document, include: Collection[Label] = (Label.BODY,)) -> str:
    """Return the text of the blocks with the labels in ``include``, in page order.

    The blocks of a text dump come out as they came in: one a line.
    """
    blocks = [block for block in document.blocks if block.label in include]
    if document.kind == "text":
        return "\n".join(block.text for block in blocks)
    parts = [blocks[0].text] if blocks else []
    for last, block in pairwise(blocks):
        parts += (_separator(last, block), block.text)
    return "".join(parts)


def _separator(last: Block, block: Block) -> str:
    a, b = last.place, block.place
    if b.table and a.table == b.table:
        if a.row == b.row:
            return " " if a.column == b.column else "\t"
        return "\n"
    if b.after_break and a.table == b.table:
        return "\n"
    is_same_list = a.list_depth and b.list_depth and not (a.table or b.table)
    return "\n" if is_same_list else "\n\n"
