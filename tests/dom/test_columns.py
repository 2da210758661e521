from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from boilerkit.dom.columns import n_columns


def columns_of(character: str) -> int:
    if character != "\u00ad" and unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def test_marks_take_none_and_wide_characters_two() -> None:
    texts = ["", "bridge", "桥梁，", "다리", "ที่", "e\u0301", "🌉"]
    assert n_columns(texts).tolist() == [0, 6, 6, 4, 1, 1, 2]


def test_no_text_is_no_columns() -> None:
    assert n_columns([]).tolist() == []
    assert n_columns(["", ""]).tolist() == [0, 0]


@given(st.lists(st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cn", "Cs"]))))
def test_as_unicode_has_it(texts: list[str]) -> None:
    assert n_columns(texts).tolist() == [sum(map(columns_of, text)) for text in texts]
