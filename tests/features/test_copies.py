"""Which blocks are copies of others, and which of them give way."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from boilerkit.dom.reading import read_page
from boilerkit.features.copies import copy_groups, later_copies
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.page import Kind

WORDS = np.full(7, 5, dtype=np.float32)


def groups(page: str, kind: Kind = "html") -> NDArray[np.int64]:
    read = read_page(page, kind=kind)
    features = FeatureExtractor(kind)
    X = features.transform(read.page, read.blocks, read.hints).X
    n_words, n_copies = X[:, features.n_words_column], X[:, features.n_copies_column]
    return copy_groups(read.page, read.blocks, n_words, n_copies)


def giving_way(group: list[int], content: list[float], n_words: NDArray[np.float32]) -> list[int]:
    """Numbers of the blocks that give way."""
    later = later_copies(np.array(group), np.array(content), n_words[: len(group)])
    return np.flatnonzero(later).tolist()


def test_short_blocks_are_no_copies() -> None:
    html = """<div><p>one two three four</p><p>$19</p></div>
    <div><p>one two  three four</p><p>$19</p><p>five</p></div>"""
    assert groups(html).tolist() == [0, 1, 0, 3, 4]


@pytest.mark.parametrize(
    ("content", "later"),
    [([0.9, 0.5, 0.9, 0.5, 0.1], [2]), ([0.2, 0.5, 0.9, 0.5, 0.1], [0])],
    ids=["earlier", "likelier"],
)
def test_a_copy_gives_way_to_a_likelier_or_an_earlier_one(
    content: list[float], later: list[int]
) -> None:
    words = np.array([4, 1, 4, 1, 1], dtype=np.float32)
    assert giving_way([0, 1, 0, 3, 4], content, words) == later


def test_what_comes_again_after_further_text_is_meant() -> None:
    song = [0, 1, 0, 3, 0]
    assert giving_way(song, [0.9] * 5, WORDS) == []
    assert giving_way(song, [0.9, 0.4, 0.9, 0.9, 0.9], WORDS) == [2]
    prices = np.array([5, 1, 5, 1, 5], dtype=np.float32)
    assert giving_way(song, [0.9] * 5, prices) == [2, 4]


def test_a_version_for_phones_gives_way_to_what_comes_again_as_often() -> None:
    """Where verses come twice too, nothing tells a refrain from a copy: it is said once."""
    verse, refrain, menu = 1, 0, 3
    twice = [refrain, verse, refrain, menu, refrain, verse, refrain]
    assert giving_way(twice, [0.9, 0.9, 0.9, 0.1, 0.9, 0.9, 0.9], WORDS) == [2, 4, 5, 6]
    other_verses = [refrain, 1, refrain, menu, refrain, 5, refrain]
    assert giving_way(other_verses, [0.9, 0.9, 0.9, 0.1, 0.9, 0.9, 0.9], WORDS) == [4, 6]


def test_copies_of_an_article_may_follow_on_each_other() -> None:
    assert giving_way([0, 1, 2, 0, 1, 2], [0.9] * 6, WORDS) == [3, 4, 5]


@pytest.mark.parametrize(
    ("html", "n_texts"),
    [
        ("<ul><li>Run for ten minutes</li><li>Rest</li><li>Run for ten minutes</li></ul>", 3),
        ("<table><tr><td>Run for ten minutes<td>Rest<tr><td>Run for ten minutes</table>", 3),
        ("<p>Run for ten minutes<br>Rest<br>Run for ten minutes</p>", 3),
        ("<div><p>Run for ten minutes</div><p>Rest</p><div><p>Run for ten minutes</div>", 2),
    ],
    ids=["items of a list", "cells of a table", "lines of a paragraph", "two boxes"],
)
def test_what_comes_again_in_one_list_or_paragraph_is_no_copy(html: str, n_texts: int) -> None:
    group = groups(html)
    assert len(group) == 3
    assert len(set(group.tolist())) == n_texts


def test_of_lines_of_a_dump_every_repeated_one_is_a_copy() -> None:
    assert groups("Run for ten minutes\nRest\nRun for ten minutes\n", "text").tolist() == [0, 1, 0]
