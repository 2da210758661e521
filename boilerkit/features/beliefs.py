"""What the first pass believes of a block's surroundings, as features of the second.

Stacked sequential learning (Cohen and Carvalho, IJCAI 2005): a second model reads the
first one's probabilities around an item. Here "around" is also every container above it
and every block that stands in the same kind of place.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.context import signatures
from boilerkit.features.measures import Floats, Ints
from boilerkit.features.position import since, until, words_since
from boilerkit.page import BlockTable, FlatPage
from boilerkit.tree import block_ranges

NEIGHBOURS = (-4, -3, -2, -1, 1, 2, 3, 4)
WINDOWS = (2, 5, 10, 20)
LEVELS = 7
SURE = 0.7
"""Probability from which a block serves as a landmark."""
CORE_SHARES = (0.5, 0.8, 0.95)
"""Shares of the believed content that mark its innermost container."""

_LINE_COLUMNS: tuple[str, ...] = (
    "own",
    *(f"at_{offset:+d}" for offset in NEIGHBOURS),
    *(f"within_{size}" for size in WINDOWS),
    "before_within_5",
    "after_within_5",
    "mass_before",
    "mass_after",
    "since_sure",
    "until_sure",
    "words_since_sure",
    "words_until_sure",
    "page_mass",
    "page_mean",
    "page_max",
    "page_sure",
    "page_unsure",
    "page_runs",
    "rank",
)
_TREE_COLUMNS: tuple[str, ...] = (
    *(
        f"level_{level}_{name}"
        for level in range(LEVELS)
        for name in ("mean", "max", "share", "others")
    ),
    "signature_mean",
    "signature_others",
    "signature_share",
    *(f"{name}_{share}" for share in CORE_SHARES for name in ("in_core", "core_depth")),
    "twins_mean",
)


def belief_columns(kind: str) -> tuple[str, ...]:
    """Names of the columns for pages of a kind; a text dump has no tree."""
    return _LINE_COLUMNS if kind == "text" else _LINE_COLUMNS + _TREE_COLUMNS


def beliefs(
    page: FlatPage, blocks: BlockTable, n_words: Floats, p: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Return the belief features, shape ``(n_blocks, n_columns)``.

    Parameters
    ----------
    n_words, p : ndarray, shape (n_blocks,)
        Words of each block and the first pass's probability that it is content.
    """
    if len(p) == 0:
        return np.zeros((0, len(belief_columns(page.kind))), dtype=np.float32)
    weight = np.sqrt(np.maximum(n_words, 1)).astype(np.float64)
    mass = p * weight
    columns = _line_columns(n_words, p, weight, mass)
    if page.kind == "html":
        columns += _tree_columns(page, blocks, p, weight, mass)
    return np.stack(columns, axis=1).astype(np.float32)


def _line_columns(
    n_words: Floats, p: NDArray[np.float64], weight: NDArray[np.float64], mass: NDArray[np.float64]
) -> list[NDArray[np.float64]]:
    n = len(p)
    number = np.arange(n)
    sum_mass, sum_weight = _running(mass), _running(weight)
    total = max(sum_mass[-1], 1e-9)
    sure = p >= SURE
    columns = [p]
    for offset in NEIGHBOURS:
        other = number + offset
        exists = (other >= 0) & (other < n)
        columns.append(np.where(exists, p[np.clip(other, 0, n - 1)], -1))
    ranges = [(number - size, number + size + 1) for size in WINDOWS]
    ranges += [(number - 5, number), (number + 1, number + 6)]
    for first, end in ranges:
        low, high = np.clip(first, 0, n), np.clip(end, 0, n)
        weights = sum_weight[high] - sum_weight[low]
        columns.append((sum_mass[high] - sum_mass[low]) / np.maximum(weights, 1e-9))
    words = np.cumsum(n_words)
    whole = (
        sum_mass[-1],
        sum_mass[-1] / max(sum_weight[-1], 1e-9),
        p.max(),
        sure.sum(),
        (weight * (np.abs(p - 0.5) < 0.3)).sum() / max(sum_weight[-1], 1e-9),
        np.count_nonzero(np.diff(sure.astype(int)) > 0),
    )
    return [
        *columns,
        sum_mass[:-1] / total,
        1 - sum_mass[1:] / total,
        since(sure),
        until(sure),
        words_since(sure, words),
        words_since(sure[::-1], np.cumsum(n_words[::-1]))[::-1],
        *(np.full(n, value) for value in whole),
        np.argsort(np.argsort(-p, kind="stable"), kind="stable") / n,
    ]


def _running(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.concatenate(([0.0], np.cumsum(values)))


def _tree_columns(
    page: FlatPage,
    blocks: BlockTable,
    p: NDArray[np.float64],
    weight: NDArray[np.float64],
    mass: NDArray[np.float64],
) -> list[NDArray[np.float64]]:
    low, high = block_ranges(page, blocks)
    sum_mass, sum_weight = _running(mass), _running(weight)
    in_mass = sum_mass[high] - sum_mass[low]
    in_weight = sum_weight[high] - sum_weight[low]
    total = max(sum_mass[-1], 1e-9)
    columns = []
    element = blocks.container
    for _ in range(LEVELS):
        others = in_weight[element] - weight
        columns += [
            in_mass[element] / np.maximum(in_weight[element], 1e-9),
            _max_inside(p, low[element], high[element]),
            in_mass[element] / total,
            np.where(others > 1e-6, (in_mass[element] - mass) / np.maximum(others, 1e-6), -1),
        ]
        element = page.parent[element]
    columns += _group_columns(signatures(page, blocks), weight, mass, total)
    columns += _core_columns(page, blocks, in_mass / total)
    columns.append(_twin_means(page, blocks, in_mass, in_weight))
    return columns


def _max_inside(p: NDArray[np.float64], low: Ints, high: Ints) -> NDArray[np.float64]:
    """Highest probability of the blocks ``low`` to ``high`` of each element, which has some."""
    bounds = np.stack((low, high), axis=1).ravel()
    # The end of the last range is no place in the array: one more value makes it one.
    return np.asarray(np.maximum.reduceat(np.append(p, 0.0), bounds)[::2])


def _group_columns(
    group: Ints, weight: NDArray[np.float64], mass: NDArray[np.float64], total: float
) -> list[NDArray[np.float64]]:
    """Belief in the blocks of the same kind of place."""
    group_mass = np.bincount(group, weights=mass)[group]
    group_weight = np.bincount(group, weights=weight)[group]
    others = group_weight - weight
    return [
        group_mass / group_weight,
        np.where(others > 1e-6, (group_mass - mass) / np.maximum(others, 1e-6), -1),
        group_mass / total,
    ]


def _core_columns(
    page: FlatPage, blocks: BlockTable, share: NDArray[np.float64]
) -> list[NDArray[np.float64]]:
    """Whether a block is in the innermost element with most of the believed content."""
    columns = []
    for wanted in CORE_SHARES:
        # In pre-order the last element with the share is the innermost one.
        enough = np.flatnonzero(share >= wanted)
        core = int(enough[-1]) if len(enough) else 0
        container = blocks.container
        columns.append(((container >= core) & (container < page.end[core])).astype(float))
        columns.append((page.depth[container] - page.depth[core]).astype(float))
    return columns


def _twin_means(
    page: FlatPage,
    blocks: BlockTable,
    in_mass: NDArray[np.float64],
    in_weight: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Belief in the brothers of the container that have its tag."""
    key = page.parent.astype(np.int64) * 512 + page.tag
    _, group = np.unique(key, return_inverse=True)
    twins = group[blocks.container]
    mass = np.bincount(group, weights=in_mass)
    weight = np.bincount(group, weights=in_weight)
    return np.asarray(mass[twins] / np.maximum(weight[twins], 1e-9))
