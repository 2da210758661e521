"""White space, words and character classes, the same in every script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"\w+")
WIDE = "\u2e80-\u30ff\u31f0-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\U00020000-\U0003ffff"
"""Characters of Chinese and Japanese, their punctuation among them, and no Hangul."""
_LINE_END_WITHIN = re.compile(rf"(?<=[{WIDE}])[^\S\n]*\n\s*(?=[{WIDE}])")
TITLE_SEPARATOR = re.compile(r"\s+[-–—:·•/]+\s+|\s*[|»«]\s*")
"""What a title is parted by from the name of its site."""


def as_pattern(ranges: Iterable[tuple[int, int]]) -> str:
    """Write ranges of code points, both ends among them, for a set of a regular expression."""
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


class CharClass(IntEnum):
    """What a character is to a block's shape, whatever its script."""

    SPACE = 0
    LOWER = 1
    UPPER = 2
    LETTER = 3
    """Of a script without case: Arabic, Hebrew, the Indic scripts, Hangul."""
    UNSPACED = 4
    """Of a script without spaces between words: Han, Kana, Thai, Lao, Khmer, Burmese."""
    DIGIT = 5
    STOP = 6
    """Ends a sentence."""
    COMMA = 7
    """Parts a sentence: comma, semicolon, their like in other scripts."""
    COLON = 8
    QUOTE = 9
    DASH = 10
    BRACKET = 11
    BAR = 12
    """Parts items on one line: pipe, bullet, slash, arrow, guillemet."""
    MARK = 13
    """Part of the letter before it: accents, joiners, soft hyphens."""
    CURRENCY = 14
    SYMBOL = 15
    """All other punctuation and symbols."""


N_CLASSES = len(CharClass)


def class_mask(*classes: CharClass) -> NDArray[np.bool_]:
    """Tell for each class whether it is one of ``classes``; shape ``(N_CLASSES,)``."""
    mask = np.zeros(N_CLASSES, dtype=np.bool_)
    mask[list(classes)] = True
    return mask


IS_LETTER = class_mask(
    CharClass.LOWER, CharClass.UPPER, CharClass.LETTER, CharClass.UNSPACED, CharClass.DIGIT
)
"""A letter, or a digit, which stands in words like one."""
IS_WORD = IS_LETTER | class_mask(CharClass.MARK)

SENTENCE_ENDS = ".!?…。．！？｡؟۔।॥።፧׃։‽។៕။།"
"""In any script."""
COLONS = ":：፥"

_SPECIAL: dict[str, CharClass] = {
    character: group
    for members, group in (
        (SENTENCE_ENDS, CharClass.STOP),
        (",;،؛、，；፣՝၊", CharClass.COMMA),
        (COLONS, CharClass.COLON),
        ("|/\\•·‣▪◦●►▶»«›‹→←¦~>", CharClass.BAR),
        ("\"'“”‘’„‚「」『』《》", CharClass.QUOTE),
        ("\u0640", CharClass.MARK),  # Arabic tatweel only stretches the word.
        ("\u200b", CharClass.MARK),
    )
    for character in members
}
_BY_CATEGORY: dict[str, CharClass] = {
    **dict.fromkeys(("Ll",), CharClass.LOWER),
    **dict.fromkeys(("Lu", "Lt"), CharClass.UPPER),
    **dict.fromkeys(("Lo", "Lm", "Nl", "No"), CharClass.LETTER),
    **dict.fromkeys(("Nd",), CharClass.DIGIT),
    **dict.fromkeys(("Pd",), CharClass.DASH),
    **dict.fromkeys(("Ps", "Pe"), CharClass.BRACKET),
    **dict.fromkeys(("Pi", "Pf"), CharClass.QUOTE),
    **dict.fromkeys(("Sc",), CharClass.CURRENCY),
    **dict.fromkeys(("Mn", "Mc", "Me", "Cf"), CharClass.MARK),
    **dict.fromkeys(("Zs", "Zl", "Zp", "Cc", "Cn", "Co", "Cs"), CharClass.SPACE),
}
_UNSPACED_RANGES = (
    (0x0E01, 0x0E30),  # Thai; its vowel signs above and below stay marks
    (0x0E32, 0x0E33),
    (0x0E40, 0x0E46),
    (0x0E81, 0x0EB0),  # Lao
    (0x0EB2, 0x0EB3),
    (0x0EBD, 0x0EC6),
    (0x0EDC, 0x0EDF),
    (0x1000, 0x102A),  # Burmese
    (0x103F, 0x103F),
    (0x1780, 0x17B3),  # Khmer
    (0x3005, 0x3007),
    (0x3041, 0x30FF),  # Kana
    (0x31F0, 0x31FF),
    (0x3400, 0x9FFF),  # Han
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9D),
)
_CASELESS_RANGES = ((0x10D0, 0x10FA), (0x10FD, 0x10FF))
"""Georgian: Unicode has capitals for it, which nobody begins a sentence with."""
_BULK = ((0x3400, 0xA000), (0xAC00, 0xF900))
"""Han; Hangul, surrogates and private use: by the ten thousand, no look at each needed."""

_BMP = 0x10000
_EMOJI_PAGE = 0x1F
_N_PAGES = 0x110
# The keyboards of Arabic, Persian and Urdu write the same letter as different characters.
_SAME_LETTERS = {"\u064a": "\u06cc", "\u0649": "\u06cc", "\u0643": "\u06a9", "\u0629": "\u0647"}


@dataclass(frozen=True, slots=True)
class CharTables:
    """Look-up tables over ``table_index`` values, all of shape ``(65_536 + 272,)``."""

    char_class: NDArray[np.uint8]
    folded: NDArray[np.uint32]
    """Lower case, no accents, digits as ASCII, one form a letter; 0 for marks."""


@cache
def char_tables() -> CharTables:
    """Build the tables, once, on first use."""
    char_class = np.full(_BMP + _N_PAGES, CharClass.LETTER, dtype=np.uint8)
    folded = np.arange(_BMP + _N_PAGES, dtype=np.uint32)
    low = 0
    for bulk_start, bulk_end in (*_BULK, (_BMP, _BMP)):
        for code in range(low, bulk_start):
            character = chr(code)
            category = unicodedata.category(character)
            group = _SPECIAL.get(character) or _BY_CATEGORY.get(category, CharClass.SYMBOL)
            char_class[code] = group
            if group == CharClass.MARK:
                folded[code] = 0
            elif category[0] == "L" or category == "Nd":
                folded[code] = _fold(character)
        low = bulk_end
    for first, last in _UNSPACED_RANGES:
        char_class[first : last + 1] = CharClass.UNSPACED
    for first, last in _CASELESS_RANGES:
        char_class[first : last + 1] = CharClass.LETTER
    char_class[list(map(ord, "\t\n\v\f\r"))] = CharClass.SPACE
    char_class[_BMP + _EMOJI_PAGE] = CharClass.SYMBOL
    char_class[_BMP + 0x20 : _BMP + 0x40] = CharClass.UNSPACED
    return CharTables(char_class, folded)


def to_code_points(text: str) -> NDArray[np.uint32]:
    """Return the characters of ``text`` as numbers, shape ``(len(text),)``."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def table_index(code_points: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Map code points to rows of ``CharTables``; planes above the first share rows."""
    if len(code_points) == 0 or int(code_points.max()) < _BMP:
        return code_points
    return np.where(code_points < _BMP, code_points, _BMP + (code_points >> 12))


def _fold(character: str) -> int:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return ord("0") + digit
    character = _SAME_LETTERS.get(character, character)
    decomposition = unicodedata.decomposition(character)
    if decomposition and decomposition[0] != "<":
        character = unicodedata.normalize("NFD", character)[0]
    return ord(character.lower()[0])


def squash(text: str) -> str:
    r"""Return ``text`` with each run of white space as one space and none at the ends.

    Where a line ends between two Chinese or Japanese characters, nothing parts them (CSS Text
    Module Level 3, "Segment Break Transformation Rules").

    Examples
    --------
    >>> squash("  a\n b\u00a0c ")
    'a b c'
    >>> squash("图书\n车 来了")
    '图书车 来了'
    """
    if "\n" in text and not text.isascii():
        text = _LINE_END_WITHIN.sub("", text)
    return " ".join(text.split())


def words(text: str) -> list[str]:
    r"""Return the ``\w+`` words of ``text`` in lower case, in order."""
    return _WORD.findall(text.lower())
