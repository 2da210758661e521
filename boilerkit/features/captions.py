"""What a line says of itself before a colon: "Tags: harbour, ferry", "Photo: A. Ito".

Among all the words of a line such a word is one of many, and stands in running text as well.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.text import COLONS
from boilerkit.features.cues import CUES, cue_ratios
from boilerkit.features.measures import Measures, Rows
from boilerkit.features.words import Ints
from boilerkit.page import BlockTable, FlatPage

COLUMNS: tuple[str, ...] = (
    *("author", "comments", "commerce", "date", "more", "newsletter", "photo"),
    *("related", "share", "tags"),
)
"""Purposes that the words before a block's first colon may name."""
MAX_WORDS = 6
"""Of more words it is a sentence."""

_COLONS = tuple(map(ord, COLONS))
_ROWS = [1 + CUES.index(name) for name in COLUMNS]


def caption_columns(page: FlatPage, blocks: BlockTable, measures: Measures) -> list[Rows]:
    """Return the columns of ``COLUMNS``: shares of those words that are cues of each purpose."""
    words, block, n_blocks = measures.words, measures.word_block, len(blocks)
    is_before = words.position < _first_colons(page, blocks)[block]
    worth = np.where(is_before, measures.worth, 0)
    n_before = np.bincount(block, weights=worth, minlength=n_blocks)
    is_caption = is_before & (n_before <= MAX_WORDS)[block]
    return [cue_ratios(words.only(is_caption), block[is_caption], n_blocks)[_ROWS]]


def _first_colons(page: FlatPage, blocks: BlockTable) -> Ints:
    """Where the first colon of each block stands, as words count places; 0 where none does."""
    low, high = int(blocks.start[0]), int(blocks.end[-1])
    code_points = page.code_points[low:high]
    places = np.flatnonzero(np.isin(code_points, _COLONS))[::-1]
    first: NDArray[np.int64] = np.zeros(len(blocks), dtype=np.int64)
    # Of several of one block the last that is written stays: the first in the text.
    first[np.searchsorted(blocks.start - low, places, side="right") - 1] = places
    return first
