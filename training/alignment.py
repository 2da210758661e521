"""Gold text against a page's blocks: which blocks the annotator kept.

The words of the gold text and of the page are aligned in order by a longest common
subsequence over word numbers; a block of whose words at least half are matched is taken
for gold. Recovered so, the gold of ``wcxb`` has word F1 0.98 (``python -m training
ceiling``): what segmentation leaves to be had.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from boilerkit.dom.text import words

MIN_MATCHED: Final = 0.5
MAX_STRAY_WORDS: Final = 3
"""A block of few words can be matched by accident, such as "About" in a menu."""
MIN_STRAY_DISTANCE: Final = 60
"""Words from a matched block to the next on either side from which it counts as astray."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a gold text says of a page's blocks; arrays of shape ``(n_blocks,)``."""

    matched: NDArray[np.float64]
    """Share of each block's words that the gold text has, in order."""
    is_gold: NDArray[np.bool_]
    is_doubtful: NDArray[np.bool_]
    """Matched, but short and far from all else that is: likely by accident."""


def align_body(block_words: Sequence[Sequence[str]], gold: str) -> Alignment:
    """Align a gold text with the words of each block, in page order."""
    n_words = np.array([len(block) for block in block_words], dtype=np.int64)
    page = [word for block in block_words for word in block]
    hits = _matched_words(page, words(gold))
    owner = np.repeat(np.arange(len(n_words)), n_words)
    n_hits = np.bincount(owner, weights=hits, minlength=len(n_words))
    matched = n_hits / np.maximum(n_words, 1)
    is_gold = (matched >= MIN_MATCHED) & (n_words > 0)
    return Alignment(matched, is_gold, _stray(is_gold, n_words))


def _matched_words(page: list[str], gold: list[str]) -> NDArray[np.bool_]:
    """Tell which words of the page are in the longest common subsequence."""
    numbers: dict[str, int] = {}
    flat = [numbers.setdefault(word, len(numbers)) for word in page]
    known = [numbers[word] for word in gold if word in numbers]
    hits = np.zeros(len(flat), dtype=bool)
    for step in LCSseq.opcodes(flat, known):
        if step.tag == "equal":
            hits[step.src_start : step.src_end] = True
    return hits


def _stray(is_gold: NDArray[np.bool_], n_words: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Short gold blocks with nothing gold near them."""
    stray = np.zeros(len(n_words), dtype=bool)
    gold = np.flatnonzero(is_gold)
    if len(gold) < 2:
        return stray
    end = np.cumsum(n_words)
    start = end - n_words
    gap = start[gold[1:]] - end[gold[:-1]]
    before = np.concatenate(([np.inf], gap))
    after = np.concatenate((gap, [np.inf]))
    is_far = np.minimum(before, after) >= MIN_STRAY_DISTANCE
    stray[gold] = is_far & (n_words[gold] <= MAX_STRAY_WORDS)
    return stray


def find_snippet(block_words: Sequence[Sequence[str]], snippet: str) -> list[list[int]]:
    """Find the places where a snippet's words stand in a row.

    Snippets of some corpora begin or end within a word: the first and the last word may be
    a part of the page's.

    Returns
    -------
    list of list of int
        For each place the blocks that it touches, in order.
    """
    wanted = words(snippet)
    if not wanted:
        return []
    page = [word for block in block_words for word in block]
    owner = np.repeat(np.arange(len(block_words)), [len(block) for block in block_words])
    if len(wanted) == 1:
        places = [number for number, word in enumerate(page) if wanted[0] == word]
    else:
        places = [
            number
            for number, word in enumerate(page[: len(page) - len(wanted) + 1])
            if word.endswith(wanted[0])
            and page[number + 1 : number + len(wanted) - 1] == wanted[1:-1]
            and page[number + len(wanted) - 1].startswith(wanted[-1])
        ]
    return [sorted(set(owner[start : start + len(wanted)].tolist())) for start in places]
