"""What nobody sees is no block."""

from __future__ import annotations

import pytest

from boilerkit.dom.reading import read_page
from boilerkit.dom.segmentation import block_slices
from boilerkit.dom.text import squash
from boilerkit.page import Kind


def texts(source: str, kind: Kind) -> list[str]:
    read = read_page(source, kind=kind)
    return [squash(text) for text in block_slices(read.page, read.blocks)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Two</p><p>\u200b</p><p>\u00ad \ufeff</p><p>boats</p>", ["Two", "boats"]),
        ("<p>&zwj;</p><p>Two boats</p>", ["Two boats"]),
        ("<p>\u200b</p><p>&zwnj;</p>", []),
        ("<p>\u200b</p>", []),
        ("<p><i>\ue801</i></p><p>Two <i>\ue801</i>boats</p>", ["Two boats"]),
        ("<p>Two<b>\u200b</b>boats", ["Twoboats"]),
        ("<p>Two<b>\u200b </b>boats", ["Two boats"]),
        ("<p>می<b>&zwnj;</b>خواهم", ["می\u200cخواهم"]),
        ("<p>Two\u200b boats</p><p>❤\ufe0f</p>", ["Two\u200b boats", "❤\ufe0f"]),
        ("<pre>two\n<b>\u200b\n</b>boats</pre>", ["two boats"]),
    ],
)
def test_texts_of_html_that_nobody_sees_are_left_out(html: str, expected: list[str]) -> None:
    assert texts(html, "html") == expected


def test_what_stands_around_them_keeps_its_place() -> None:
    read = read_page("<p>Two</p><p>\u200b</p><ul><li>boats</ul>", kind="html")
    tags = read.page.tag[read.blocks.element].tolist()
    same = read_page("<p>Two</p><p></p><ul><li>boats</ul>", kind="html")
    assert tags == same.page.tag[same.blocks.element].tolist()


@pytest.mark.parametrize(
    "unseen", ["\u200b", " \u00ad\t\ufeff", "\ue801", "\u200e \u200f", "\u2003\u200b"]
)
def test_lines_of_dumps_that_nobody_sees_are_empty(unseen: str) -> None:
    dump = f"Two boats\n{unseen}\ncame in at noon"
    assert texts(dump, "text") == ["Two boats", "came in at noon"]
    read = read_page(dump, kind="text")
    assert len(read.page.text) == len(dump)
    assert read.page.parent.tolist() == read_page("A\n\nB", kind="text").page.parent.tolist()
