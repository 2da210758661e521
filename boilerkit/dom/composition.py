"""Letters that a page writes as a letter and its accents, put together as Unicode's NFC has them.

To whoever looks words up, an "e" and an accent are another word than "é". Pages that were typed on
some systems, or copied from PDF files, are full of such letters.
"""

from __future__ import annotations

import re
import unicodedata

from boilerkit.dom.text import to_code_points

_ACCENTS = ((0x300, 0x36F), (0x653, 0x655), (0x3099, 0x309A))
"""First and last of the marks of Latin, Greek and Cyrillic, of Arabic, and of Kana."""
_VOWELS = (0x1161, 0x1175)
"""Of Hangul that is written in its parts."""
_MAX_ACCENTS = 30
"""Of one letter, as in Unicode's stream-safe text; the time to put more in order is quadratic."""
_APART = re.compile(
    rf"\w[{''.join(f'{chr(low)}-{chr(high)}' for low, high in _ACCENTS)}]{{1,{_MAX_ACCENTS}}}"
    "|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)


def composed(text: str) -> str:
    """Return ``text`` with a letter and its accents as one character, where Unicode has one."""
    if not _has_parts(text):
        return text
    return _APART.sub(lambda letter: unicodedata.normalize("NFC", letter[0]), text)


def _has_parts(text: str) -> bool:
    # Next to no page has any, and the pattern takes longer than all else that is done to a text.
    if text.isascii():
        return False
    code_points = to_code_points(text)
    return any(
        bool(((code_points >= low) & (code_points <= high)).any())
        for low, high in (*_ACCENTS, _VOWELS)
    )
