from __future__ import annotations

import pytest

from boilerkit.dom.reading import read_page
from boilerkit.dom.tables import MAX_SPAN, data_cells


def places(rows: str) -> dict[str, tuple[int, int, int]]:
    """Table, row and column of each cell by its text."""
    read = read_page(f"<table>{rows}</table>", kind="html")
    page = read.page
    cells = data_cells(page)
    texts = zip(page.text_start.tolist(), page.text_element.tolist(), strict=False)
    return {page.text[start]: cells[element] for start, element in texts if element in cells}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "<tr><td>a<td>b<tr><td>c<td>d",
            {"a": (1, 1, 1), "b": (1, 1, 2), "c": (1, 2, 1), "d": (1, 2, 2)},
        ),
        (
            "<tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d",
            {"a": (1, 1, 1), "b": (1, 1, 2), "c": (1, 2, 2), "d": (1, 2, 3)},
        ),
        (
            "<tr><td>a<td rowspan=3>b<td>c<tr><td>d<td>e<tr><td>f<td>g<tr><td>h<td>i",
            {
                **{"a": (1, 1, 1), "b": (1, 1, 2), "c": (1, 1, 3), "d": (1, 2, 1)},
                **{"e": (1, 2, 3), "f": (1, 3, 1), "g": (1, 3, 3), "h": (1, 4, 1)},
                "i": (1, 4, 2),
            },
        ),
        (
            "<thead><tr><td rowspan=9>a<td>b<tbody><tr><td>c<td>d",
            {"a": (1, 1, 1), "b": (1, 1, 2), "c": (1, 2, 1), "d": (1, 2, 2)},
        ),
        (
            "<tr><td colspan=9999999999>a<td>b<tr><td colspan=x>c<td rowspan=0>d",
            {"a": (1, 1, 1), "b": (1, 1, MAX_SPAN + 1), "c": (1, 2, 1), "d": (1, 2, 2)},
        ),
    ],
)
def test_cells_begin_where_a_browser_puts_them(
    rows: str, expected: dict[str, tuple[int, int, int]]
) -> None:
    assert places(rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>a<td>b<td>c",
        "<tr><td>a<td>b<tr><td>c<td><table><tr><td>d</table>",
        f"<tr><td>{'a ' * 500}<td>b<tr><td>c<td>d",
    ],
)
def test_other_tables_lay_out_the_page(rows: str) -> None:
    assert places(rows) == {}


def test_text_behind_a_table_is_none_of_it() -> None:
    read = read_page(f"<table><tr><td>a<td>b<tr><td>c<td>d</table>{'a ' * 500}", kind="html")
    assert len(data_cells(read.page)) == 4


def test_a_table_that_asks_for_millions_of_columns_takes_no_time_for_them() -> None:
    row = "<tr>" + "<td colspan=100 rowspan=100>x" * 50
    read = read_page(f"<table>{row * 100}</table>", kind="html")
    columns = {column for _, _, column in data_cells(read.page).values()}
    assert len(data_cells(read.page)) == 5000
    assert max(columns) < 10_000
