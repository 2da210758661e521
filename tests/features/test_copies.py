"""Which blocks are copies of others, and which of them give way."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from boilerkit.dom.reading import read_page
from boilerkit.features.copies import Copies, find_copies, giving_way
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.page import Kind

WORDS = np.full(8, 5, dtype=np.float32)


def found(page: str, kind: Kind = "html") -> Copies:
    read = read_page(page, kind=kind)
    features = FeatureExtractor(kind)
    X = features.transform(read.page, read.blocks, read.hints).X
    n_words, n_copies = X[:, features.n_words_column], X[:, features.n_copies_column]
    return find_copies(read.page, read.blocks, n_words, n_copies)


def left_out(
    group: list[int],
    content: list[float],
    n_words: NDArray[np.float32] = WORDS,
    beside: tuple[int, ...] = (),
) -> list[int]:
    """Numbers of the blocks that give way; those in `beside` stand beside the one before."""
    is_beside = np.isin(np.arange(len(group)), beside)
    copies = Copies(np.array(group), is_beside)
    gives_way = giving_way(copies, np.array(content), n_words[: len(group)])
    return np.flatnonzero(gives_way).tolist()


def test_short_blocks_are_no_copies() -> None:
    html = """<div><p>one two three four</p><p>$19</p></div>
    <div><p>one two  three four</p><p>$19</p><p>five</p></div>"""
    assert found(html).group.tolist() == [0, 1, 0, 3, 4]


@pytest.mark.parametrize(
    ("content", "expected"),
    [([0.9, 0.5, 0.9, 0.5, 0.1], [2]), ([0.2, 0.5, 0.9, 0.5, 0.1], [0])],
    ids=["earlier", "likelier"],
)
def test_a_copy_gives_way_to_a_likelier_or_an_earlier_one(
    content: list[float], expected: list[int]
) -> None:
    words = np.array([4, 1, 4, 1, 1], dtype=np.float32)
    assert left_out([0, 1, 0, 3, 4], content, words) == expected


def test_what_comes_again_after_further_text_is_meant() -> None:
    song = [0, 1, 0, 3, 0]
    assert left_out(song, [0.9] * 5) == []
    assert left_out(song, [0.9, 0.4, 0.9, 0.9, 0.9]) == [2]
    prices = np.array([5, 1, 5, 1, 5], dtype=np.float32)
    assert left_out(song, [0.9] * 5, prices) == [2, 4]


def test_what_comes_again_beside_itself_is_meant() -> None:
    assert left_out([0, 0, 2], [0.9, 0.1, 0.9], beside=(1,)) == []
    assert left_out([0, 0, 2], [0.9, 0.1, 0.9]) == [1]


def test_a_version_for_phones_gives_way_to_what_comes_again_as_often() -> None:
    """Where verses come twice too, nothing tells a refrain from a copy: it is said once."""
    verse, refrain, menu = 1, 0, 3
    twice = [refrain, verse, refrain, menu, refrain, verse, refrain]
    assert left_out(twice, [0.9, 0.9, 0.9, 0.1, 0.9, 0.9, 0.9]) == [2, 4, 5, 6]
    other_verses = [refrain, 1, refrain, menu, refrain, 5, refrain]
    assert left_out(other_verses, [0.9, 0.9, 0.9, 0.1, 0.9, 0.9, 0.9]) == [4, 6]


def test_of_two_versions_of_a_list_the_likelier_one_keeps_all_that_it_says() -> None:
    exercise, rest = 0, 1
    in_both = [exercise, rest, exercise, 3, exercise, rest, exercise]
    beside = (2, 6)
    assert left_out(in_both, [0.9, 0.9, 0.9, 0.1, 0.8, 0.8, 0.8], beside=beside) == [4, 5, 6]
    assert left_out(in_both, [0.8, 0.8, 0.8, 0.1, 0.9, 0.9, 0.9], beside=beside) == [0, 1, 2]


def test_copies_of_an_article_may_follow_on_each_other() -> None:
    assert left_out([0, 1, 2, 0, 1, 2], [0.9] * 6) == [3, 4, 5]


@pytest.mark.parametrize(
    ("html", "is_beside"),
    [
        ("<ul><li>Run for ten minutes</li><li>Rest</li><li>Run for ten minutes</li></ul>", True),
        ("<table><tr><td>Run for ten minutes<td>Rest<tr><td>Run for ten minutes</table>", True),
        ("<p>Run for ten minutes<br>Rest<br>Run for ten minutes</p>", True),
        ("<div><p>Run for ten minutes</div><p>Rest</p><div><p>Run for ten minutes</div>", False),
    ],
    ids=["items of a list", "cells of a table", "lines of a paragraph", "two boxes"],
)
def test_what_comes_again_in_one_list_or_paragraph_stands_beside(
    html: str, is_beside: bool
) -> None:
    copies = found(html)
    assert copies.group.tolist() == [0, 1, 0]
    assert copies.is_beside.tolist() == [False, False, is_beside]


def test_of_lines_of_a_dump_none_stands_beside_another() -> None:
    copies = found("Run for ten minutes\nRest\nRun for ten minutes\n", "text")
    assert copies.group.tolist() == [0, 1, 0]
    assert not copies.is_beside.any()
