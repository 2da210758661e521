"""What a block has in common with blocks of other pages of its site: its place, and its words.

Pages of one site come out of one template, and what stands in one place of it is of one kind
(wrapper induction: Kushmerick, Weld and Doorenbos, IJCAI 1997). Menus and notices are the same
words on every page. A dump has lost its template but for the words of it: there a line's place is
below the line before.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.tags import TAG_NAMES
from boilerkit.dom.text import CharClass, char_tables, table_index
from boilerkit.features.context import place_elements
from boilerkit.features.words import find_words
from boilerkit.page import BlockTable, FlatPage
from boilerkit.tree import nearest

Keys = NDArray[np.uint64]

KEY_NAMES: Final = ("place", "words")
NO_KEY: Final = 0
"""Of a block in a place without any name, of a dump's first line and of one below a line without
a word, and of what has no word itself.
"""
_DIGITS: Final = re.compile(r"\d+")
_IGNORED: Final = 0x200B
"""A mark, which is no part of the word that it stands in."""
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)


def block_keys(page: FlatPage, blocks: BlockTable) -> Keys:
    """Return a key of each block's place and one of its words, shape ``(2, n_blocks)``.

    Equal keys on two pages are equal places, or equal words; numbers count in neither. Keys are
    the same on every machine and with every version of the parser.
    """
    if len(blocks) == 0:
        return np.zeros((len(KEY_NAMES), 0), dtype=np.uint64)
    words = _word_keys(page, blocks)
    is_dump = page.kind == "text"
    places = np.append(np.uint64(NO_KEY), words[:-1]) if is_dump else _place_keys(page, blocks)
    return np.stack([places, words])


def _place_keys(page: FlatPage, blocks: BlockTable) -> Keys:
    """Tags and names of the elements of a block's place, and of the nearest that has a name."""
    named = nearest(page, page.attribute > 0)[blocks.element]
    elements = np.vstack((place_elements(page, blocks), named))
    used, name = np.unique(page.attribute[elements], return_inverse=True)
    hashes = _hashes(page.attribute_strings[number] for number in used)
    names, tags = hashes[name].reshape(elements.shape), _TAG_HASHES[page.tag[elements]]
    keys = np.zeros(len(blocks), dtype=np.uint64)
    for tag_hash, name_hash in zip(tags, names, strict=True):
        keys = (keys * _FACTOR + tag_hash) * _FACTOR + name_hash
    return np.where(page.attribute[named] > 0, keys, np.uint64(NO_KEY))


def _word_keys(page: FlatPage, blocks: BlockTable) -> Keys:
    low, high = int(blocks.start[0]), int(blocks.end[-1])
    code_points = page.code_points[low:high]
    is_digit = char_tables().char_class[table_index(code_points)] == CharClass.DIGIT
    code_points = np.where(is_digit, np.uint32(_IGNORED), code_points)
    words = find_words(code_points, blocks.start.astype(np.int64) - low)
    block = words.n_breaks - 1
    first = np.flatnonzero(np.diff(block, prepend=-1))
    place = np.arange(len(block)) - np.repeat(first, np.diff(first, append=len(block)))
    # An odd factor for each place: the same words in another order are other words.
    terms = words.hashes * (_FACTOR * (2 * place.astype(np.uint64) + np.uint64(1)))
    keys = np.full(len(blocks), NO_KEY, dtype=np.uint64)
    if len(first):
        keys[block[first]] = np.add.reduceat(terms, first)
    return keys


def _hashes(names: Iterable[str]) -> Keys:
    return np.array([_hash(name) for name in names], dtype=np.uint64)


@lru_cache(4096)
def _hash(name: str) -> int:
    """Number a name, its digits left out; pages of one site have the same names."""
    telling = _DIGITS.sub("", name).encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(telling, digest_size=8).digest(), "little")


_TAG_HASHES: Final = _hashes(TAG_NAMES)
