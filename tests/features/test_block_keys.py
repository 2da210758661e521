"""When blocks of two pages have one key."""

from __future__ import annotations

import numpy as np
import pytest

from boilerkit.dom.reading import read_page
from boilerkit.features.block_keys import KEY_NAMES, NO_KEY, block_keys

PLACE, WORDS = range(len(KEY_NAMES))


def keys(html: str, kind: str = "html") -> list[list[int]]:
    read = read_page(html, kind="text" if kind == "text" else "html")
    found: list[list[int]] = block_keys(read.page, read.blocks).tolist()
    return found


def test_keys_are_the_same_everywhere() -> None:
    """Bundles hold them, so they may never change."""
    found = keys('<div class="story-7"><p>Boats came in at noon.</p></div>')
    assert [f"{of_kind[0]:x}" for of_kind in found] == ["405900ad746d65e9", "ac85e928699df440"]


@pytest.mark.parametrize(
    ("one", "other", "same_place", "same_words"),
    [
        ('<p class="a">Two boats', '<h1>A day</h1><p class="a">Two boats', True, True),
        ('<p class="a">Two boats', '<p class="b">two  BOATS!', False, True),
        ('<p class="a1">2 boats', '<p class="a27">2,000 boats', True, True),
        ('<p class="a">Two boats', '<p class="a">Boats two', True, False),
        ('<p class="a">Two boats', '<h2 class="a">Two boats', False, True),
        ('<i class="a"><b><u><p>x', '<i class="b"><b><u><p>x', False, True),
    ],
)
def test_a_place_is_tags_and_names_and_words_are_words_in_order(
    one: str, other: str, same_place: bool, same_words: bool
) -> None:
    (place, words), (other_place, other_words) = (
        [of_kind[-1] for of_kind in keys(page)] for page in (one, other)
    )
    assert (place == other_place, words == other_words) == (same_place, same_words)
    assert NO_KEY not in (place, words)


def test_what_has_no_name_or_no_word_has_no_key() -> None:
    assert keys("<div><p>Two boats")[PLACE] == [NO_KEY]
    assert keys('<p class="a">12.30 – 14')[WORDS] == [NO_KEY]
    assert np.shape(keys("")) == (len(KEY_NAMES), 0)


def test_the_place_of_a_line_of_a_dump_is_below_the_line_before() -> None:
    place, words = keys("Two boats\nThree boats\n12\nShare", kind="text")
    assert place == [NO_KEY, words[0], words[1], NO_KEY]
    assert len({*words}) == 4


def test_each_block_has_its_own_words() -> None:
    alone = keys("<p>The boats")[WORDS] + keys("<p>came in")[WORDS]
    assert keys("<p>The boats<p>12<p>came in")[WORDS] == [alone[0], NO_KEY, alone[1]]
