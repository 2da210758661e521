"""A block against the landmarks of its page: its title, articles, texts and markers.

Further articles and teasers below the first article look just like it. What tells them
apart is the tree between them and the page's title, and what has been passed on the way down.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.tags import HEADING_TAGS, TAG_IDS, tag_mask
from boilerkit.features.attributes import CATEGORIES, N_CATEGORIES
from boilerkit.features.measures import Floats, Ints, Measures, Rows, by_level
from boilerkit.features.position import is_running_text
from boilerkit.features.words import touch_next
from boilerkit.numbering import number_keys
from boilerkit.page import BlockTable, FlatPage, IntArray
from boilerkit.tree import ancestors, count_inside, nearest, unpack

try:
    from boilerkit.features import _containers
except ImportError:  # Installed without a compiler.
    _containers = None  # type: ignore[assignment]

MARKERS = ("comment", "related", "share", "newsletter", "footer", "tags", "bio", "ads")
LEVELS = 5
MIN_TELLING_LETTERS = 5
"""Shorter words are mostly those that every text has."""

LINE_COLUMNS: tuple[str, ...] = ("shared_ratio",)
TREE_COLUMNS: tuple[str, ...] = (
    "title_levels_up",
    "title_levels_down",
    "title_common_ratio",
    "title_common_blocks",
    "title_article",
    "article_index",
    "article_ratio",
    *(f"passed_{name}" for name in MARKERS),
    *(
        f"level_{level}_{name}"
        for level in range(LEVELS)
        for name in ("headings", "images", "links")
    ),
    *(f"level_{level}_of_{name}" for level in range(LEVELS) for name in ("largest", "parent")),
)

_IS_HEADING = tag_mask(HEADING_TAGS)
_ARTICLE, _IMAGE = TAG_IDS["article"], TAG_IDS["img"]
_MARKER_NUMBERS = np.array([CATEGORIES.index(name) for name in MARKERS])


def line_columns(measures: Measures, density: Floats) -> list[Rows]:
    """Return the columns of ``LINE_COLUMNS``, which a text dump has too."""
    return [_shared_ratio(measures, density)]


def _shared_ratio(m: Measures, density: Floats) -> Floats:
    """Share of a block's longer words that other blocks of running text have too."""
    n_blocks = len(m.n_chars)
    hashes, block = _telling_words(m)
    in_text = is_running_text(m.n_words, density)[block]
    number = number_keys(hashes).number
    in_texts = number[in_text]
    is_first = number_keys(in_texts * n_blocks + block[in_text]).place == 0
    n_texts = np.bincount(in_texts[is_first], minlength=int(number.max(initial=-1)) + 1)
    is_shared = n_texts[number] - in_text > 0
    n_shared = np.bincount(block, weights=is_shared, minlength=n_blocks)
    n_telling = np.bincount(block, minlength=n_blocks)
    return (n_shared / np.maximum(n_telling, 1)).astype(np.float32)


def _telling_words(m: Measures) -> tuple[NDArray[np.uint64], Ints]:
    """Hashes of the longer words, and of characters in a row without spaces, with their blocks."""
    words = m.words
    is_long = ~words.is_unspaced & (words.n_letters >= MIN_TELLING_LETTERS)
    is_telling = is_long | touch_next(words)
    return m.terms[is_telling], m.word_block[is_telling]


def tree_columns(
    page: FlatPage,
    blocks: BlockTable,
    measures: Measures,
    title: int,
    named: NDArray[np.uint64],
    ranges: tuple[Ints, Ints],
) -> list[Rows]:
    """Return the columns of ``TREE_COLUMNS``.

    Parameters
    ----------
    title : int
        Number of the block that is the page's title, -1 where none is.
    named : ndarray of uint64, shape (n_elements,)
        `element_purposes` of the page.
    ranges : tuple of two ndarrays of int64, shape (n_elements,)
        `block_ranges` of the page.
    """
    low, high = ranges
    words = np.concatenate(([0.0], np.cumsum(measures.n_words, dtype=np.float64)))
    n_words = words[high] - words[low]
    fill_rows = rows_in_numpy if _containers is None else _compiled_rows
    of_title, passed, cards = fill_rows(page, blocks, title, named, n_words, high - low)
    return [of_title, *_article_columns(page, blocks, title, n_words), passed, cards]


def _compiled_rows(
    page: FlatPage,
    blocks: BlockTable,
    title: int,
    named: NDArray[np.uint64],
    n_words: NDArray[np.float64],
    n_blocks: Ints,
) -> tuple[Floats, Floats, Floats]:
    n = len(blocks)
    of_title = np.full((4, n), -1, dtype=np.float32)
    passed = np.empty((len(MARKERS), n), dtype=np.float32)
    cards = np.empty((5 * LEVELS, n), dtype=np.float32)
    parent, container = page.parent, blocks.container
    if title >= 0:
        _containers.fill_title(parent, page.depth, container, title, n_words, n_blocks, of_title)
    _containers.fill_passed(container, named, _MARKER_NUMBERS, passed)
    _containers.fill_cards(parent, page.end, container, _kinds_of_cards(page), n_words, cards)
    return of_title, passed, cards


def rows_in_numpy(
    page: FlatPage,
    blocks: BlockTable,
    title: int,
    named: NDArray[np.uint64],
    n_words: NDArray[np.float64],
    n_blocks: Ints,
) -> tuple[Floats, Floats, Floats]:
    """Title, markers and cards, where nothing was compiled."""
    of_title = np.array(_title_columns(page, blocks, title, n_words, n_blocks), dtype=np.float32)
    passed = _passed_columns(blocks, unpack(named, N_CATEGORIES))
    return of_title, passed.astype(np.float32), _card_columns(page, blocks, n_words)


def _kinds_of_cards(page: FlatPage) -> NDArray[np.uint8]:
    """Which elements are headings, images and links, shape ``(3, n_elements)``."""
    kinds = np.zeros((3, len(page.tag)), dtype=np.uint8)
    kinds[0], kinds[1] = _IS_HEADING[page.tag], page.tag == _IMAGE
    kinds[2, list(page.links)] = 1
    return kinds


def _title_columns(
    page: FlatPage, blocks: BlockTable, title: int, n_words: NDArray[np.float64], n_blocks: Ints
) -> list[NDArray[np.float64]]:
    """The innermost element that holds both the block and the title."""
    if title < 0:
        return [np.full(len(blocks), -1.0)] * 4
    chain = _chain(page, int(blocks.container[title]))
    container = blocks.container[:, None]
    holds = (chain <= container) & (container < page.end[chain])
    common = chain[holds.sum(axis=1) - 1]
    total = max(float(n_words[0]), 1.0)
    return [
        (page.depth[blocks.container] - page.depth[common]).astype(float),
        (page.depth[blocks.container[title]] - page.depth[common]).astype(float),
        n_words[common] / total,
        n_blocks[common].astype(float),
    ]


def _chain(page: FlatPage, element: int) -> IntArray:
    """An element and all above it, outermost first."""
    found = [element]
    while element != page.parent[element]:
        element = int(page.parent[element])
        found.append(element)
    return np.array(found[::-1], dtype=np.int32)


def _article_columns(
    page: FlatPage, blocks: BlockTable, title: int, n_words: NDArray[np.float64]
) -> list[NDArray[np.float64]]:
    """Which ``<article>`` a block is in: the title's, the first, the largest."""
    is_article = page.tag == _ARTICLE
    own = nearest(page, is_article)[blocks.container]
    in_article = is_article[own]
    of_title = own[title] if title >= 0 and in_article[title] else -1
    largest = max(float(n_words[is_article].max(initial=0)), 1.0)
    index = np.cumsum(is_article)[own]
    return [
        np.where(in_article, (own == of_title).astype(float), -1.0),
        np.where(in_article, index, -1.0),
        np.where(in_article, n_words[own] / largest, -1.0),
    ]


def _passed_columns(blocks: BlockTable, bits: NDArray[np.bool_]) -> Ints:
    """Elements named for a purpose that were opened before the block, its own not counted."""
    named = bits[:, _MARKER_NUMBERS]
    passed: Ints = np.cumsum(named, axis=0) - named
    return np.asarray(passed[blocks.container].T)


def _card_columns(page: FlatPage, blocks: BlockTable, n_words: NDArray[np.float64]) -> Floats:
    """What makes a container a card: headings, images, links; and its size among brothers."""
    counts = [count_inside(page, kind > 0) for kind in _kinds_of_cards(page)]
    largest = np.zeros(len(page.tag))
    np.maximum.at(largest, page.parent[1:], n_words[1:])
    elements = ancestors(page, blocks.container, LEVELS + 1)
    own, parents = elements[:-1], elements[1:]
    shares = (
        n_words[own] / np.maximum(largest[parents], 1),
        n_words[own] / np.maximum(n_words[parents], 1),
    )
    of_levels = (by_level([count[own] for count in counts]), by_level(shares))
    return np.concatenate(of_levels, dtype=np.float32)
