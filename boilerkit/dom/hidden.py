"""Words that a page hides within its lines: sort keys, second copies of a price or a formula."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.flatten import texts_of, with_texts
from boilerkit.dom.segmentation import moved_blocks, segment_blocks
from boilerkit.dom.tags import BLOCK_TAGS, TAG_IDS, tag_mask
from boilerkit.dom.walk import HIDDEN_TOKEN
from boilerkit.page import BlockTable, FlatPage
from boilerkit.tree import named, nearest

_IS_BLOCK = tag_mask(BLOCK_TAGS)
_MATH = TAG_IDS["math"]
_SPOKEN_NAMES = (
    *("sr-only", "screen-reader", "show-for-sr"),
    *("visually-hidden", "visuallyhidden", "element-invisible"),
)
"""In the names of what only screen readers say: Bootstrap's and Tailwind's, WordPress',
Foundation's, those of many style guides, and Drupal's."""


def shown_blocks(page: FlatPage) -> tuple[FlatPage, BlockTable]:
    """Cut a page into blocks, without what stands hidden in a line that shows as much or more.

    What is longer is the rest of a text that a button unfolds. A formula stays: it is hidden
    where a picture of it is shown. What screen readers say goes as well, but not where it stands
    for what is hidden from them. Blocks that are hidden as a whole are left to the model.
    """
    blocks = segment_blocks(page)
    is_hidden = _texts_in(page, hidden_elements(page))
    is_spoken = _texts_in(page, named(page, _names_spoken))
    if not (is_hidden.any() or is_spoken.any()):
        return page, blocks
    sizes = np.diff(page.text_start)
    block = np.repeat(np.arange(len(blocks)), blocks.last_text - blocks.first_text)
    has_hidden = np.bincount(block, weights=is_hidden, minlength=len(blocks)) > 0
    is_hidden |= is_spoken & ~has_hidden[block]
    n_hidden = np.bincount(block, weights=sizes * is_hidden, minlength=len(blocks))
    n_shown = np.bincount(block, weights=sizes * ~is_hidden, minlength=len(blocks))
    is_out = is_hidden & (n_hidden <= n_shown)[block]
    if not is_out.any():
        return page, blocks
    page = _without(page, is_out)
    return page, moved_blocks(page, blocks)


def hidden_elements(page: FlatPage) -> NDArray[np.bool_]:
    """Elements that the page hides themselves, not by what they are in; ``(n_elements,)``."""
    hides = [name.endswith(HIDDEN_TOKEN) for name in page.attribute_strings]
    return np.array(hides, dtype=bool)[page.attribute]


def _names_spoken(names: str) -> bool:
    return any(name in names for name in _SPOKEN_NAMES)


def _texts_in(page: FlatPage, marked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Text nodes in marked elements within their block-level element; shape ``(n_texts,)``."""
    is_block = _IS_BLOCK[page.tag]
    hides = marked & ~is_block
    if not hides.any():
        return np.zeros(len(page.text_element), dtype=bool)
    is_hidden = hides[nearest(page, hides | is_block)[page.text_element]]
    is_math = page.tag == _MATH
    if is_math.any():
        is_hidden &= ~is_math[nearest(page, is_math)[page.text_element]]
    return np.asarray(is_hidden)


def _without(page: FlatPage, is_out: NDArray[np.bool_]) -> FlatPage:
    parts = texts_of(page)
    for number in np.flatnonzero(is_out).tolist():
        # The white space behind it is the page's own.
        parts[number] = " " if parts[number][-1:].isspace() else ""
    return with_texts(page, parts)
