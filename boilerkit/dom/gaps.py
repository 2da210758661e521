"""Spaces that a page leaves to its style sheet: ``<a>Art</a><a>Film</a>`` are two words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.flatten import texts_of, with_texts
from boilerkit.dom.segmentation import moved_blocks
from boilerkit.dom.tags import CODE_TAGS, tag_mask
from boilerkit.dom.text import (
    IS_LETTER,
    IS_WORD,
    CharClass,
    char_tables,
    class_mask,
    table_index,
)
from boilerkit.page import BlockTable, FlatPage, IntArray
from boilerkit.tree import Ints, common_ancestor, inside

_IS_CODE = tag_mask({*CODE_TAGS, "pre"})
_BEGINS_WORD = class_mask(CharClass.UPPER, CharClass.DIGIT)
"""Other letters may go on with a word that an editor has cut in two."""


def with_gaps(page: FlatPage, blocks: BlockTable) -> tuple[FlatPage, BlockTable]:
    """Put a space between elements of one line that stand side by side and are words apart.

    Each holds two characters or more, and the second one begins in upper case or with a digit.
    Where that cannot be told it may go on with a word, and only links to elsewhere are set apart.
    Code stays as it is.
    """
    before = _gaps(page, blocks)
    if not len(before):
        return page, blocks
    parts = texts_of(page)
    for number in before.tolist():
        parts[number] += " "
    page = with_texts(page, parts)
    return page, moved_blocks(page, blocks)


def _gaps(page: FlatPage, blocks: BlockTable) -> Ints:
    """Number the text nodes that lack a space behind them."""
    texts = _word_ends(page, blocks)
    if not len(texts):
        return texts
    left, right = page.text_element[texts], page.text_element[texts + 1]
    around = common_ancestor(page, left, right)
    is_beside = (left != around) & (right != around)
    is_code = _IS_CODE[page.tag]
    if is_code.any():
        is_beside &= inside(page, is_code)[around] == 0
    is_gap = is_beside & _BEGINS_WORD[_classes(page, page.text_start[texts + 1])]
    for number in np.flatnonzero(is_beside & ~is_gap).tolist():
        targets = {_target(page, int(of[number]), int(around[number])) for of in (left, right)}
        is_gap[number] = len(targets) == 2 and "" not in targets
    found: Ints = texts[is_gap]
    return found


def _word_ends(page: FlatPage, blocks: BlockTable) -> Ints:
    """Number the text nodes that end in a word, where the next of the block begins with one.

    Words of one character are passed over: a letter to an element is an effect, or an initial.
    """
    is_last = np.zeros(len(page.text_element) + 1, dtype=np.bool_)
    is_last[blocks.last_text] = True
    is_long = np.diff(page.text_start) > 1
    texts = np.flatnonzero(is_long[:-1] & is_long[1:] & ~is_last[1:-1])
    at = page.text_start[texts + 1]
    ends, begins = _classes(page, at - 1), _classes(page, at)
    has_more = (_classes(page, at - 2) != CharClass.SPACE) & (
        _classes(page, at + 1) != CharClass.SPACE
    )
    found: Ints = texts[IS_WORD[ends] & IS_LETTER[begins] & has_more]
    return found


def _classes(page: FlatPage, at: IntArray) -> NDArray[np.uint8]:
    return char_tables().char_class[table_index(page.code_points[at])]


def _target(page: FlatPage, element: int, around: int) -> str:
    """Where the link leads that an element is in, below another one; "" for none."""
    while element != around:
        if element in page.links:
            return page.links[element]
        element = int(page.parent[element])
    return ""
