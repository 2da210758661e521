"""Whether a block speaks of what the rest of the content speaks of, in the page's own words.

The first pass says which blocks are likely content; their words then tell which of the
doubtful blocks belong to them, as in naive Bayes learnt from uncertain labels (Nigam et al.,
"Text classification from labeled and unlabeled documents using EM", Machine Learning 2000).
It is learnt from the page alone, and so in every language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.beliefs import Column, means_over, running
from boilerkit.features.measures import Measures
from boilerkit.features.words import pairs_within
from boilerkit.numbering import number_keys
from boilerkit.page import IntArray

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


@dataclass(frozen=True, slots=True)
class TermCounts:
    """How often each term stands in each block; an entry for each term of each block.

    Arrays have shape ``(n_entries,)``; the terms of a page are numbered from 0.
    """

    block: IntArray
    term: IntArray
    count: IntArray


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a page's blocks, and the pairs of words that follow each other."""

    words: TermCounts
    pairs: TermCounts


_NO_ENTRIES = np.zeros(0, dtype=np.int32)
_NO_TERMS = TermCounts(_NO_ENTRIES, _NO_ENTRIES, _NO_ENTRIES)
NO_WORDS = Vocabulary(_NO_TERMS, _NO_TERMS)


def vocabulary(measures: Measures) -> Vocabulary:
    """Count the words of each block and their pairs."""
    m = measures
    pairs, first = pairs_within(m.words, m.word_block)
    return Vocabulary(
        _count_terms(m.words.hashes, m.word_block), _count_terms(pairs, m.word_block[first])
    )


def _count_terms(hashes: NDArray[np.uint64], block: NDArray[np.int64]) -> TermCounts:
    terms = number_keys(hashes)
    entries = number_keys(block * len(terms.counts) + terms.number)
    is_first = entries.place == 0
    return TermCounts(
        block=block[is_first].astype(np.int32),
        term=terms.number[is_first].astype(np.int32),
        count=entries.counts.astype(np.int32),
    )


def topic_columns(found: Vocabulary, p: Column) -> list[Column]:
    """Return the columns of ``COLUMNS``; a block's own words never speak for itself.

    Parameters
    ----------
    p : ndarray of float64, shape (n_blocks,)
        The first pass's probability that each block is content.
    """
    words, pairs = _others(found.words, p), _others(found.pairs, p)
    shared, shared_pairs = words.is_shared * words.count, pairs.is_shared * pairs.count
    rare = shared / words.n_in_all
    log_odds = words.count * _log_odds(words)
    n_words, n_shared, believed, n_rare, believed_rare, sum_log_odds = _by_block(
        found.words,
        (words.count, shared, shared * words.belief, rare, rare * words.belief, log_odds),
        len(p),
    )
    n_pairs, believed_pairs = _by_block(
        found.pairs, (shared_pairs, shared_pairs * pairs.belief), len(p)
    )
    smoothed = np.stack(
        (
            _ratio(believed, n_shared, NOWHERE_ELSE),
            _ratio(believed_pairs, n_pairs, NOWHERE_ELSE),
            _ratio(sum_log_odds, n_words, 0.0) - _page_log_odds(n_words, p),
        )
    )
    weight = np.where(smoothed == NOWHERE_ELSE, 0.0, n_words)
    around = means_over(_SPANS, running(smoothed * weight), running(weight))
    return [
        _ratio(believed_rare, n_rare, NOWHERE_ELSE),
        _ratio(n_shared, n_words, 0.0),
        *smoothed,
        *around.reshape(len(_SMOOTHED) * len(WINDOWS), len(p)),
    ]


@dataclass(frozen=True, slots=True)
class _Others:
    """What the other blocks say of each term of a block; shape ``(n_entries,)``."""

    count: Column
    """How often the term stands in the block itself."""
    n_in_all: Column
    """How often it stands in the page."""
    is_shared: NDArray[np.bool_]
    """Whether another block has it."""
    believed: Column
    """How often it stands in the content of the other blocks, as far as is known."""
    belief: Column
    """Mean probability of the other blocks that have it."""


def _others(terms: TermCounts, p: Column) -> _Others:
    count = terms.count.astype(np.float64)
    own = p[terms.block] * count
    n_in_all: Column = np.bincount(terms.term, weights=count).astype(np.float64)[terms.term]
    believed: Column = np.bincount(terms.term, weights=own).astype(np.float64)[terms.term] - own
    n_others = n_in_all - count
    return _Others(count, n_in_all, n_others > 0, believed, believed / np.maximum(n_others, 1))


def _log_odds(terms: _Others) -> Column:
    """How much oftener each term stands in the other blocks' content than in their rest."""
    content = terms.believed + SMOOTHING
    rest = terms.n_in_all - terms.count - terms.believed + SMOOTHING
    return np.asarray(np.log(content / rest))


def _page_log_odds(n_words: Column, p: Column) -> Column:
    """The same for any word of the other blocks, shape ``(n_blocks,)``."""
    content, rest = p * n_words, (1 - p) * n_words
    return np.asarray(np.log((content.sum() - content + 1) / (rest.sum() - rest + 1)))


def _by_block(terms: TermCounts, rows: Sequence[Column], n_blocks: int) -> Column:
    """Sum rows over the terms of each block, shape ``(len(rows), n_blocks)``."""
    sums = np.zeros((len(rows), n_blocks))
    first = np.flatnonzero(np.diff(terms.block, prepend=-1))
    if len(first):
        sums[:, terms.block[first]] = np.add.reduceat(np.stack(rows), first, axis=1)
    return sums


def _ratio(sums: Column, n: Column, missing: float) -> Column:
    return np.where(n > 0, sums / np.maximum(n, 1e-9), missing)
