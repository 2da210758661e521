"""Numbers for equal keys, whatever they stand for: blocks of one kind, words, copies of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

try:
    from boilerkit import _numbering
except ImportError:  # Installed without a compiler.
    _numbering = None  # type: ignore[assignment]

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Keys by number, from 0 in the order in which they first come."""

    number: Ints
    """Number of each key, shape ``(n_keys,)``."""
    place: Ints
    """How many equal keys came before, shape ``(n_keys,)``."""
    counts: Ints
    """How often each different key comes, shape ``(n_distinct,)``."""

    @property
    def count(self) -> Ints:
        """How often each key comes, shape ``(n_keys,)``."""
        return self.counts[self.number]


def number_keys(keys: NDArray[np.integer[Any]]) -> Numbered:
    """Number keys, equal ones alike.

    Parameters
    ----------
    keys : ndarray of 64-bit integers, shape (n_keys,)
    """
    if _numbering is None:
        return number_in_numpy(keys)
    number, place, counts = (np.empty(len(keys), dtype=np.int64) for _ in range(3))
    as_unsigned = np.ascontiguousarray(keys).view(np.uint64)
    n_distinct = _numbering.number_keys(as_unsigned, number, place, counts)
    return Numbered(number, place, counts[:n_distinct])


def number_in_numpy(keys: NDArray[np.integer[Any]]) -> Numbered:
    """What `number_keys` does, where nothing was compiled."""
    _, first, by_value, n = np.unique(
        keys, return_index=True, return_inverse=True, return_counts=True
    )
    came = np.argsort(first)
    rank = np.empty_like(came)
    rank[came] = np.arange(len(came))
    order = np.argsort(by_value, kind="stable")
    starts = np.cumsum(n) - n
    place = np.empty(len(keys), dtype=np.int64)
    place[order] = np.arange(len(keys)) - starts[by_value[order]]
    return Numbered(rank[by_value].astype(np.int64), place, n[came])
