"""What the page's type says of a block."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.reading import read_page
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.features.page_types import COMMENT_COLUMN, comment_off_forum, page_summary
from boilerkit.features.second_pass import second_pass_matrix
from boilerkit.judging import Stretch
from boilerkit.page import PAGE_TYPES, Kind


def test_a_marked_comment_counts_where_the_page_is_no_forum() -> None:
    types = np.zeros((3, len(PAGE_TYPES)))
    types[:, PAGE_TYPES.index("forum")] = (0.9, 0.25, 0.25)
    found = comment_off_forum(np.array([2, 1, 0], dtype=np.float32), types)
    assert np.allclose(found, [0.1, 0.75, 0.0])


def test_a_page_is_summed_up_by_its_blocks_and_by_its_content() -> None:
    X = np.array([[1, 10], [2, 20], [4, 0]], dtype=np.float32)
    n_words = np.array([0, 10, 30], dtype=np.float32)
    found = page_summary(X, n_words, np.array([0.0, 0.5, 0.5]))
    assert np.allclose(found, [7 / 3, 10, (2 * 5 + 4 * 15) / 20, (20 * 5) / 20])


def test_a_page_of_nothing_likely_is_summed_up_in_numbers() -> None:
    X = np.ones((3, 2), dtype=np.float32)
    assert np.allclose(page_summary(X, np.ones(3, np.float32), np.zeros(3)), [1, 1, 0, 0])
    assert np.array_equal(page_summary(X[:0], np.ones(0, np.float32), np.zeros(0)), np.zeros(4))


def seen(source: str, kind: Kind) -> tuple[tuple[str, ...], NDArray[np.float32]]:
    """Names and values of what the second pass sees of a page that is hardly a forum."""
    features = FeatureExtractor(kind)
    read = read_page(source, kind=kind)
    X, words = features.transform(read.page, read.blocks, read.hints)
    types = np.full((1, len(PAGE_TYPES)), 0.1)
    stretch = Stretch(read.page, read.blocks, X, words)
    matrix = second_pass_matrix([stretch], X, features, np.full(len(X), 0.5), types)
    return (*features.names, *features.schema.beliefs), matrix


def test_names_and_columns_of_the_second_pass_go_together() -> None:
    html = "<p>A first text.</p><div class='comments'><p>Well said.</p></div>"
    names, matrix = seen(html, "html")
    assert matrix.shape == (2, len(names))
    assert np.allclose(matrix[:, names.index(COMMENT_COLUMN)], [0, 0.9])
    names, matrix = seen("A first text.\nWell said.", "text")
    assert matrix.shape == (2, len(names))
    assert COMMENT_COLUMN not in names
