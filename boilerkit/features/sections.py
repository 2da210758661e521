"""Which line of a dump says what a block stands under: "Related", "Comments (2)", "Tags".

A dump has no headings, and in a list of other articles every line looks like one. What such
lines are is said once, above the first of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.landmarks import SECTION_CUES, SECTION_NUMBERS
from boilerkit.features.measures import Floats, Measures, Rows
from boilerkit.features.position import is_running_text, last_of, since, words_since

COLUMNS: tuple[str, ...] = (
    *SECTION_CUES,
    "n_lines",
    "n_words",
    "n_long_words",
)

MAX_WORDS = 6
MIN_CUE_RATIO = 0.5
"""A line of no more words, so many of them cues, says what comes after it."""


def section_columns(measures: Measures, cues: Floats, density: Floats) -> list[Rows]:
    """Return the columns of ``COLUMNS``: what the last such line says, and how far it is.

    Parameters
    ----------
    cues : ndarray of float32, shape (len(CUES), n_blocks)
        Share of each block's words that are cues of a purpose.
    """
    cues = cues[SECTION_NUMBERS]
    n_words = measures.n_words
    says = _says_what_follows(measures, cues)
    last = last_of(says)
    n_long = n_words * is_running_text(measures, density)
    return [
        np.where(last >= 0, cues[:, last], 0),
        since(says),
        words_since(says, np.cumsum(n_words) - n_words),
        words_since(says, np.cumsum(n_long) - n_long),
    ]


def _says_what_follows(measures: Measures, cues: Floats) -> NDArray[np.bool_]:
    is_short = (measures.n_words <= MAX_WORDS) & (measures.n_sentences == 0)
    return np.asarray(is_short & (cues.max(axis=0) >= MIN_CUE_RATIO))
