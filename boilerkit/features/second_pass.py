"""What is made of the first pass's answers: what tells the page's type, and what the second pass
sees of a block, which is features, beliefs around it, topic and the page's type.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.beliefs import beliefs
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.features.page_types import comment_off_forum, page_summary
from boilerkit.features.topics import Vocabulary, topic_columns
from boilerkit.page import BlockTable, FlatPage


class Featured(Protocol):
    """A page, or a part of one that is judged at one time."""

    @property
    def page(self) -> FlatPage:
        """The page after its walk."""

    @property
    def blocks(self) -> BlockTable:
        """Its text blocks."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of its blocks."""


def page_summaries(
    pages: Sequence[Featured],
    X: NDArray[np.float32],
    features: FeatureExtractor,
    first: NDArray[np.float64],
) -> NDArray[np.float32]:
    """What the page-type model sees of several pages, `second_pass_matrix` has the parameters.

    Returns
    -------
    ndarray of float32, shape (n_pages, len(SUMMARIES) * n_features)
    """
    ends = np.cumsum([len(page.blocks) for page in pages])[:-1]
    n_words = X[:, features.n_words_column]
    of_pages = zip(np.split(X, ends), np.split(n_words, ends), np.split(first, ends), strict=True)
    return np.stack([page_summary(*of_page) for of_page in of_pages])


def second_pass_matrix(
    pages: Sequence[Featured],
    X: NDArray[np.float32],
    features: FeatureExtractor,
    first: NDArray[np.float64],
    types: NDArray[np.float64],
) -> NDArray[np.float32]:
    """Put the columns of the second pass together for the blocks of several pages.

    Parameters
    ----------
    X : ndarray of float32, shape (n_blocks, n_features)
        Features of the blocks of all pages, one page below the other.
    features : FeatureExtractor
        Names the columns of ``X``.
    first : ndarray of float64, shape (n_blocks,)
        The first pass's probability that each block is content.
    types : ndarray of float64, shape (n_pages, len(PAGE_TYPES))

    Returns
    -------
    ndarray of float32, shape (n_blocks, n_features + n_beliefs)
    """
    sizes = [len(page.blocks) for page in pages]
    ends = np.cumsum(sizes)[:-1]
    of_page = np.split(first, ends)
    around = [
        beliefs(page.page, page.blocks, n_words, p)
        for page, n_words, p in zip(
            pages, np.split(X[:, features.n_words_column], ends), of_page, strict=True
        )
    ]
    topic = [
        np.stack(topic_columns(page.vocabulary, p)) for page, p in zip(pages, of_page, strict=True)
    ]
    of_block = np.repeat(types, sizes, axis=0)
    # Column by column, as trees read them.
    columns = [X.T, np.concatenate(around).T, np.concatenate(topic, axis=1), of_block.T]
    # Names are what tells a comment, and a text dump has none.
    if features.comment_column is not None:
        columns.append(comment_off_forum(X[:, features.comment_column], of_block)[None])
    return np.asarray(np.concatenate(columns, dtype=np.float32).T)
