"""Questions to ask of a flat page's tree, answered for all elements at once.

Elements are in pre-order: what is inside element ``i`` are the numbers up to ``end[i]``,
and an ancestor's number is always the smaller one.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from boilerkit.page import BlockTable, FlatPage, IntArray

try:
    from boilerkit import _tree
except ImportError:  # Installed without a compiler.
    _tree = None  # type: ignore[assignment]

Ints = NDArray[np.int64]
Counts = NDArray[np.int32]
Mask = NDArray[np.bool_]
Marks = NDArray[np.uint64]


def ancestors(page: FlatPage, element: IntArray, n_levels: int) -> IntArray:
    """Each element itself and those above it, shape ``(n_levels, len(element))``.

    Beyond the root it is the root again.
    """
    found = np.empty((n_levels, len(element)), dtype=np.int32)
    for level in range(n_levels):
        found[level] = element
        element = page.parent[element]
    return found


def named(page: FlatPage, is_wanted: Callable[[str], bool]) -> Mask:
    """Tell which elements have names (classes, ids, roles) of a kind, shape ``(n_elements,)``.

    Parameters
    ----------
    is_wanted : callable
        Whether there is such a name among some, parted by spaces.
    """
    names = page.attribute_strings
    # One look at all names together: next to no page has any.
    if not is_wanted(" ".join(names)):
        return np.zeros(len(page.tag), dtype=bool)
    return np.array([is_wanted(own) for own in names], dtype=bool)[page.attribute]


def nearest(page: FlatPage, mask: Mask) -> IntArray:
    """Find the innermost masked element at or above each element, else the root.

    Parameters
    ----------
    mask : ndarray of bool, shape (n_elements,)

    Returns
    -------
    ndarray of int32, shape (n_elements,)
    """
    if _tree is None:
        return nearest_in_numpy(page, mask)
    found = np.empty(len(mask), dtype=np.int32)
    _tree.nearest(page.parent, mask.view(np.uint8), found)
    return found


def nearest_in_numpy(page: FlatPage, mask: Mask) -> IntArray:
    """What `nearest` does, where nothing was compiled."""
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
    """
    if _tree is None:
        return inside_in_numpy(page, mask)
    counts = np.empty(len(mask), dtype=np.int32)
    _tree.inside(page.parent, mask.view(np.uint8), counts)
    return counts


def inside_in_numpy(page: FlatPage, mask: Mask) -> Counts:
    """What `inside` does, where nothing was compiled.

    An element spans a run of numbers, so a running sum of the runs' starts and ends counts all
    ancestors at once.
    """
    change = np.zeros(len(mask) + 1, dtype=np.int32)
    change[:-1] = mask
    np.subtract.at(change, page.end[mask], 1)
    return np.cumsum(change[:-1], dtype=np.int32)


def count_above(page: FlatPage, marks: Marks, n_columns: int, at: IntArray) -> Ints:
    """Count marks at and above some elements, several kinds of marks at once.

    Parameters
    ----------
    marks : ndarray of uint64, shape (n_elements,)
        A bit for each kind of mark.
    n_columns : int
        How many kinds there are, at most 64.
    at : ndarray of int32, shape (n_places,)
        Elements to count at. They are few beside all elements of a page.

    Returns
    -------
    ndarray of int64, shape (n_columns, n_places)
    """
    if _tree is None:
        return count_above_in_numpy(page, marks, n_columns, at)
    counts = np.zeros((n_columns, len(at)), dtype=np.int64)
    _tree.count_above(page.parent, marks, at, counts)
    return counts


def count_above_in_numpy(page: FlatPage, marks: Marks, n_columns: int, at: IntArray) -> Ints:
    """What `count_above` does, where nothing was compiled."""
    elements = np.flatnonzero(marks)
    order = np.argsort(at, kind="stable")
    places = at[order]
    marked, columns = np.nonzero(unpack(marks[elements], n_columns))
    low = np.searchsorted(places, elements)[marked] * n_columns + columns
    high = np.searchsorted(places, page.end[elements])[marked] * n_columns + columns
    size = (len(at) + 1) * n_columns
    change = np.bincount(low, minlength=size) - np.bincount(high, minlength=size)
    counts = np.empty((n_columns, len(at)), dtype=np.int64)
    counts[:, order] = np.cumsum(change.reshape(-1, n_columns)[:-1], axis=0).T
    return counts


def unpack(marks: Marks, n_columns: int) -> Mask:
    """Turn bits into columns, shape ``(len(marks), n_columns)``."""
    octets = marks.astype("<u8").view(np.uint8).reshape(-1, 8)
    return np.unpackbits(octets, axis=1, count=n_columns, bitorder="little").view(np.bool_)


def count_inside(page: FlatPage, mask: Mask) -> Ints:
    """Count the masked elements in each element, itself included, shape ``(n_elements,)``."""
    before = np.concatenate(([0], np.cumsum(mask)))
    return np.asarray(before[page.end] - before[:-1])


def common_ancestor(page: FlatPage, a: IntArray, b: IntArray) -> IntArray:
    """Innermost element that holds both ``a[i]`` and ``b[i]``; all of the same shape."""
    if _tree is None:
        return common_ancestor_in_numpy(page, a, b)
    found = np.empty(len(a), dtype=np.int32)
    _tree.common_ancestor(page.parent, a, b, found)
    return found


def common_ancestor_in_numpy(page: FlatPage, a: IntArray, b: IntArray) -> IntArray:
    """What `common_ancestor` does, where nothing was compiled."""
    a, b = a.copy(), b.copy()
    apart = np.flatnonzero(a != b)
    while len(apart):
        low, high = np.minimum(a[apart], b[apart]), np.maximum(a[apart], b[apart])
        a[apart], b[apart] = low, page.parent[high]
        apart = apart[a[apart] != b[apart]]
    return a


def block_ranges(page: FlatPage, blocks: BlockTable) -> tuple[Ints, Ints]:
    """First block, and one past the last, inside each element, each ``(n_elements,)``."""
    return _ranges(page, page.text_order[blocks.first_text], blocks.container)


def text_sizes(page: FlatPage, elements: Ints) -> Counts:
    """Characters of the text in some elements, shape ``(len(elements),)``."""
    first, last = text_ranges(page, elements)
    return np.asarray(page.text_start[last] - page.text_start[first])


def text_ranges(page: FlatPage, elements: Ints) -> tuple[Ints, Ints]:
    """First text node, and one past the last, inside some elements, each ``(len(elements),)``."""
    first, last = _ranges(page, page.text_order, page.text_element)
    return first[elements], last[elements]


def _ranges(page: FlatPage, order: IntArray, holder: IntArray) -> tuple[Ints, Ints]:
    """First, and one past the last, of what stands in each element, each ``(n_elements,)``.

    Parameters
    ----------
    order, holder : ndarray of int32
        Of each thing, how many elements opened before it, and the one that holds it.
    """
    n_elements = len(page.tag)
    first = np.searchsorted(order, np.arange(1, n_elements + 1), side="left").astype(np.int64)
    before = np.concatenate(([0], np.cumsum(np.bincount(holder, minlength=n_elements))))
    return first, np.asarray(first + before[page.end] - before[:-1])
