"""Blocks back to reading form: tidied text, formatted spans, places in lists and tables.

Runs only for blocks that somebody asked for, after labelling.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from boilerkit.document import Place, Span, SpanKind
from boilerkit.dom.tags import (
    CODE_TAGS,
    EMPHASIS_TAGS,
    HEADING_TAGS,
    LIST_TAGS,
    STRONG_TAGS,
    TAG_IDS,
    TAG_NAMES,
    tag_mask,
)
from boilerkit.dom.text import squash
from boilerkit.page import BlockTable, FlatPage

_SPAN_KINDS: dict[str, SpanKind] = {
    **dict.fromkeys(EMPHASIS_TAGS, "emphasis"),
    **dict.fromkeys(STRONG_TAGS, "strong"),
    **dict.fromkeys(CODE_TAGS, "code"),
}
_IS_LIST = tag_mask(LIST_TAGS)
_IS_CELL = tag_mask({"td", "th"})
_PRE, _QUOTE, _ORDERED = TAG_IDS["pre"], TAG_IDS["blockquote"], TAG_IDS["ol"]
_ITEM, _ROW, _TABLE = TAG_IDS["li"], TAG_IDS["tr"], TAG_IDS["table"]
MIN_DATA_CELLS = 4
MAX_DATA_CELL_CHARS = 200
"""Mean length of a cell above which a table lays out the page rather than data."""


class Layout:
    """Reads the layout of a page's blocks, one block at a time."""

    def __init__(self, page: FlatPage, blocks: BlockTable) -> None:
        self._page = page
        self._blocks = blocks

    def tag(self, block: int) -> str:
        """Tag of the block-level element around a block."""
        if self._page.kind == "text":
            return ""
        tag = int(self._page.tag[self._blocks.container[block]])
        return TAG_NAMES[tag]

    def path(self, block: int) -> str:
        """CSS path to a block's innermost element, or its line in a text dump."""
        page = self._page
        if page.kind == "text":
            start = int(self._blocks.start[block])
            return f"line {len(page.text[:start].splitlines()) + 1}"
        steps = []
        element = int(self._blocks.element[block])
        while True:
            name = TAG_NAMES[page.tag[element]]
            rank = int(self._rank[element])
            name = "*" if name == "?" else name
            steps.append(name if page.depth[element] < 2 else f"{name}:nth-of-type({rank})")
            if element == page.parent[element]:
                return " > ".join(reversed(steps))
            element = int(page.parent[element])

    def text(self, block: int) -> tuple[str, tuple[Span, ...]]:
        """A block's text with tidy white space, and its formatted spans."""
        page, blocks = self._page, self._blocks
        if page.kind == "text":
            return squash(page.text[blocks.start[block] : blocks.end[block]]), ()
        if self._is_inside(int(blocks.container[block]), _PRE):
            return page.text[blocks.start[block] : blocks.end[block]].strip("\r\n").rstrip(), ()
        writer = _SpanWriter()
        for text in range(int(blocks.first_text[block]), int(blocks.last_text[block])):
            kinds = self._formats(int(page.text_element[text]), int(blocks.container[block]))
            writer.write(page.text[page.text_start[text] : page.text_start[text + 1]], kinds)
        return writer.finish()

    def place(self, block: int) -> Place:
        """Where a block stands in headings, lists, tables and quotes."""
        page = self._page
        after_break = bool(self._blocks.after_break[block])
        if page.kind == "text":
            return Place(after_break=after_break)
        level = list_depth = item = table = row = column = quote_depth = 0
        is_ordered = is_code = False
        element = int(self._blocks.element[block])
        while element:
            tag = int(page.tag[element])
            name = TAG_NAMES[tag]
            if name in HEADING_TAGS and not level:
                level = int(name[1])
            elif _IS_LIST[tag]:
                is_ordered = is_ordered if list_depth else tag == _ORDERED
                list_depth += 1
            elif tag == _ITEM and not item:
                item = element
            elif _IS_CELL[tag] and not table:
                table, row, column = self._cells.get(element, (0, 0, 0))
            quote_depth += tag == _QUOTE
            is_code = is_code or tag == _PRE
            element = int(page.parent[element])
        return Place(
            heading_level=level,
            list_depth=list_depth,
            is_ordered=is_ordered,
            item=item if list_depth else 0,
            table=table,
            row=row,
            column=column,
            quote_depth=quote_depth,
            is_code=is_code,
            after_break=after_break,
        )

    @cached_property
    def _rank(self) -> NDArray[np.int64]:
        """Number of each element among its brothers of the same tag, from 1."""
        key = self._page.parent.astype(np.int64) * len(TAG_NAMES) + self._page.tag
        _, inverse, n = np.unique(key, return_inverse=True, return_counts=True)
        order = np.argsort(inverse, kind="stable")
        starts = np.concatenate(([0], np.cumsum(n)[:-1]))
        rank = np.empty(len(key), dtype=np.int64)
        rank[order] = np.arange(len(key)) - starts[inverse[order]] + 1
        return rank

    @cached_property
    def _cells(self) -> dict[int, tuple[int, int, int]]:
        """Table, row and column, each from 1, of every cell of a data table."""
        page = self._page
        cells: dict[int, tuple[int, int, int]] = {}
        n_tables = 0
        for table in np.flatnonzero(page.tag == _TABLE).tolist():
            within = np.arange(table + 1, page.end[table])
            found = within[_IS_CELL[page.tag[within]]]
            if not self._is_data(table, within, found):
                continue
            n_tables += 1
            rows: dict[int, int] = {}
            columns: dict[int, int] = {}
            for cell in found.tolist():
                parent = int(page.parent[cell])
                row = rows.setdefault(parent, len(rows) + 1)
                columns[parent] = columns.get(parent, 0) + 1
                cells[cell] = (n_tables, row, columns[parent])
        return cells

    def _is_data(self, table: int, within: NDArray[np.int64], cells: NDArray[np.int64]) -> bool:
        """A table of data has several short cells and no table or heading inside."""
        page = self._page
        if len(cells) < MIN_DATA_CELLS or (page.tag[within] == _TABLE).any():
            return False
        low, high = np.searchsorted(page.text_order, (table + 1, page.end[table] + 1))
        n_chars = int(page.text_start[high] - page.text_start[low])
        return n_chars <= MAX_DATA_CELL_CHARS * len(cells)

    def _is_inside(self, element: int, tag: int) -> bool:
        page = self._page
        while element:
            if page.tag[element] == tag:
                return True
            element = int(page.parent[element])
        return False

    def _formats(self, element: int, container: int) -> list[tuple[SpanKind, str]]:
        """Formats of a text node: from its own element up to the block's container."""
        page = self._page
        found: list[tuple[SpanKind, str]] = []
        inside = True
        while element:
            if element in page.links:
                found.append(("link", page.links[element]))
            kind = _SPAN_KINDS.get(TAG_NAMES[page.tag[element]])
            if kind and inside:
                found.append((kind, ""))
            # A link may hold whole blocks; other formats end at the container.
            inside = inside and element != container
            element = int(page.parent[element])
        return found


class _SpanWriter:
    """Joins text nodes, tidies white space, and keeps track of where formats run."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pending = False
        self._spans: list[Span] = []

    def write(self, text: str, formats: list[tuple[SpanKind, str]]) -> None:
        words = text.split()
        if not words:
            self._pending = self._pending or bool(text)
            return
        if self._length and (self._pending or text[0].isspace()):
            self._parts.append(" ")
            self._length += 1
        tidy = " ".join(words)
        start = self._length
        self._parts.append(tidy)
        self._length += len(tidy)
        self._pending = text[-1].isspace()
        for kind, target in formats:
            self._add(kind, target, start)

    def _add(self, kind: SpanKind, target: str, start: int) -> None:
        """Add a span, or lengthen the one that ends where this one starts."""
        for number, span in enumerate(self._spans):
            if span.kind == kind and span.target == target and start - span.end <= 1:
                self._spans[number] = Span(span.start, self._length, kind, target)
                return
        self._spans.append(Span(start, self._length, kind, target))

    def finish(self) -> tuple[str, tuple[Span, ...]]:
        spans = sorted(self._spans, key=lambda span: (span.start, -span.end))
        return "".join(self._parts), tuple(spans)
