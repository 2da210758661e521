"""Where in the tree a block stands: tags around it, depth, brothers and repetition."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.tags import (
    CODE_TAGS,
    EMPHASIS_TAGS,
    HEADING_TAGS,
    STRONG_TAGS,
    TAG_NAMES,
    tag_mask,
)
from boilerkit.features.attributes import CATEGORIES, N_CATEGORIES
from boilerkit.features.measures import Floats, Ints, Rows
from boilerkit.numbering import number_keys
from boilerkit.page import BlockTable, FlatPage
from boilerkit.tree import ancestors, count_above, unpack

_AROUND: dict[str, frozenset[str]] = {
    **{
        name: frozenset({name})
        for name in (
            "article main section aside nav header footer form table td th ul ol li dl dt dd"
            " figure figcaption blockquote pre noscript details address button label p time"
            " small body dialog caption"
        ).split()
    },
    "heading": HEADING_TAGS,
    "strong": STRONG_TAGS,
    "emphasis": EMPHASIS_TAGS,
    "code": CODE_TAGS,
}
"""Tags looked for at and above a block."""

_CONTAINERS = ("p", "div", "li", "td", "article", "section", "body", "h1", "h2", "h3", "span", "a")
"""Tags looked for at the block's own container or innermost element."""

_AROUND_MARKS = np.zeros(len(TAG_NAMES), dtype=np.uint64)
for _bit, _names in enumerate(_AROUND.values()):
    _AROUND_MARKS[tag_mask(_names)] |= np.uint64(1 << _bit)
_CONTAINER_MASKS = np.stack([tag_mask((name,)) for name in _CONTAINERS], axis=1)
_HEADING_LEVEL = np.array(
    [int(name[1]) if name in HEADING_TAGS else 0 for name in TAG_NAMES], dtype=np.float32
)

N_TWIN_LEVELS = 4

COLUMNS: tuple[str, ...] = (
    "depth",
    "n_texts",
    "after_break",
    "heading_level",
    *(f"in_{name}" for name in _AROUND),
    *(f"container_{name}" for name in _CONTAINERS),
    "index_in_container",
    "n_in_container",
    *(f"twins_{level}" for level in range(N_TWIN_LEVELS)),
    *(f"kin_{level}" for level in range(N_TWIN_LEVELS)),
    *(f"near_{name}" for name in CATEGORIES),
    *(f"above_{name}" for name in CATEGORIES),
)


def structure_columns(
    page: FlatPage, blocks: BlockTable, heading_level: Floats, named: NDArray[np.uint64]
) -> list[Rows]:
    """Return the columns of ``COLUMNS``.

    Parameters
    ----------
    heading_level : ndarray of float32, shape (n_blocks,)
    named : ndarray of uint64, shape (n_elements,)
        `element_purposes` of the page.
    """
    # How many tags of each kind are at or above each block.
    around = count_above(page, _AROUND_MARKS[page.tag], len(_AROUND), blocks.element)
    of_container = number_keys(blocks.container.astype(np.int64))
    near, above = _attribute_flags(page, blocks, named)
    own = _CONTAINER_MASKS[page.tag[blocks.container]] | _CONTAINER_MASKS[page.tag[blocks.element]]
    return [
        page.depth[blocks.container],
        blocks.last_text - blocks.first_text,
        blocks.after_break,
        heading_level,
        around,
        own.T,
        of_container.place,
        of_container.count,
        *_twins(page, blocks),
        near.T,
        above,
    ]


def heading_levels(page: FlatPage, blocks: BlockTable) -> Floats:
    """Level of the heading that a block is, 0 for none, shape ``(n_blocks,)``."""
    own = _HEADING_LEVEL[page.tag[blocks.container]]
    parent = _HEADING_LEVEL[page.tag[page.parent[blocks.container]]]
    return np.where(own > 0, own, parent)


def _twins(page: FlatPage, blocks: BlockTable) -> list[Ints]:
    """Brothers of the same tag and names, or shared names, of the container and of those above."""
    key = page.parent.astype(np.int64) * len(TAG_NAMES) + page.tag
    around = ancestors(page, blocks.container, N_TWIN_LEVELS)
    return [
        number_keys(key * len(page.attribute_strings) + names).count[around]
        for names in (page.attribute, page.name_group)
    ]


def _attribute_flags(
    page: FlatPage, blocks: BlockTable, named: NDArray[np.uint64]
) -> tuple[NDArray[np.bool_], Ints]:
    """Purposes named within two levels of the block, and how often anywhere above it."""
    parent = page.parent
    near = np.zeros(len(blocks), dtype=np.uint64)
    for start in (blocks.element, blocks.container):
        element = start
        for _ in range(3):
            near |= named[element]
            element = parent[element]
    # The page's own <html> and <body> classes speak of the page, not of the block.
    below = np.where(page.depth < 2, np.uint64(0), named)
    return unpack(near, N_CATEGORIES), count_above(page, below, N_CATEGORIES, blocks.element)
