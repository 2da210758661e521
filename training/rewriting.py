"""The same page in another script: letters, digits and punctuation exchanged.

A model trained on English and German pages must not learn English and German. A rewritten
page keeps its tree, its word lengths and its shape; what is lost is case (in scripts that
have none), the spaces between words (in Chinese, Japanese and Thai), stops and commas (in Thai,
which parts sentences and clauses by a space), and every word that a word list knows.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.flatten import texts_of, with_texts
from boilerkit.dom.hidden import hidden_elements
from boilerkit.dom.segmentation import segment_blocks
from boilerkit.dom.walk import HIDDEN_TOKEN
from boilerkit.page import FlatPage, PageHints, ReadPage

_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_WORD = re.compile(r"[a-zA-Z]+")
_UNSPACED = "\u3041-\u30ff\u4e00-\u9fff"
_INNER_SPACE = re.compile(
    rf"(?<=[{_UNSPACED}，、；？。！：]) (?=[{_UNSPACED}\d])|(?<=\d) (?=[{_UNSPACED}])"
)
_THAI = "\u0e01-\u0e4e"
_THAI_SPACE = re.compile(rf"(?<=[{_THAI}]) (?=[{_THAI}])|(?<=[{_THAI}] ) ")
"""The space between words, and of two, as are left where a stop was, the second."""
_MARK = re.compile(r"[;?!]|[.,:](?!\d)|(?<!\d)[.,:]")
"""Points, commas and colons within numbers are the same in most scripts."""
LETTERS_PER_SIGN: Final = 2.5
"""Letters of a Latin word that one Chinese character stands for."""
MAX_PARTICLE_LETTERS: Final = 3
"""Shorter words stand for what Japanese writes in Hiragana."""
LETTERS_PER_KATAKANA: Final = 1.5
LETTERS_PER_THAI: Final = 1.25
"""Not counting the signs above and below a letter."""
_THAI_SIGNS: Final = "\u0e34\u0e35\u0e38\u0e48\u0e49\u0e31"

_ARABIC_MARKS = {",": "،", ";": "؛", "?": "؟"}
_HAN_MARKS = {",": "，", ";": "；", "?": "？", ".": "。", "!": "！", ":": "："}
_JAPANESE_MARKS = {**_HAN_MARKS, ",": "、"}
_THAI_MARKS = {",": " ", ";": " ", ".": " "}


Writer = Callable[[str], str]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Script:
    """How to write Latin text in another script."""

    letters: str = ""
    """Stand for a to z; empty where whole words are exchanged."""
    capitals: str = ""
    digits: str = "0123456789"
    marks: Mapping[str, str] = field(default_factory=dict)
    exchange: Writer | None = None
    """Writes a whole word, in the scripts that put no space between words."""
    lost_spaces: re.Pattern[str] = _INNER_SPACE
    """Where these have none."""


def _signs(seed: int, n_signs: int, first: int, n_kinds: int) -> str:
    """Write so many characters out of the ``n_kinds`` from ``first`` on."""
    return "".join(chr(first + (seed >> (3 * place)) % n_kinds) for place in range(n_signs))


def _seed_of(word: str) -> int:
    """The same word always gives the same characters."""
    return zlib.crc32(word.lower().encode())


def _han_word(word: str) -> str:
    return _signs(_seed_of(word), max(1, round(len(word) / LETTERS_PER_SIGN)), 0x4E00, 5000)


def _japanese_word(word: str) -> str:
    """Write short words in Hiragana, some in Katakana, the rest in Han with an ending."""
    seed = _seed_of(word)
    if len(word) <= MAX_PARTICLE_LETTERS:
        return _signs(seed, 1 + seed % 2, 0x3042, 80)
    if seed % 6 == 0:
        return _signs(seed, round(len(word) / LETTERS_PER_KATAKANA), 0x30A2, 80)
    return _han_word(word) + _signs(seed >> 3, seed % 2, 0x3042, 80)


def _thai_word(word: str) -> str:
    """Write consonants, every other one with a vowel or a tone above or below it."""
    seed = _seed_of(word)
    letters = _signs(seed, max(1, round(len(word) / LETTERS_PER_THAI)), 0x0E01, 46)
    sign = _THAI_SIGNS[seed % len(_THAI_SIGNS)]
    return "".join(letter + sign * (place % 2) for place, letter in enumerate(letters))


SCRIPTS: dict[str, Script] = {
    "arabic": Script("ابتثجحخدذرزسشصضطظعغفقكلمنه", "", "٠١٢٣٤٥٦٧٨٩", _ARABIC_MARKS),
    "persian": Script("ابپتثجچحخدذرزژسشصضطظعغفقکل", "", "۰۱۲۳۴۵۶۷۸۹", _ARABIC_MARKS),
    "hebrew": Script("אבגדהוזחטיכלמנסעפצקרשתךםןף"),
    "cyrillic": Script("абвгдежзийклмнопрстуфхцчшщ", "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩ"),
    "greek": Script(
        "αβγδεζηθικλμνξοπρστυφχψωάέ",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈ",
        marks={";": "·", "?": ";"},
    ),
    "devanagari": Script("कखगघचछजझटठडढणतथदधनपफबभमयरल", "", "०१२३४५६७८९", {".": "।"}),
    "hangul": Script("가나다라마바사아자차카타파하거너더러머버서어저처커터"),
    "han": Script(marks=_HAN_MARKS, exchange=_han_word),
    "japanese": Script(marks=_JAPANESE_MARKS, exchange=_japanese_word),
    "thai": Script(marks=_THAI_MARKS, exchange=_thai_word, lost_spaces=_THAI_SPACE),
}


def rewrite_page(read: ReadPage, script: str, written: Mask | None = None) -> ReadPage:
    """Return a read page with all its text, and all it says of itself, in another script.

    Parameters
    ----------
    written : ndarray of bool, shape (n_blocks,), optional
        Blocks that are in that script already: only Latin words in them are exchanged.
    """
    rewrite = _writer(script)
    is_written = np.zeros(len(read.page.text_start) - 1, dtype=bool)
    if written is not None:
        for block in np.flatnonzero(written):
            is_written[read.blocks.first_text[block] : read.blocks.last_text[block]] = True
    page = _rewrite_flat(read.page, rewrite, _latin_writer(script), is_written)
    return ReadPage(page, segment_blocks(page), _rewrite_hints(read.hints, rewrite))


def hide_names(read: ReadPage) -> ReadPage:
    """Give every class, id and role a name of no meaning, the same one where it was the same.

    Sites in most languages name things in ways that no list of words foresees.
    """
    names = tuple(_hidden_name(n, name) for n, name in enumerate(read.page.attribute_strings))
    return replace(read, page=replace(read.page, attribute_strings=names))


def drop_names(read: ReadPage) -> ReadPage:
    """Take every class, id and role away, as pages older than style sheets have none."""
    mark = hidden_elements(read.page).astype(np.int32)
    page = replace(read.page, attribute=mark, attribute_strings=("", HIDDEN_TOKEN), name_group=mark)
    return replace(read, page=page)


def _hidden_name(number: int, name: str) -> str:
    """A browser hides an element whatever its names are, so that mark stays."""
    if not name:
        return name
    return f"x{number} {HIDDEN_TOKEN}" if name.endswith(HIDDEN_TOKEN) else f"x{number}"


def _rewrite_flat(
    page: FlatPage, rewrite: Writer, rewrite_latin: Writer, is_written: Mask
) -> FlatPage:
    texts = [
        (rewrite_latin if written else rewrite)(text)
        for text, written in zip(texts_of(page), is_written, strict=True)
    ]
    return with_texts(page, texts)


def _rewrite_hints(hints: PageHints, rewrite: Writer) -> PageHints:
    return replace(
        hints,
        title=rewrite(hints.title),
        titles=tuple(map(rewrite, hints.titles)),
        description=rewrite(hints.description),
        article_body=rewrite(hints.article_body),
        texts=tuple(map(rewrite, hints.texts)),
        authors=tuple(map(rewrite, hints.authors)),
        tags=tuple(map(rewrite, hints.tags)),
    )


@cache
def _latin_writer(name: str) -> Writer:
    exchange = _exchange(SCRIPTS[name])
    return lambda text: _LATIN_WORD.sub(lambda match: exchange(match[0]), text)


@cache
def _writer(name: str) -> Writer:
    script = SCRIPTS[name]
    digits = str.maketrans(dict(zip("0123456789", script.digits, strict=True)))
    exchange = _exchange(script)

    def rewrite(text: str) -> str:
        marked = _MARK.sub(lambda match: script.marks.get(match[0], match[0]), text)
        written = _WORD.sub(lambda match: exchange(match[0]), marked.translate(digits))
        return script.lost_spaces.sub("", written) if script.exchange else written

    return rewrite


def _exchange(script: Script) -> Writer:
    if script.exchange is not None:
        return script.exchange
    lower = dict(zip(_LATIN, script.letters, strict=True))
    upper = dict(zip(_LATIN.upper(), script.capitals or script.letters, strict=True))
    table = {**lower, **upper}

    def exchange(word: str) -> str:
        return "".join(table.get(letter) or _stand_in(letter, script) for letter in word)

    return exchange


def _stand_in(letter: str, script: Script) -> str:
    """Letters beyond a to z go by their number, keeping case where the script has one."""
    letters = script.capitals if letter.isupper() and script.capitals else script.letters
    return letters[ord(letter) % len(letters)]
