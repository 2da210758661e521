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


def test_every_character_of_the_first_plane_is_as_unicode_has_it() -> None:
    characters = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    found = n_columns(characters).tolist()
    assert [c for c, n in zip(characters, found, strict=True) if n != columns_of(c)] == []


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_a_text_takes_what_its_characters_take(texts: list[str]) -> None:
    each = [sum(n_columns(list(text)).tolist()) for text in texts]
    assert n_columns(texts).tolist() == each
