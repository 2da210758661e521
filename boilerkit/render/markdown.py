"""Markdown (CommonMark with tables): headings, lists, tables, quotes, code, links."""

from __future__ import annotations

import re
from itertools import groupby, takewhile

from boilerkit.choice import ARTICLE, Choice
from boilerkit.document import Block, Document, ListItem, Quote
from boilerkit.render.formats import (
    containers,
    grid,
    heading_level,
    is_next_line,
    with_code_in_one,
)
from boilerkit.render.markdown_inline import inline

_LINE_BREAK = "  \n"


def render_markdown(document: Document, choice: Choice = ARTICLE) -> str:
    """Return the chosen blocks as Markdown."""
    writer = _Writer()
    blocks = with_code_in_one(choice.blocks(document))
    for table, group in groupby(blocks, key=lambda block: block.place.table):
        if table:
            writer.write_table(list(group))
        else:
            for block in group:
                writer.write(block)
    return "".join(writer.parts)


class _Writer:
    """Writes blocks one below the other, and knows which lists and quotations are open."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._last: Block | None = None
        self._open: list[ListItem | Quote] = []
        """Whose marks are written, and which the next block may still belong to."""
        self._other_marks: set[int] = set()
        """Lists whose marks are not those of the list before, or else they would be one list."""

    def write(self, block: Block) -> None:
        last = self._last
        goes_on = last is not None and is_next_line(last, block)
        if not goes_on:
            inside = containers(block)
            self._open = list(takewhile(lambda o: o in inside and _may_go_on(o), self._open))
        if last is not None:
            self.parts.append(_LINE_BREAK if goes_on else self._separator(last, block))
        self.parts.append(self._enter(block))
        lines = _code_lines(block) if block.place.is_code else [_line(block)]
        self.parts.append(f"\n{self._indent()}".join(lines))
        self._last = block

    def write_table(self, blocks: list[Block]) -> None:
        self.parts += ("\n\n" if self.parts else "", _table(blocks))
        self._last, self._open = blocks[-1], []

    def _indent(self) -> str:
        """What every line has before it within all that is open."""
        return "".join(
            "> " if isinstance(around, Quote) else " " * len(self._mark(around))
            for around in self._open
        )

    def _mark(self, around: ListItem | Quote) -> str:
        if isinstance(around, Quote):
            return "> "
        is_other = around.list in self._other_marks
        if _is_numbered(around):
            return f"{around.number}) " if is_other else f"{around.number}. "
        return "* " if is_other else "- "

    def _separator(self, last: Block, block: Block) -> str:
        is_tight = _are_items_of_one_list(last, block)
        return "\n" if is_tight else f"\n{self._indent().rstrip()}\n"

    def _enter(self, block: Block) -> str:
        """Open the quotations and the item of a block; return all that stands before its text."""
        indent = self._indent()
        items = _items(block)
        self._tell_apart(block)
        begun = [
            around
            for around in containers(block)
            if around not in self._open and (isinstance(around, Quote) or around == items[-1])
        ]
        self._open += begun
        return indent + "".join(map(self._mark, begun))

    def _tell_apart(self, block: Block) -> None:
        """Give the list of a block other marks than those of a list that ends right before it."""
        before, now = _items(self._last) if self._last else [], _items(block)
        n_open = sum(isinstance(around, ListItem) for around in self._open)
        if len(before) <= n_open or not now:
            return
        ended, begun = before[n_open], now[-1]
        is_next = ended.list not in {item.list for item in now}
        has_same_marks = _is_numbered(ended) == _is_numbered(begun)
        if is_next and has_same_marks and ended.list not in self._other_marks:
            self._other_marks.add(begun.list)


def _may_go_on(around: ListItem | Quote) -> bool:
    """Not what stands in a list but in no item: each block of it is marked by itself."""
    return isinstance(around, Quote) or around.number > 0


def _is_numbered(item: ListItem) -> bool:
    return item.kind == "number" and item.number > 0


def _items(block: Block) -> list[ListItem]:
    return [around for around in containers(block) if isinstance(around, ListItem)]


def _are_items_of_one_list(last: Block, block: Block) -> bool:
    """Whether a block may follow right below the last one: as another item of a list around it."""
    if last.place.is_code or block.place.is_code or _quotes(last) != _quotes(block):
        return False
    before, now = _items(last), _items(block)
    lists = {item.list for item in before}
    if before == now or lists.isdisjoint(item.list for item in now):
        return False
    # A list may begin right below a line of text only if its first number is 1.
    return now[-1].list in lists or not _is_numbered(now[-1]) or now[-1].number == 1


def _quotes(block: Block) -> list[Quote]:
    return [around for around in containers(block) if isinstance(around, Quote)]


def _code_lines(block: Block) -> list[str]:
    fence = "```"
    while fence in block.text:
        fence += "`"
    return [f"{fence}{block.place.code_language}", *block.text.split("\n"), fence]


def _line(block: Block) -> str:
    text, level = inline(block), heading_level(block)
    if not level:
        return text
    # A heading may end with hashes, too, which are no text of it.
    return f"{'#' * level} " + re.sub(r"(^|\s)(#+)$", r"\1\\\2", text)


def _table(blocks: list[Block]) -> str:
    """A data table with its first row as the header."""
    lines = [[_cell(cell) for cell in row] for row in grid(blocks)]
    rule = ["---" for _ in lines[0]]
    return "\n".join(f"| {' | '.join(line)} |" for line in [lines[0], rule, *lines[1:]])


def _cell(blocks: list[Block]) -> str:
    return " ".join(map(inline, blocks)).replace("|", "\\|").replace("\n", " ")
