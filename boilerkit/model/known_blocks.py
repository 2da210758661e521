"""What people said of blocks that a page has in common with theirs.

A bundle that was adapted to pages of one's own holds, for the places and words on them, by how
much the model's answer was wrong there. It is data: numbers by key, in the manifest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.errors import ModelError
from boilerkit.labels import LABELS

Probabilities = NDArray[np.float64]
Keys = NDArray[np.uint64]

_LEAST: Final = 1e-3
"""Probabilities closer to 0 or 1 could hardly be moved."""
_MOST: Final = 20.0
"""Larger shifts change nothing any more."""


class KnownBlocks:
    """Shifts of the model's answers by the keys of blocks.

    Parameters
    ----------
    shifts : sequence of mapping
        For each kind of key, as `boilerkit.features.block_keys` has them, from the key in
        hexadecimal to one number for the log odds of content and one for the log probability
        of each of the other labels.

    Raises
    ------
    ModelError
        Something there is no key, or no such row of numbers.
    """

    def __init__(self, shifts: Sequence[Mapping[str, Sequence[float]]]) -> None:
        self._tables = [_table(of_kind) for of_kind in shifts]

    def content(self, p: Probabilities, keys: Keys) -> Probabilities:
        """Shift probabilities of being content, shape ``(n_blocks,)``.

        Parameters
        ----------
        keys : ndarray of uint64, shape (n_kinds, n_blocks)
        """
        shift = self.content_shift(keys)
        clipped = np.clip(p, _LEAST, 1 - _LEAST)
        odds = clipped / (1 - clipped) * np.exp(shift)
        return np.where(shift == 0, p, odds / (1 + odds))

    def content_shift(self, keys: Keys) -> NDArray[np.float64]:
        """How much `content` moves the log odds, shape ``(n_blocks,)``."""
        return self._shifts(keys)[:, 0]

    def boilerplate(self, P: Probabilities, keys: Keys) -> Probabilities:
        """Shift probabilities of the other labels, shape ``(n_blocks, len(LABELS) - 1)``."""
        shifts = self._shifts(keys)[:, 1:]
        shifted = np.maximum(P, _LEAST) * np.exp(shifts)
        is_known = shifts.any(axis=1, keepdims=True)
        return np.where(is_known, shifted / shifted.sum(axis=1, keepdims=True), P)

    def _shifts(self, keys: Keys) -> Probabilities:
        """Sums over the kinds of keys, shape ``(n_blocks, len(LABELS))``."""
        shifts = np.zeros((keys.shape[1], len(LABELS)))
        for (known, rows), of_kind in zip(self._tables, keys, strict=True):
            if len(known):
                place = np.minimum(np.searchsorted(known, of_kind), len(known) - 1)
                found = known[place] == of_kind
                shifts[found] += rows[place[found]]
        return shifts


def _table(shifts: Mapping[str, Sequence[float]]) -> tuple[Keys, Probabilities]:
    """Keys in order, and a row of shifts for each."""
    try:
        keys = np.array([int(key, 16) for key in shifts], dtype=np.uint64)
        rows = np.array([*shifts.values()], dtype=np.float64).reshape(len(keys), len(LABELS))
    except (ValueError, TypeError, OverflowError, AttributeError) as error:
        raise ModelError(f"the manifest's known blocks cannot be read: {error}") from error
    if not np.isfinite(rows).all():
        raise ModelError("the manifest's known blocks hold numbers that are not finite")
    order = np.argsort(keys)
    return keys[order], np.clip(rows[order], -_MOST, _MOST)
