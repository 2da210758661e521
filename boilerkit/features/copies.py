"""Blocks that stand more than once in a page, as in copies for phones and for print."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.tags import TAG_IDS
from boilerkit.dom.text import squash
from boilerkit.features.measures import Floats, Ints
from boilerkit.page import BlockTable, FlatPage, IntArray
from boilerkit.tree import Mask, nearest

MIN_COPY_WORDS: Final = 4
"""Shorter blocks, such as prices and names, may well be meant to come again."""
_SURE: Final = 0.5
"""What stands between two copies is content from this probability on."""
_TABLE: Final = TAG_IDS["table"]


class Copies(NamedTuple):
    """Which blocks of a page have one text, both of shape ``(n_blocks,)``."""

    group: Ints
    """One number for all blocks of one text."""
    is_beside: Mask
    """Whether the block has the text of one before it that it stands beside."""


def find_copies(page: FlatPage, blocks: BlockTable, n_words: Floats, n_copies: Floats) -> Copies:
    """Find the blocks that have one text.

    What comes again in one table, in the element of the one before or in one beside it, is meant
    to: the same dish on two days, the same heading over two parts. Dumps do not tell.

    Parameters
    ----------
    n_words, n_copies : ndarray of float32, shape (n_blocks,)
        The features of these names; copies are told apart by their text in the end.
    """
    group = np.arange(len(blocks), dtype=np.int64)
    first: dict[str, int] = {}
    for block in np.flatnonzero((n_copies > 1) & (n_words >= MIN_COPY_WORDS)).tolist():
        text = squash(page.text[blocks.start[block] : blocks.end[block]])
        group[block] = first.setdefault(text, block)
    is_beside = np.zeros(len(group), dtype=np.bool_)
    if page.kind == "html" and not _stand_once(group):
        before, again = _pairs(group)
        is_beside[again] = _are_beside(page, blocks.container[before], blocks.container[again])
    return Copies(group, is_beside)


def _stand_once(group: Ints) -> bool:
    return bool((group[1:] > group[:-1]).all())


def _pairs(group: Ints) -> tuple[IntArray, IntArray]:
    """Number the blocks that have the text of one before, each with the last such one."""
    order = np.argsort(group, kind="stable")
    before, again = order[:-1], order[1:]
    have_one_text = group[before] == group[again]
    return before[have_one_text], again[have_one_text]


def _are_beside(page: FlatPage, before: IntArray, again: IntArray) -> Mask:
    """Tell which elements share a parent or a table with one before, shape ``(len(again),)``."""
    has_one_parent = page.parent[again] == page.parent[before]
    table = nearest(page, page.tag == _TABLE)
    is_in_one_table = (table[again] == table[before]) & (table[again] > 0)
    return np.asarray(has_one_parent | is_in_one_table)


def giving_way(copies: Copies, content: NDArray[np.float64], n_words: Floats) -> Mask:
    """Tell which blocks give way to a likelier, or else an earlier, copy of themselves.

    What is meant to come again gives way only to what comes again as often, in a version for
    phones. So does what comes after further text with nothing but content in between, as the
    refrain of a song.

    Parameters
    ----------
    copies : Copies
        As of `find_copies`.
    content : ndarray of float64, shape (n_blocks,)
        Probability of content.
    n_words : ndarray of float32, shape (n_blocks,)
    """
    if _stand_once(copies.group):
        return np.zeros(len(content), dtype=np.bool_)
    group = copies.group + len(content) * _times_before(copies, content, n_words)
    order = np.lexsort((np.arange(len(group)), -np.round(content, 2)))
    _, first = np.unique(group[order], return_index=True)
    gives_way = np.ones(len(group), dtype=np.bool_)
    gives_way[order[first]] = False
    return gives_way


def _times_before(copies: Copies, content: NDArray[np.float64], n_words: Floats) -> Ints:
    """Count how often in a row each text came before on purpose, shape ``(n_blocks,)``."""
    group = copies.group
    before, again = _pairs(group)
    stands_once = np.bincount(group, minlength=len(group))[group] == 1
    # Copies of a whole article may follow on each other: between them nothing stands once.
    n_further = _before_each(stands_once & (n_words >= MIN_COPY_WORDS))
    n_doubtful = _before_each(content < _SURE)
    is_in_one_text = n_doubtful[again] == n_doubtful[before + 1]
    is_meant = copies.is_beside[again] | (
        is_in_one_text & (n_further[again] > n_further[before + 1])
    )
    times = np.zeros(len(group), dtype=np.int64)
    for b, a in zip(before[is_meant].tolist(), again[is_meant].tolist(), strict=True):
        times[a] = times[b] + 1
    return times


def _before_each(is_counted: Mask) -> Ints:
    """How many blocks before each one are counted, and before the end."""
    return np.concatenate([[0], np.cumsum(is_counted)])
