"""Plain text: paragraphs apart by an empty line, list items and table rows by a line end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from boilerkit.choice import ARTICLE, Choice
from boilerkit.document import Document, Place


def render_text(document: Document, choice: Choice = ARTICLE) -> str:
    """Return the text of the chosen blocks, in page order.

    The blocks of a text dump come out as they came in: one a line.
    """
    blocks = choice.blocks(document)
    texts = [block.text for block in blocks]
    return join_text(texts, [b.place for b in blocks], is_dump=document.kind == "text")


def join_text(texts: Sequence[str], places: Sequence[Place], *, is_dump: bool) -> str:
    """Join the texts of blocks by where they stand in lists and tables."""
    if is_dump:
        return "\n".join(texts)
    parts = [*texts[:1]]
    for (last, place), text in zip(pairwise(places), texts[1:], strict=True):
        parts += (_separator(last, place), text)
    return "".join(parts)


def _separator(a: Place, b: Place) -> str:
    if b.table and a.table == b.table:
        if a.row == b.row:
            return " " if a.column == b.column else "\t"
        return "\n"
    is_same_code = b.code and a.code == b.code
    if is_same_code or (b.after_break and a.table == b.table):
        return "\n"
    is_same_list = a.list_depth and b.list_depth and not (a.table or b.table)
    return "\n" if is_same_list else "\n\n"
