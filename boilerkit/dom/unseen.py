"""Texts of nothing that can be seen: zero-width spaces, soft hyphens, marks of direction.

Editors leave them behind in empty paragraphs, and icon fonts draw a picture for a character that
is no letter of any script. To a reader they are no lines.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.flatten import only_texts, texts_of, with_texts
from boilerkit.dom.text import CharClass, as_pattern, char_tables, table_index
from boilerkit.page import FlatPage

_JOINERS = (0x200C, 0x200D)
"""Between two letters they decide how both are written."""
_RANGES = (
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x200B, 0x200F), (0x202A, 0x202E)),
    *((0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)),
    (0xE000, 0xF8FF),  # Private use: letters of icon fonts.
)
UNSEEN = as_pattern(_RANGES)
"""Characters that are not seen, as ranges of a regular expression."""
_LINE = re.compile(rf"^(?:[^\S\n]|[{UNSEEN}])+$", re.MULTILINE)
_IN_GAP = re.compile(rf"[\s{''.join(map(chr, _JOINERS))}]")


def without_unseen(page: FlatPage) -> FlatPage:
    """Leave out texts of a page of HTML without a character that is seen, but for their space."""
    if not len(page.text_element):
        return page
    is_seen = _seen_characters()[table_index(page.code_points)]
    is_text = np.logical_or.reduceat(is_seen, page.text_start[:-1])
    if is_text.all():
        return page
    texts = texts_of(page)
    first = int(is_text.argmax()) if is_text.any() else len(texts)
    for number in np.flatnonzero(~is_text).tolist():
        # Nothing stands before a page's first text.
        gap = _IN_GAP.findall(texts[number]) if first < number else ()
        texts[number] = "".join(gap)
    return only_texts(with_texts(page, texts), is_text)


def blank_unseen(dump: str) -> str:
    """Blank out lines without a character that is seen; all others stay where they are."""
    return dump if dump.isascii() else _LINE.sub(lambda line: " " * len(line[0]), dump)


@cache
def _seen_characters() -> NDArray[np.bool_]:
    """Whether characters are seen, by `table_index`."""
    is_seen: NDArray[np.bool_] = char_tables().char_class != CharClass.SPACE
    for first, last in _RANGES:
        is_seen[first : last + 1] = False
    return is_seen
