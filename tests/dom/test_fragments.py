from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from boilerkit.dom.fragments import cut_lines, join_lines
from boilerkit.dom.reading import read_page
from boilerkit.dom.segmentation import block_slices

PARAGRAPHS = [
    "The ferry will call at <a>both islands</a>, the harbour board said, from the first of May.",
    "Its timetable has been drawn up with <b>school hours</b> in mind (and <i>with the tides</i>), "
    "as those who live there had asked.",
    "Nobody has to book <a>a place</a>. Cars and bicycles pay <a>what they paid before</a>.",
]
MENU = ["home", "timetable", "fares", "about us"]


def blocks(text: str) -> list[str]:
    read = read_page(text, kind="text")
    return [join_lines(block) for block in block_slices(read.page, read.blocks)]


def plain(html: str) -> str:
    return BeautifulSoup(html, "html.parser").get_text()


@pytest.mark.parametrize("strip", [True, False])
def test_paragraphs_cut_at_links_are_blocks(strip: bool) -> None:
    body = "\n".join(f"<p>{text}</p>" for text in [*MENU, *PARAGRAPHS])
    dump = BeautifulSoup(body, "html.parser").get_text("\n", strip=strip)
    assert len(dump.split()) < len(dump.splitlines()) * 8
    assert blocks(dump) == [*MENU, *map(plain, PARAGRAPHS)]


def test_signs_of_other_scripts_close_as_well() -> None:
    lines = ["مجلس مدينة", "الميناء", "، كما قال رئيسه", "图书馆", "，馆长说", "今天", "。"]
    assert cut_lines(lines).tolist() == [False, True, False, True, False, True, False]


def test_a_capital_goes_on_only_after_a_comma() -> None:
    lines = ["Then the chair", "Ito", ", who was asked,", "Ms Sato", ".", "B", "."]
    assert cut_lines(lines).tolist() == [False, True, True, True, False, True, False]


@pytest.mark.parametrize(
    "line", [".NET is not cut", "... and so on", ".5 litres", "(in brackets)", ":)", "- an item"]
)
def test_other_signs_begin_lines(line: str) -> None:
    assert not cut_lines(["A heading above"] + [line] * 8).any()


def test_two_commas_are_chance() -> None:
    lines = ["a line", ", and another one that goes on for quite a while", "the next", ", so"]
    assert not cut_lines(lines).any()


def test_signs_alone_close_nothing() -> None:
    assert not cut_lines([";", ";", ".", ",", ",", "—", ","]).any()


def test_empty_lines_end_paragraphs() -> None:
    lines = ["one", "", ", two", "", ", three", "", ". Four", "", ", five"]
    assert not cut_lines(lines).any()


@given(st.lists(st.text(",.;)a B\u3002\t", max_size=12), max_size=30))
def test_any_lines_keep_their_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert "".join("".join(blocks(text)).split()) == "".join(text.split())
