"""What the first pass believes of a block's surroundings, as features of the second.

Stacked sequential learning (Cohen and Carvalho, IJCAI 2005): a second model reads the
first one's probabilities around an item. Here "around" is also every container above it
and every block that stands in the same kind of place.
"""

from __future__ import annotations

from itertools import chain

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.context import PLACES, signatures
from boilerkit.features.measures import Floats, Ints, beside, by_level, fill
from boilerkit.features.position import since, until, words_since
from boilerkit.numbering import number_keys
from boilerkit.page import BlockTable, FlatPage
from boilerkit.tree import ancestors, block_ranges

try:
    from boilerkit.features import _beliefs
except ImportError:  # Installed without a compiler.
    _beliefs = None  # type: ignore[assignment]

Column = NDArray[np.float64]
"""Values of all blocks, of shape ``(n_blocks,)`` or ``(n_columns, n_blocks)``."""

REACH = 4
NEIGHBOURS = tuple(offset for offset in range(-REACH, REACH + 1) if offset)
WINDOWS = (2, 5, 10, 20)
LEVELS = 7
SURE = 0.7
"""Probability from which a block serves as a landmark."""
_SPANS = np.array([*((-size, size + 1) for size in WINDOWS), (-5, 0), (1, 6)])
"""First block and one past the last around a block, for each mean over neighbours."""
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
    *(f"{group}_{name}" for group in PLACES for name in ("mean", "others", "share")),
    *(f"{name}_{share}" for share in CORE_SHARES for name in ("in_core", "core_depth")),
    "twins_mean",
)


def belief_columns(kind: str) -> tuple[str, ...]:
    """Names of the columns for pages of a kind; a text dump has no tree."""
    return _LINE_COLUMNS if kind == "text" else _LINE_COLUMNS + _TREE_COLUMNS


def beliefs(page: FlatPage, blocks: BlockTable, n_words: Floats, p: Column) -> NDArray[np.float32]:
    """Return the belief features, shape ``(n_blocks, n_columns)``.

    Parameters
    ----------
    n_words, p : ndarray, shape (n_blocks,)
        Words of each block and the first pass's probability that it is content.
    """
    columns_first = np.empty((len(belief_columns(page.kind)), len(p)), dtype=np.float32)
    if len(p):
        fill_beliefs = fill_in_numpy if _beliefs is None else _fill_compiled
        fill_beliefs(page, blocks, n_words, p, columns_first)
    columns: NDArray[np.float32] = columns_first.T
    return columns


def _fill_compiled(
    page: FlatPage, blocks: BlockTable, n_words: Floats, p: Column, rows: NDArray[np.float32]
) -> None:
    n = len(p)
    weight, mass = np.empty(n), np.empty(n)
    sum_weight, sum_mass = np.empty(n + 1), np.empty(n + 1)
    n_words, p = np.ascontiguousarray(n_words), np.ascontiguousarray(p)
    _beliefs.fill_lines(n_words, p, weight, mass, sum_weight, sum_mass, rows)
    rows[len(_LINE_COLUMNS) - 1] = _rank(p) / n
    if page.kind == "html":
        _beliefs.fill_tree(
            page.parent,
            page.end,
            page.depth,
            blocks.container,
            *block_ranges(page, blocks),
            signatures(page, blocks),
            _twins(page),
            p,
            weight,
            mass,
            sum_weight,
            sum_mass,
            rows[len(_LINE_COLUMNS) :],
        )


def fill_in_numpy(
    page: FlatPage, blocks: BlockTable, n_words: Floats, p: Column, rows: NDArray[np.float32]
) -> None:
    """Write the columns, one a row, where nothing was compiled."""
    weight = np.sqrt(np.maximum(n_words, 1)).astype(np.float64)
    mass = p * weight
    found = _line_rows(n_words, p, weight, mass)
    if page.kind == "html":
        found += _tree_rows(page, blocks, p, weight, mass)
    fill(rows, found)


def _line_rows(n_words: Floats, p: Column, weight: Column, mass: Column) -> list[Column]:
    n = len(p)
    sum_mass, sum_weight = running(mass), running(weight)
    total = max(sum_mass[-1], 1e-9)
    sure = p >= SURE
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
        p,
        beside(p, NEIGHBOURS),
        means_over(_SPANS, sum_mass, sum_weight),
        sum_mass[:-1] / total,
        1 - sum_mass[1:] / total,
        since(sure),
        until(sure),
        words_since(sure, words),
        words_since(sure[::-1], np.cumsum(n_words[::-1]))[::-1],
        np.repeat(np.array(whole)[:, None], n, axis=1),
        _rank(p) / n,
    ]


def _rank(p: Column) -> Ints:
    """Place of each block when the likeliest comes first; of equal ones the earlier."""
    rank = np.empty(len(p), dtype=np.int64)
    rank[np.argsort(-p, kind="stable")] = np.arange(len(p))
    return rank


def running(values: Column) -> Column:
    """Sums of all values before each block, and of all at last, over the last axis."""
    zero = np.zeros((*values.shape[:-1], 1))
    return np.concatenate((zero, np.cumsum(values, axis=-1)), axis=-1)


def means_over(spans: Ints, sum_mass: Column, sum_weight: Column) -> Column:
    """Weighted mean over spans around each block, 0 where nothing has a weight.

    Parameters
    ----------
    spans : ndarray of int64, shape (n_spans, 2)
        First block and one past the last, counted from the block.
    sum_mass, sum_weight : ndarray of float64, shape (..., n_blocks + 1)
        `running` sums of the weighted values and of the weights.

    Returns
    -------
    ndarray of float64, shape (..., n_spans, n_blocks)
    """
    n = sum_mass.shape[-1] - 1
    low, high = np.clip(spans.T[:, :, None] + np.arange(n), 0, n)
    mass = sum_mass[..., high] - sum_mass[..., low]
    weight = sum_weight[..., high] - sum_weight[..., low]
    return np.asarray(mass / np.maximum(weight, 1e-9))


def _tree_rows(
    page: FlatPage, blocks: BlockTable, p: Column, weight: Column, mass: Column
) -> list[Column]:
    low, high = block_ranges(page, blocks)
    sum_mass, sum_weight = running(mass), running(weight)
    in_mass = sum_mass[high] - sum_mass[low]
    in_weight = sum_weight[high] - sum_weight[low]
    total = max(sum_mass[-1], 1e-9)
    elements = ancestors(page, blocks.container, LEVELS)
    mass_there, weight_there = in_mass[elements], in_weight[elements]
    levels = (
        mass_there / np.maximum(weight_there, 1e-9),
        _max_inside(p, low, high)[elements],
        mass_there / total,
        _without(mass_there, weight_there, mass, weight),
    )
    return [
        by_level(levels),
        *chain(*(_group_rows(g, weight, mass, total) for g in signatures(page, blocks))),
        *_core_rows(page, blocks, in_mass / total),
        _twin_means(page, blocks, in_mass, in_weight),
    ]


def _without(in_mass: Column, in_weight: Column, mass: Column, weight: Column) -> Column:
    """Mean belief in the others of a group, -1 where a block is alone in it."""
    others = in_weight - weight
    return np.where(others > 1e-6, (in_mass - mass) / np.maximum(others, 1e-6), -1)


def _max_inside(p: Column, low: Ints, high: Ints) -> Column:
    """Highest probability of the blocks inside each element, of no meaning where it has none.

    Once for each element and not for each block's: most blocks share what is above them, and
    the outermost holds them all.
    """
    bounds = np.stack((low, high), axis=-1).ravel()
    # The end of the last range is no place in the array: one more value makes it one.
    return np.asarray(np.maximum.reduceat(np.append(p, 0.0), bounds)[::2])


def _group_rows(group: Ints, weight: Column, mass: Column, total: float) -> list[Column]:
    """Belief in the blocks of the same kind of place."""
    group_mass: Column = np.bincount(group, weights=mass).astype(np.float64)[group]
    group_weight: Column = np.bincount(group, weights=weight).astype(np.float64)[group]
    others = _without(group_mass, group_weight, mass, weight)
    return [group_mass / group_weight, others, group_mass / total]


def _core_rows(page: FlatPage, blocks: BlockTable, share: Column) -> list[Column]:
    """Whether a block is in the innermost element with most of the believed content."""
    rows: list[Column] = []
    container, depth = blocks.container, page.depth[blocks.container]
    for wanted in CORE_SHARES:
        # In pre-order the last element with the share is the innermost one.
        enough = np.flatnonzero(share >= wanted)
        core = int(enough[-1]) if len(enough) else 0
        is_inside = (container >= core) & (container < page.end[core])
        rows += [is_inside.astype(float), (depth - page.depth[core]).astype(float)]
    return rows


def _twins(page: FlatPage) -> Ints:
    """One number for brothers of one tag, shape ``(n_elements,)``."""
    return number_keys(page.parent.astype(np.int64) * 512 + page.tag).number


def _twin_means(page: FlatPage, blocks: BlockTable, in_mass: Column, in_weight: Column) -> Column:
    """Belief in the brothers of the container that have its tag."""
    group = _twins(page)
    twins = group[blocks.container]
    mass = np.bincount(group, weights=in_mass)
    weight = np.bincount(group, weights=in_weight)
    return np.asarray(mass[twins] / np.maximum(weight[twins], 1e-9))
