"""Words as hashes: told apart by sums, looked up in lists."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from boilerkit.dom.text import to_code_points
from boilerkit.features.words import is_known, pairs_within, term_hashes, words_of

# Few high bits, so that hashes share the bits by which most are ruled out.
HASHES = st.lists(st.builds(lambda a, b: (a << 50) + b, st.integers(0, 3), st.integers(0, 40)))


@given(HASHES, HASHES)
def test_a_hash_is_known_where_it_is_listed(hashes: list[int], known: list[int]) -> None:
    found = is_known(np.array(hashes, dtype=np.uint64), np.array(known, dtype=np.uint64))
    assert found.tolist() == [number in known for number in hashes]


@pytest.mark.parametrize(
    "letters",
    ["กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ", "あいうえおかきくけこさしすせそたちつてと"],
)
def test_two_characters_that_are_words_of_their_own_make_a_pair_like_no_other(letters: str) -> None:
    found = words_of(" ".join(one + other for one in letters for other in letters))
    pair, _ = pairs_within(found.hashes, np.repeat(np.arange(len(letters) ** 2), 2))
    assert len(np.unique(pair)) == len(letters) ** 2


def terms(text: str) -> list[int]:
    found: list[int] = term_hashes(words_of(text), to_code_points(text)).tolist()
    return found


@pytest.mark.parametrize(
    ("text", "other", "shared"),
    [
        ("The ferry", "A ferry boat", 1),
        ("渡轮回来", "新渡轮", 1),
        ("渡船の歌", "歌の船", 0),
        ("渡 轮", "渡轮", 1),
        ("เรือข้ามฟาก", "นั่งเรือข้าม", 3),
    ],
)
def test_texts_share_words_and_characters_in_a_row(text: str, other: str, shared: int) -> None:
    assert len(set(terms(text)) & set(terms(other))) == shared
