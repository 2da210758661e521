"""How many columns text takes on a terminal: most characters one, some two, some none."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.text import to_code_points

_FIRST_UNLIKE = "\u0300"
"""All characters before take one column, as terminals show a soft hyphen."""
_BMP = 0x10000
_EMOJI_AND_HAN = (0x1F300, 0x40000)
_WIDE = frozenset("WF")
_NONE = frozenset(("Mn", "Me", "Cf"))


def n_characters(texts: Sequence[str]) -> NDArray[np.int64]:
    """Characters of each text, shape ``(n_texts,)``."""
    return np.array([len(text) for text in texts], dtype=np.int64)


def n_columns(texts: Sequence[str]) -> NDArray[np.int64]:
    """Columns that each text takes, shape ``(n_texts,)``.

    East Asian wide characters take two (Unicode Standard Annex 11), marks on other characters none.

    Examples
    --------
    >>> n_columns(["bridge", "桥梁", "ที่"]).tolist()
    [6, 4, 1]
    """
    length = n_characters(texts)
    joined = "".join(texts)
    if not joined or max(joined) < _FIRST_UNLIKE:
        return length
    code_points = to_code_points(joined)
    first, end = _EMOJI_AND_HAN
    beyond = np.where((code_points >= first) & (code_points < end), 2, 1)
    columns = np.where(
        code_points < _BMP, _columns_of_bmp()[np.minimum(code_points, _BMP - 1)], beyond
    )
    total = np.concatenate(([0], np.cumsum(columns, dtype=np.int64)))
    return np.diff(total[np.cumsum(length)], prepend=0)


@cache
def _columns_of_bmp() -> NDArray[np.int8]:
    """Columns of each character of the first plane, once, on first use; shape ``(65_536,)``."""
    columns = np.ones(_BMP, dtype=np.int8)
    for code in range(ord(_FIRST_UNLIKE), _BMP):
        character = chr(code)
        if unicodedata.category(character) in _NONE:
            columns[code] = 0
        elif unicodedata.east_asian_width(character) in _WIDE:
            columns[code] = 2
    return columns
