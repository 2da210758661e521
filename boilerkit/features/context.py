"""A block among its neighbours, in its containers, and against the whole page.

Containers scored by the running text just below them are readability's idea (Arc90,
2009); here the score is one feature among many.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.measures import Floats, Ints, Measures, Rows, beside, by_level
from boilerkit.features.position import is_running_text
from boilerkit.numbering import number_keys
from boilerkit.page import BlockTable, FlatPage, IntArray
from boilerkit.tree import ancestors

try:
    from boilerkit.features import _containers, _lines
except ImportError:  # Installed without a compiler.
    _containers = _lines = None  # type: ignore[assignment]

NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
_NEIGHBOUR_COLUMNS = ("n_words", "link_density", "heading_level", "n_sentences", "same_container")
WINDOWS = (2, 5, 10)
LEVELS = 5
_LEVEL_COLUMNS = ("n_words", "link_density", "n_blocks", "long_ratio", "page_ratio")
PLACES = ("signature", "kin")
"""Kinds of places: by all names, and by those that other elements have too."""
_SIGNATURE_COLUMNS = ("n_blocks", "n_words", "mean_words", "link_density", "page_ratio")

NEIGHBOUR_COLUMNS: tuple[str, ...] = (
    *(f"{name}_{offset:+d}" for offset in NEIGHBOURS for name in _NEIGHBOUR_COLUMNS),
    *(f"{name}_within_{size}" for size in WINDOWS for name in ("words", "link_density", "long")),
)
CONTAINER_COLUMNS: tuple[str, ...] = (
    *(f"level_{level}_{name}" for level in range(1, LEVELS + 1) for name in _LEVEL_COLUMNS),
    *(f"{group}_{name}" for group in PLACES for name in _SIGNATURE_COLUMNS),
    "in_best",
    "best_ratio",
    "blocks_from_best",
    "best_depth_difference",
)


def neighbour_columns(
    blocks: BlockTable,
    measures: Measures,
    heading_level: Floats,
    density: Floats,
    sums: NDArray[np.float64],
) -> list[Rows]:
    """Return the columns of ``NEIGHBOUR_COLUMNS``.

    Parameters
    ----------
    sums : ndarray of float64, shape (6, n_blocks + 1)
        `block_sums` of the page.
    """
    if _lines is None:
        return neighbours_in_numpy(blocks, measures, heading_level, density, sums)
    rows = np.empty((len(NEIGHBOUR_COLUMNS), len(blocks)), dtype=np.float32)
    own = np.stack((measures.n_words, density, heading_level, measures.n_sentences))
    _lines.fill_neighbours(own, blocks.container, sums, rows)
    return [rows]


def neighbours_in_numpy(
    blocks: BlockTable,
    measures: Measures,
    heading_level: Floats,
    density: Floats,
    sums: NDArray[np.float64],
) -> list[Rows]:
    """What `neighbour_columns` returns, where nothing was compiled."""
    m = measures
    own = np.stack((m.n_words, density, heading_level, m.n_sentences))
    # Beyond the page everything is -1, which is no container's number.
    is_same = beside(blocks.container, NEIGHBOURS) == blocks.container
    rows: list[Rows] = []
    for there, same in zip(beside(own, NEIGHBOURS), is_same, strict=True):
        rows += [there, same]
    return rows + _window_columns(sums)


def _window_columns(sums: NDArray[np.float64]) -> list[Rows]:
    """Words, link density and running text within some blocks to either side."""
    n = sums.shape[1] - 1
    number = np.arange(n)
    rows: list[Rows] = []
    for size in WINDOWS:
        high, low = np.minimum(number + size + 1, n), np.maximum(number - size, 0)
        words, links, chars, _, _, long = sums[:, high] - sums[:, low]
        rows += [words, links / np.maximum(chars, 1), long]
    return rows


def container_columns(
    page: FlatPage,
    blocks: BlockTable,
    measures: Measures,
    sums: NDArray[np.float64],
    ranges: tuple[Ints, Ints],
) -> list[Rows]:
    """Return the columns of ``CONTAINER_COLUMNS``.

    Parameters
    ----------
    sums : ndarray of float64, shape (6, n_blocks + 1)
        `block_sums` of the page.
    ranges : tuple of two ndarrays of int64, shape (n_elements,)
        `block_ranges` of the page.
    """
    return [
        _level_columns(page, blocks, sums, ranges),
        *_signature_columns(page, blocks, measures),
        *_best_columns(page, blocks, sums, ranges),
    ]


def block_sums(measures: Measures, density: Floats) -> NDArray[np.float64]:
    """Sums over the blocks before each, and over all at last.

    Returns
    -------
    ndarray of float64, shape (6, n_blocks + 1)
        Words, link characters, characters, blocks, words of running text, blocks of it.
    """
    m, is_long = measures, is_running_text(measures.n_words, density)
    ones = np.ones_like(m.n_words)
    of_block = (m.n_words, m.link_chars, m.n_chars, ones, m.n_words * is_long, ones * is_long)
    sums = np.zeros((len(of_block), len(ones) + 1))
    np.cumsum(np.stack(of_block), axis=1, out=sums[:, 1:])
    return sums


def _level_columns(
    page: FlatPage, blocks: BlockTable, sums: NDArray[np.float64], ranges: tuple[Ints, Ints]
) -> Floats:
    if _containers is None:
        return levels_in_numpy(page, blocks, sums, ranges)
    rows = np.empty((LEVELS * len(_LEVEL_COLUMNS), len(blocks)), dtype=np.float32)
    _containers.fill_levels(page.parent, blocks.container, *ranges, sums, rows)
    return rows


def levels_in_numpy(
    page: FlatPage, blocks: BlockTable, sums: NDArray[np.float64], ranges: tuple[Ints, Ints]
) -> Floats:
    """What is in each container above a block, where nothing was compiled."""
    low, high = ranges
    total = max(sums[0, -1], 1.0)
    elements = ancestors(page, blocks.container, LEVELS + 1)[1:]
    words, links, chars, n, long, _ = sums[:, high[elements]] - sums[:, low[elements]]
    of_level = (
        words,
        links / np.maximum(chars, 1),
        n,
        long / np.maximum(words, 1),
        words / total,
    )
    return by_level(of_level).astype(np.float32)


def signatures(page: FlatPage, blocks: BlockTable) -> Ints:
    """Number the kinds of places: tag and names of the element and two above it.

    All names tell ``#content`` from ``#sidebar``; only the shared ones tell that two posts, each
    with a number of its own, are alike.

    Returns
    -------
    ndarray of int64, shape (len(PLACES), n_blocks)
        Blocks with the same number stand in places that look the same.
    """
    return np.stack([_places(page, blocks, page.attribute), kin(page, blocks)])


def kin(page: FlatPage, blocks: BlockTable) -> Ints:
    """Number the kinds of places by the names that they share, shape ``(n_blocks,)``."""
    return _places(page, blocks, page.name_group)


def place_elements(page: FlatPage, blocks: BlockTable) -> IntArray:
    """Return the elements that tell a block's place: its own and two above, ``(3, n_blocks)``."""
    return ancestors(page, blocks.element, 3)


def _places(page: FlatPage, blocks: BlockTable, names: IntArray) -> Ints:
    of_tag = page.tag.astype(np.int64) * len(page.attribute_strings)
    own, around, further = (of_tag + names)[place_elements(page, blocks)]
    return number_keys(own * 1_000_003 + around * 8_191 + further).number


def _signature_columns(page: FlatPage, blocks: BlockTable, m: Measures) -> list[Rows]:
    rows: list[Rows] = []
    for group in signatures(page, blocks):
        n = np.bincount(group)
        words = np.bincount(group, weights=m.n_words)
        links = np.bincount(group, weights=m.link_chars)
        chars = np.bincount(group, weights=m.n_chars)
        total = max(float(words.sum()), 1.0)
        found = (n, words, words / n, links / np.maximum(chars, 1), words / total)
        rows += [column[group] for column in found]
    return rows


def _best_columns(
    page: FlatPage, blocks: BlockTable, sums: NDArray[np.float64], ranges: tuple[Ints, Ints]
) -> list[Rows]:
    """How a block stands to the container with most running text just below it."""
    long_words = np.diff(sums[4])
    parent = page.parent[blocks.container]
    n = len(page.tag)
    score = (
        np.bincount(parent, weights=long_words, minlength=n)
        + 0.5 * np.bincount(page.parent[parent], weights=long_words, minlength=n)
        + 0.5 * np.bincount(blocks.container, weights=long_words, minlength=n)
    )
    best = int(np.argmax(score))
    low, high = ranges
    first, last = low[best], high[best]
    number = np.arange(len(blocks))
    distance = np.where(number < first, number - first, np.maximum(number - last + 1, 0))
    n_blocks = len(blocks)
    ratio = (sums[0, last] - sums[0, first]) / max(sums[0, -1], 1.0)
    return [
        (number >= first) & (number < last),
        np.full(n_blocks, ratio),
        distance,
        page.depth[blocks.container] - page.depth[best],
    ]
