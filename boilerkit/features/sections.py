"""What a block stands under: "Related", "Comments (2)", "Tags".

As HTML the last heading says so. A dump has no headings, nor have some older pages, and in a
list of other articles every line looks like one. What such lines are is said once, above the
first of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.cues import CUES
from boilerkit.features.measures import Floats, Measures, Rows
from boilerkit.features.position import is_running_text, last_of, since, words_since

COLUMNS: tuple[str, ...] = (
    *("related", "comments", "commerce", "newsletter", "more", "share", "tags", "photo"),
)
"""Purposes that a heading, or a line that stands for one, may name."""
DISTANCE_COLUMNS: tuple[str, ...] = ("n_lines", "n_words", "n_long_words")

MAX_WORDS = 6
MIN_CUE_RATIO = 0.5
"""A line of no more words, so many of them cues, says what comes after it."""

_CUE_NUMBERS = [CUES.index(name) for name in COLUMNS]


def says_what_follows(measures: Measures, cues: Floats, heading_level: Floats) -> NDArray[np.bool_]:
    """Tell which blocks say what comes after them: headings, or lines of cues where none is.

    Parameters
    ----------
    cues : ndarray of float32, shape (len(CUES), n_blocks)
        Share of each block's words that are cues of a purpose.
    heading_level : ndarray of float32, shape (n_blocks,)

    Returns
    -------
    ndarray of bool, shape (n_blocks,)
    """
    is_heading = heading_level > 0
    if is_heading.any():
        return np.asarray(is_heading)
    is_short = (measures.n_words <= MAX_WORDS) & (measures.n_sentences == 0)
    return np.asarray(is_short & (cues[_CUE_NUMBERS].max(axis=0) >= MIN_CUE_RATIO))


def section_columns(cues: Floats, says: NDArray[np.bool_]) -> list[Rows]:
    """Return the columns of ``COLUMNS``: cues of the last block that ``says`` what follows."""
    last = last_of(says)
    return [np.where(last >= 0, cues[_CUE_NUMBERS][:, last], 0)]


def distance_columns(measures: Measures, says: NDArray[np.bool_], density: Floats) -> list[Rows]:
    """Return the columns of ``DISTANCE_COLUMNS``: how far that block is."""
    n_words = measures.n_words
    n_long = n_words * is_running_text(n_words, density)
    return [
        since(says),
        words_since(says, np.cumsum(n_words) - n_words),
        words_since(says, np.cumsum(n_long) - n_long),
    ]
