"""Markdown (CommonMark with tables): headings, lists, tables, quotes, code, links."""

from __future__ import annotations

import re
from itertools import groupby

from boilerkit.choice import ARTICLE, Choice
from boilerkit.document import Block, Document, ListItem
from boilerkit.render.formats import heading_level
from boilerkit.render.markdown_inline import inline

_LINE_BREAK = "  \n"


def render_markdown(document: Document, choice: Choice = ARTICLE) -> str:
    """Return the chosen blocks as Markdown."""
    writer = _Writer()
    for table, group in groupby(choice.blocks(document), key=lambda block: block.place.table):
        if table:
            writer.write_table(list(group))
        else:
            for block in group:
                writer.write(block)
    return "".join(writer.parts)


class _Writer:
    """Writes blocks one below the other, and knows which list items are open."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._last: Block | None = None
        self._open: list[ListItem] = []
        """Items whose marks are written and that the next block may still belong to."""

    def write(self, block: Block) -> None:
        separator = _separator(self._last, block)
        indent, mark = self._enter(block, continues=separator == _LINE_BREAK)
        text = f"\n{indent}".join(_code_lines(block)) if block.place.is_code else _line(block)
        self.parts += (separator, indent, mark, text)
        self._last = block

    def write_table(self, blocks: list[Block]) -> None:
        self.parts += ("\n\n" if self.parts else "", _table(blocks))
        self._last, self._open = blocks[-1], []

    def _enter(self, block: Block, *, continues: bool) -> tuple[str, str]:
        """Open the item of a block; return its indent, and its mark where it has none yet."""
        place = block.place
        if heading_level(block) or not place.items:
            self._open = []
            return "", _mark_outside_lists(block)
        if not continues:
            self._open = [item for item in self._open if item.number and item in place.items]
        indent = " " * sum(len(_mark(item)) for item in self._open)
        own = place.items[-1]
        if continues or place.is_code or own in self._open:
            return indent, ""
        self._open.append(own)
        return indent, _mark(own)


def _mark(item: ListItem) -> str:
    return f"{item.number}. " if item.is_ordered and item.number else "- "


def _mark_outside_lists(block: Block) -> str:
    if block.place.is_code:
        return ""
    level = heading_level(block)
    return f"{'#' * level} " if level else "> " * block.place.quote_depth


def _separator(last: Block | None, block: Block) -> str:
    if last is None:
        return ""
    a, b = last.place, block.place
    if b.after_break and not (a.heading_level or b.heading_level or a.table or b.is_code):
        return _LINE_BREAK
    lists = {item.list for item in a.items}
    if a.items == b.items or lists.isdisjoint(item.list for item in b.items):
        return "\n\n"
    # A list may begin right below a line of text only if its first number is 1.
    begins_late = b.items[-1].list not in lists and _mark(b.items[-1]) not in ("- ", "1. ")
    return "\n\n" if begins_late or a.table or a.is_code or b.is_code else "\n"


def _code_lines(block: Block) -> list[str]:
    fence = "```"
    while fence in block.text:
        fence += "`"
    return [f"{fence}{block.place.code_language}", *block.text.split("\n"), fence]


def _line(block: Block) -> str:
    text = inline(block)
    # A heading may end with hashes, too, which are no text of it.
    return re.sub(r"(#+)$", r"\\\1", text) if heading_level(block) else text


def _table(blocks: list[Block]) -> str:
    """A data table with its first row as the header."""
    cells: dict[tuple[int, int], str] = {}
    for block in blocks:
        place = (block.place.row, block.place.column)
        text = inline(block).replace("|", "\\|").replace("\n", " ")
        cells[place] = f"{cells[place]} {text}" if place in cells else text
    rows = sorted({row for row, _ in cells})
    columns = range(1, max(column for _, column in cells) + 1)
    lines = [[cells.get((row, column), "") for column in columns] for row in rows]
    rule = ["---" for _ in columns]
    return "\n".join(f"| {' | '.join(line)} |" for line in [lines[0], rule, *lines[1:]])
