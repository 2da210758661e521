"""Whether a block speaks of what the rest of the content speaks of, in the page's own words.

The first pass says which blocks are likely content; their words then tell which of the
doubtful blocks belong to them, as in naive Bayes learnt from uncertain labels (Nigam et al.,
"Text classification from labeled and unlabeled documents using EM", Machine Learning 2000).
It is learnt from the page alone, and so in every language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.beliefs import Column, means_over, running
from boilerkit.features.measures import Measures
from boilerkit.numbering import number_keys
from boilerkit.page import IntArray

try:
    from boilerkit.features import _topics
except ImportError:  # Installed without a compiler.
    _topics = None  # type: ignore[assignment]

NOWHERE_ELSE = -1.0
"""Stands for the belief in the words of a block that no other block has."""
SMOOTHING = 0.5
"""Added to the count of every word, as some stand nowhere else."""

WINDOWS = (2, 6)
"""Blocks before and after, whose words count as well: short blocks have too few of their own."""
_SPANS = np.array([(-size, size + 1) for size in WINDOWS])

_SMOOTHED = ("words_elsewhere", "pairs_elsewhere", "log_odds")
COLUMNS: tuple[str, ...] = (
    "rare_words_elsewhere",
    "shared_words",
    *_SMOOTHED,
    *(f"{name}_within_{size}" for name in _SMOOTHED for size in WINDOWS),
)


class TermCounts(NamedTuple):
    """How often each term stands in each block; an entry for each term of each block.

    Arrays have shape ``(n_entries,)``; the terms of a page are numbered from 0.
    """

    block: IntArray
    term: IntArray
    n: IntArray
    """How often the term stands there."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms of a page's blocks, and the pairs of terms that follow each other."""

    words: TermCounts
    pairs: TermCounts


_NO_ENTRIES = np.zeros(0, dtype=np.int32)
_NO_TERMS = TermCounts(_NO_ENTRIES, _NO_ENTRIES, _NO_ENTRIES)
NO_WORDS = Vocabulary(_NO_TERMS, _NO_TERMS)


def vocabulary(measures: Measures) -> Vocabulary:
    """Count the terms of each block and their pairs."""
    m = measures
    return Vocabulary(
        _count_terms(m.terms, m.word_block),
        _count_terms(m.pairs, m.word_block[m.first_of_pair]),
    )


def _count_terms(hashes: NDArray[np.uint64], block: NDArray[np.int64]) -> TermCounts:
    terms = number_keys(hashes)
    entries = number_keys(block * len(terms.counts) + terms.number)
    is_first = entries.place == 0
    return TermCounts(
        block=block[is_first].astype(np.int32),
        term=terms.number[is_first].astype(np.int32),
        n=entries.counts.astype(np.int32),
    )


def topic_columns(found: Vocabulary, p: Column) -> list[Column]:
    """Return the columns of ``COLUMNS``; a block's own words never speak for itself.

    Parameters
    ----------
    p : ndarray of float64, shape (n_blocks,)
        The first pass's probability that each block is content.
    """
    words, pairs = sum_terms(found.words, p), sum_terms(found.pairs, p)
    smoothed = np.stack(
        (
            _ratio(words.believed, words.n_shared, NOWHERE_ELSE),
            _ratio(pairs.believed, pairs.n_shared, NOWHERE_ELSE),
            _ratio(words.log_odds, words.n, 0.0) - _page_log_odds(words.n, p),
        )
    )
    weight = np.where(smoothed == NOWHERE_ELSE, 0.0, words.n)
    around = means_over(_SPANS, running(smoothed * weight), running(weight))
    return [
        _ratio(words.believed_rare, words.n_rare, NOWHERE_ELSE),
        _ratio(words.n_shared, words.n, 0.0),
        *smoothed,
        *around.reshape(len(_SMOOTHED) * len(WINDOWS), len(p)),
    ]


class Sums(NamedTuple):
    """Sums over the terms of each block, shape ``(n_blocks,)``."""

    n: Column
    """How many there are."""
    n_shared: Column
    """How many of them other blocks have too."""
    believed: Column
    """The same, each times the mean probability of the other blocks that have it."""
    n_rare: Column
    """As ``n_shared``, each divided by how often the page has it."""
    believed_rare: Column
    log_odds: Column
    """How much oftener the others' content has each than their rest, as a logarithm."""


def sum_terms(terms: TermCounts, p: Column) -> Sums:
    """Sum over the terms of each block what the other blocks say of them."""
    if _topics is None:
        return sum_in_numpy(terms, p)
    sums = np.zeros((len(Sums._fields), len(p)))
    n_terms = int(terms.term.max(initial=-1)) + 1
    _topics.sum_terms(*terms, p, n_terms, SMOOTHING, sums)
    return Sums(*sums)


def sum_in_numpy(terms: TermCounts, p: Column) -> Sums:
    """What `sum_terms` does, where nothing was compiled."""
    n = terms.n.astype(np.float64)
    own = p[terms.block] * n
    in_all, in_content = (
        np.bincount(terms.term, weights=weights).astype(np.float64)[terms.term]
        for weights in (n, own)
    )
    n_others, in_others = in_all - n, in_content - own
    belief = in_others / np.maximum(n_others, 1)
    shared = np.where(n_others > 0, n, 0.0)
    rare = shared / in_all
    log_odds = n * np.log((in_others + SMOOTHING) / (n_others - in_others + SMOOTHING))
    rows = (n, shared, shared * belief, rare, rare * belief, log_odds)
    sums = (np.bincount(terms.block, weights=row, minlength=len(p)) for row in rows)
    return Sums(*(np.asarray(of_row, dtype=np.float64) for of_row in sums))


def _page_log_odds(n_words: Column, p: Column) -> Column:
    """The same for any word of the other blocks, shape ``(n_blocks,)``."""
    content, rest = p * n_words, (1 - p) * n_words
    return np.asarray(np.log((content.sum() - content + 1) / (rest.sum() - rest + 1)))


def _ratio(sums: Column, n: Column, missing: float) -> Column:
    return np.where(n > 0, sums / np.maximum(n, 1e-9), missing)
