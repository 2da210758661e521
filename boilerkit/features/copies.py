"""Blocks that stand more than once in a page, as in copies for phones and for print."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.tags import TAG_IDS
from boilerkit.dom.text import squash
from boilerkit.features.measures import Floats, Ints
from boilerkit.page import BlockTable, FlatPage, IntArray
from boilerkit.tree import nearest

MIN_COPY_WORDS: Final = 4
"""Shorter blocks, such as prices and names, may well be meant to come again."""
_SURE: Final = 0.5
"""What stands between two copies is content from this probability on."""
_TABLE: Final = TAG_IDS["table"]


def copy_groups(page: FlatPage, blocks: BlockTable, n_words: Floats, n_copies: Floats) -> Ints:
    """Number the blocks so that copies of one text have one number, shape ``(n_blocks,)``.

    What comes again in one table, in the element of the first or in one beside it, is meant to:
    the same dish on two days, the same heading over two parts, a line of a song. Dumps do not tell.

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
    later = np.flatnonzero(group < np.arange(len(group)))
    if page.kind == "html" and len(later):
        meant = later[_is_meant(page, blocks.container[later], blocks.container[group[later]])]
        group[meant] = meant
    return group


def _is_meant(page: FlatPage, again: IntArray, first: IntArray) -> NDArray[np.bool_]:
    """Tell which elements hold a text again on purpose, shape ``(len(again),)``."""
    is_beside = page.parent[again] == page.parent[first]
    table = nearest(page, page.tag == _TABLE)
    is_in_one_table = (table[again] == table[first]) & (table[again] > 0)
    return np.asarray(is_beside | is_in_one_table)


def later_copies(
    group: NDArray[np.int64], content: NDArray[np.float64], n_words: Floats
) -> NDArray[np.bool_]:
    """Tell which blocks give way to a likelier, or else an earlier, copy of themselves.

    What comes again after further text, with nothing but content in between, is meant to, as in
    the refrain of a song: it gives way only to what comes again as often, in a version for phones.

    Parameters
    ----------
    group : ndarray of int64, shape (n_blocks,)
        As of `copy_groups`.
    content : ndarray of float64, shape (n_blocks,)
        Probability of content.
    n_words : ndarray of float32, shape (n_blocks,)
    """
    if (group[1:] > group[:-1]).all():
        return np.zeros(len(group), dtype=bool)  # No text stands twice.
    group = group + len(group) * _times_before(group, content, n_words)
    order = np.lexsort((np.arange(len(group)), -np.round(content, 2)))
    _, first = np.unique(group[order], return_index=True)
    gives_way = np.ones(len(group), dtype=bool)
    gives_way[order[first]] = False
    return gives_way


def _times_before(
    group: NDArray[np.int64], content: NDArray[np.float64], n_words: Floats
) -> NDArray[np.int64]:
    """Count how often each block's text came before in the same text, shape ``(n_blocks,)``."""
    order = np.argsort(group, kind="stable")
    before, again = order[:-1], order[1:]
    stands_once = np.bincount(group, minlength=len(group))[group] == 1
    # Copies of a whole article may follow on each other: between them nothing stands once.
    n_further = _before_each(stands_once & (n_words >= MIN_COPY_WORDS))
    n_doubtful = _before_each(content < _SURE)
    is_meant = (
        (group[before] == group[again])
        & (n_doubtful[again] == n_doubtful[before + 1])
        & (n_further[again] > n_further[before + 1])
    )
    place = np.arange(len(order))
    begins = np.where(np.concatenate([[True], ~is_meant]), place, 0)
    times = np.empty(len(order), dtype=np.int64)
    times[order] = place - np.maximum.accumulate(begins)
    return times


def _before_each(is_counted: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many blocks before each one are counted, and before the end."""
    return np.concatenate([[0], np.cumsum(is_counted)])
