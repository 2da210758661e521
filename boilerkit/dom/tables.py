"""Tables of data, and the row and column that each of their cells begins in."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from boilerkit.dom.tags import TAG_IDS, tag_mask
from boilerkit.page import FlatPage
from boilerkit.tree import Ints, text_sizes

MIN_DATA_CELLS = 4
MAX_DATA_CELL_CHARS = 200
"""Mean length of a cell above which a table lays out the page rather than data."""
MAX_SPAN = 100
"""How many columns or rows a cell may take, against pages that ask for millions."""
MAX_REACHING = 1_000
"""Columns whose cells reach into the next row; a table with more lets no further ones reach."""
_CELLS, _TABLE = tag_mask({"td", "th"}), TAG_IDS["table"]


def data_cells(page: FlatPage) -> dict[int, tuple[int, int, int]]:
    """Table, row and column, each from 1, of every cell of a table of data, by element."""
    cells: dict[int, tuple[int, int, int]] = {}
    n_tables = 0
    tables = np.flatnonzero(page.tag == _TABLE)
    sizes = text_sizes(page, tables)
    for table, size in zip(tables.tolist(), sizes.tolist(), strict=True):
        within = np.arange(table + 1, page.end[table])
        found = within[_CELLS[page.tag[within]]]
        # Of several short cells, and without another table in it.
        is_data = len(found) >= MIN_DATA_CELLS and not (page.tag[within] == _TABLE).any()
        if is_data and size <= MAX_DATA_CELL_CHARS * len(found):
            n_tables += 1
            cells |= {cell: (n_tables, *place) for cell, place in _places(page, found)}
    return cells


def _places(page: FlatPage, cells: Ints) -> Iterator[tuple[int, tuple[int, int]]]:
    """Row and column of each cell of a table, as the HTML Standard forms a table (4.9.12)."""
    rows: dict[int, list[int]] = {}
    for cell in cells.tolist():
        rows.setdefault(int(page.parent[cell]), []).append(cell)
    reaching: dict[int, int] = {}
    rows_of = -1
    for number, (row, row_cells) in enumerate(rows.items(), 1):
        if page.parent[row] != rows_of:
            # No cell reaches from the head of a table into its body.
            reaching, rows_of = {}, int(page.parent[row])
        below = {column: left - 1 for column, left in reaching.items() if left > 1}
        column = 1
        for cell in row_cells:
            while column in reaching:
                column += 1
            yield cell, (number, column)
            width, height = _span(page.colspans, cell), _span(page.rowspans, cell)
            if height > 1 and len(below) < MAX_REACHING:
                below |= dict.fromkeys(range(column, column + width), height - 1)
            column += width
        reaching = below


def _span(spans: dict[int, str], cell: int) -> int:
    value = spans.get(cell, "").strip()
    return max(1, min(int(value[:4]), MAX_SPAN)) if value.isdecimal() else 1
