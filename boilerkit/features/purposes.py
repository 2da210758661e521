"""What the names of each element say it is for, held against how much of the text it holds.

An element that is called a sidebar, or hidden until a script shows it, and holds most of the page's
text is the page: themes write ``has-sidebar`` or ``fixed`` there, and nobody can foresee them all.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.attributes import CATEGORIES
from boilerkit.features.measures import Ints
from boilerkit.page import FlatPage

MIN_SHARE = 0.5
"""Of the words of running text in the page, from which on an element is the page itself."""

BESIDE_TEXT = frozenset(
    "ads author bio breadcrumb button caption carousel comment cookie event footer form hidden"
    " language login media meta nav newsletter noprint pagination paywall popup related search"
    " share sidebar signature skip sponsor tags teaser".split()
)
"""Purposes of what stands beside the text of a page."""
_BESIDE_TEXT = np.uint64(
    sum(1 << bit for bit, category in enumerate(CATEGORIES) if category in BESIDE_TEXT)
)


def element_purposes(
    page: FlatPage, packed: NDArray[np.uint64], sums: NDArray[np.float64], ranges: tuple[Ints, Ints]
) -> NDArray[np.uint64]:
    """Bits of the categories that each element is named for.

    Parameters
    ----------
    packed : ndarray of uint64, shape (n_strings,)
        `attribute_bits` of the page's attribute strings.
    sums : ndarray of float64, shape (6, n_blocks + 1)
        `block_sums` of the page.
    ranges : tuple of two ndarrays of int64, shape (n_elements,)
        `block_ranges` of the page.

    Returns
    -------
    ndarray of uint64, shape (n_elements,)
    """
    named = packed[page.attribute]
    low, high = ranges
    running = sums[4]
    holds_most = running[high] - running[low] >= MIN_SHARE * max(running[-1], 1.0)
    named[holds_most] &= ~_BESIDE_TEXT
    return named
