"""Letters that a page writes as a letter and its accents, put together as Unicode's NFC has them.

To whoever looks words up, an "e" and an accent are another word than "é". Pages that were typed on
some systems, or copied from PDF files, are full of such letters.
"""

from __future__ import annotations

import re
import unicodedata

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.text import as_pattern, to_code_points

_ACCENTS = ((0x300, 0x36F), (0x653, 0x655), (0x3099, 0x309A))
"""First and last of the marks of Latin, Greek and Cyrillic, of Arabic, and of Kana."""
_VOWELS = (0x1161, 0x1175)
"""Of Hangul that is written in its parts."""
_MAX_ACCENTS = 30
"""Of one letter, as in Unicode's stream-safe text; the time to put more in order is quadratic."""

_ANY_ACCENT = f"[{as_pattern(_ACCENTS)}]"
_APART = re.compile(
    rf"\w{_ANY_ACCENT}{{1,{_MAX_ACCENTS}}}"
    rf"|[\u1100-\u1112][{as_pattern([_VOWELS])}][\u11a8-\u11c2]?{_ANY_ACCENT}{{0,{_MAX_ACCENTS}}}"
)


def composed(text: str) -> str:
    """Return ``text`` with a letter and its accents as one character, where Unicode has one."""
    if text.isascii() or not may_be_apart(to_code_points(text)):
        return text
    return _APART.sub(_as_one, text)


def may_be_apart(code_points: NDArray[np.uint32]) -> bool:
    """Tell whether a text has any of the characters that stand for a part of a letter.

    Next to none has, and to look for letters takes longer than all else that is done to a text.
    """
    return any(
        bool(((code_points >= first) & (code_points <= last)).any())
        for first, last in (*_ACCENTS, _VOWELS)
    )


def _as_one(letter: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", letter[0])
