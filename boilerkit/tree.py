"""Questions to ask of a flat page's tree, answered for all elements at once.

Elements are in pre-order: what is inside element ``i`` are the numbers up to ``end[i]``,
and an ancestor's number is always the smaller one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.page import BlockTable, FlatPage, IntArray

Ints = NDArray[np.int64]
Counts = NDArray[np.int32]
Mask = NDArray[np.bool_]


def ancestors(page: FlatPage, element: IntArray, n_levels: int) -> IntArray:
    """Each element itself and those above it, shape ``(n_levels, len(element))``.

    Beyond the root it is the root again.
    """
    found = np.empty((n_levels, len(element)), dtype=np.int32)
    for level in range(n_levels):
        found[level] = element
        element = page.parent[element]
    return found


def nearest(page: FlatPage, mask: Mask) -> IntArray:
    """Find the innermost masked element at or above each element, else the root.

    Parameters
    ----------
    mask : ndarray of bool, shape (n_elements,)

    Returns
    -------
    ndarray of int32, shape (n_elements,)
    """
    numbers = np.arange(len(page.tag), dtype=np.int32)
    jump = np.where(mask, numbers, page.parent)
    while True:
        further = jump[jump]
        if np.array_equal(further, jump):
            return jump
        jump = further


def inside(page: FlatPage, mask: Mask) -> Counts:
    """Count the masked elements at or above each element.

    Parameters
    ----------
    mask : ndarray of bool, shape (n_elements,)

    Returns
    -------
    ndarray of int32, shape (n_elements,)
        An element spans a run of numbers, so a running sum of the runs' starts and ends
        counts all ancestors at once.
    """
    change = np.zeros(len(mask) + 1, dtype=np.int32)
    change[:-1] = mask
    np.subtract.at(change, page.end[mask], 1)
    return np.cumsum(change[:-1], dtype=np.int32)


def count_above(page: FlatPage, elements: Ints, masks: Mask, at: IntArray) -> Ints:
    """Count marked elements at or above some elements, several kinds of marks at once.

    Parameters
    ----------
    elements : ndarray of int64, shape (n_marked,)
        The elements that have any mark.
    masks : ndarray of bool, shape (n_marked, n_columns)
        Which marks each of them has.
    at : ndarray of int32, shape (n_places,)
        Elements to count at. They are few beside all elements of a page.

    Returns
    -------
    ndarray of int64, shape (n_places, n_columns)
    """
    n_columns = masks.shape[1]
    order = np.argsort(at, kind="stable")
    places = at[order]
    marked, columns = np.divmod(np.flatnonzero(masks), n_columns)
    low = np.searchsorted(places, elements)[marked] * n_columns + columns
    high = np.searchsorted(places, page.end[elements])[marked] * n_columns + columns
    size = (len(at) + 1) * n_columns
    change = np.bincount(low, minlength=size) - np.bincount(high, minlength=size)
    counts = np.empty((len(at), n_columns), dtype=np.int64)
    counts[order] = np.cumsum(change.reshape(-1, n_columns)[:-1], axis=0)
    return counts


def count_inside(page: FlatPage, mask: Mask) -> Ints:
    """Count the masked elements in each element, itself included, shape ``(n_elements,)``."""
    before = np.concatenate(([0], np.cumsum(mask)))
    return np.asarray(before[page.end] - before[:-1])


def common_ancestor(page: FlatPage, a: IntArray, b: IntArray) -> IntArray:
    """Innermost element that holds both ``a[i]`` and ``b[i]``; all of the same shape."""
    a, b = a.copy(), b.copy()
    apart = np.flatnonzero(a != b)
    while len(apart):
        low, high = np.minimum(a[apart], b[apart]), np.maximum(a[apart], b[apart])
        a[apart], b[apart] = low, page.parent[high]
        apart = apart[a[apart] != b[apart]]
    return a


def block_ranges(page: FlatPage, blocks: BlockTable) -> tuple[Ints, Ints]:
    """First block, and one past the last, inside each element, each ``(n_elements,)``."""
    n_elements = len(page.tag)
    order = page.text_order[blocks.first_text]
    first = np.searchsorted(order, np.arange(1, n_elements + 1), side="left")
    before = np.concatenate(([0], np.cumsum(np.bincount(blocks.container, minlength=n_elements))))
    return first.astype(np.int64), np.asarray(first + before[page.end] - before[:-1])
