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
_TABLE: Final = TAG_IDS["table"]


def copy_groups(page: FlatPage, blocks: BlockTable, n_words: Floats, n_copies: Floats) -> Ints:
    """Number the blocks so that copies of one text have one number, shape ``(n_blocks,)``.

    What comes again in one table, or in an element beside that of the first, is meant to: the
    same dish on two days, the same heading over two parts. Dumps do not tell.

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
    """Tell which elements hold a text of another element on purpose, shape ``(len(again),)``."""
    is_beside = (again != first) & (page.parent[again] == page.parent[first])
    table = nearest(page, page.tag == _TABLE)
    is_in_one_table = (table[again] == table[first]) & (table[again] > 0)
    return np.asarray(is_beside | is_in_one_table)


def later_copies(group: NDArray[np.int64], content: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which blocks give way to a likelier, or else an earlier, copy of themselves."""
    if (group[1:] > group[:-1]).all():
        return np.zeros(len(group), dtype=bool)  # No text stands twice.
    order = np.lexsort((np.arange(len(group)), -np.round(content, 2)))
    _, first = np.unique(group[order], return_index=True)
    gives_way = np.ones(len(group), dtype=bool)
    gives_way[order[first]] = False
    return gives_way
