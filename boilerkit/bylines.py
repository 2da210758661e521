"""Authors' names, out of what a page states and of lines such as "By A. Writer | 3 May 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.dates import looks_dated, speaks_of_change, split_at_dates
from boilerkit.page import BlockTable, FlatPage

MAX_NAME_WORDS: Final = 5
MAX_NAME_CHARS: Final = 50
MIN_NICKNAME_CHARS: Final = 4
"""A shorter one in small letters is a word such as "and" or "at"."""
MAX_STATED_CHARS: Final = 100
"""What a page states for an author is longer where it is a sentence."""
_LEVELS: Final = 3
"""A byline's own element and two around it are asked for their names."""

_NAMED_FOR_AUTHORS = re.compile(
    r"(?:^|[\s_-])(?:authors?|bylines?|writer|autor|auteur|verfasser)(?:$|[\s_]|-(?!\d|role|bio|desc))"
    r"|(?:author|byline)-?name",
    re.IGNORECASE,
)
_CUES: Final = frozenset(
    "by von par por di da door av af przez redaktion autor autorin autore author authors auteur"
    " text texte texto words автор автори текст γράφει yazan oleh penulis bởi írta نویسنده بقلم מאת"
    " लेखक द्वारा โดย ผู้เขียน 作者 撰文 記者 记者".split()
)
"""What comes before an author's name."""
_FILLERS: Final = frozenset(
    "written posted published post article artikel story geschrieben veröffentlicht publié écrit"
    " escrito publicado erstellt eingestellt gespeichert verfasst publiziert".split()
)
"""What comes before a cue."""
_CUES_AND_FILLERS: Final = _CUES | _FILLERS
_BY: Final = "by|von|par|por"
_BY_WITHIN = re.compile(rf"\s(?:{_BY})\s", re.IGNORECASE)
_OF_SOMETHING_ELSE = re.compile(
    r"photo|foto|image|bild|picture|illustration|edited|review|interview|source|quelle|©|concept",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"^[^\W\d]{3,15}\s*[:：]\s+")
_INNER_CAPTION = re.compile(r"\s([^\W\d]{3,15})[:：](?=\s)")
"""As in "By Ada Vale Topics: fish", where the name ends before the caption."""
MAX_LINE_CHARS: Final = 100
"""A longer line is a sentence, in which "by" says anything."""

_COMMA = re.compile(r"\s*[,،、]\s*")
_BY_BEFORE = re.compile(rf"^(?:{_BY}|di|av|door)\s+(?=[^\W\d_])", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[|·•⋅●/–—]\s*|\s+-\s+|[,;:：()\[\]\n]")
_DESK = re.compile(
    rf"(?:(?:{_BY}|autor|author)\s+)?"
    r"(redaktion|newsdesk|news desk|editors|la rédaction|redacción|redazione|редакция|تحریریه"
    r"|編集部)",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b(?:\d+|[ap]\.?m|uhr|h)\b", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|und|et|e|y|og|och|en|i|и|та|και|và|dan|و|และ)\s+|\s*&\s*")
_NO_NAME = re.compile(
    r"\d|@|https?:|www\.|\.(?:com|de|org|net)\b"
    r"|^(?:post|skip|posted|published|updated|last|view|show|see|more|read|all|about|follow|written|article"
    r"|zeige|über|mehr|alle|veröffentlicht|publié|voir|publicado|author|autor|autorin|auteur)\b",
    re.IGNORECASE,
)
_PARTICLES: Final = frozenset(
    "von van der den de da di del della la le dos du bin ibn al el zu zur ter".split()
)


def tidy_names(stated: Iterable[str]) -> tuple[str, ...]:
    """Names out of what a page states: no addresses, sentences, dates or roles after them."""
    kept = (
        next(iter(split_at_dates(text)), "").strip(" |·•⋅,")
        for text in stated
        if len(text) < MAX_STATED_CHARS and not text.startswith(("http", "/", "@"))
    )
    names = (name for text in kept for name in _single_names(text))
    return tuple(dict.fromkeys(name for name in names if name))


def _single_names(text: str) -> list[str]:
    """Names out of one stated text: "Ada Vale, PhD" is one, "By Ada Vale, Bo Rask" are two."""
    name = _BY_BEFORE.sub("", text, count=1)
    parts = _COMMA.split(name)
    return parts if all(map(_is_full_name, parts)) else [name]


def _is_full_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 3 and not any(word[0].islower() for word in words)


def named_for_authors(page: FlatPage, blocks: BlockTable) -> NDArray[np.bool_]:
    """Tell which blocks stand in an element whose names speak of authors, shape ``(n_blocks,)``."""
    is_named = [_NAMED_FOR_AUTHORS.search(names) is not None for names in page.attribute_strings]
    named = np.array(is_named, dtype=np.bool_)[page.attribute]
    element = blocks.container
    found = np.zeros(len(blocks), dtype=np.bool_)
    for _ in range(_LEVELS):
        found |= named[element]
        element = page.parent[element]
    return found


def names_in_lines(lines: Sequence[str], is_marked: Sequence[bool]) -> tuple[str, ...]:
    """Names in the first line that has some.

    Parameters
    ----------
    lines : sequence of str
        Lines of metadata, in page order.
    is_marked : sequence of bool
        Whether a line stands in an element named for authors: then it needs no "by".
    """
    is_awaited = False
    for line, marked in zip(lines, is_marked, strict=True):
        for number, piece in enumerate(_pieces(line)):
            text, is_announced = _without_cues(piece)
            if not text:
                is_awaited = is_awaited or is_announced
                continue
            names = _names_of(text) if is_announced or is_awaited else ()
            if marked and number == 0:
                names = names or _names_within(line) or _names_of(_CAPTION.sub("", line, count=1))
            if names:
                return names
            is_awaited = False
    dated = [line for line in lines if looks_dated(line)]
    found = (find(line) for find in (_names_within, _names_beside_date) for line in dated)
    return next(filter(None, found), None) or next(filter(None, map(_desk, lines)), ())


def _without_cues(piece: str) -> tuple[str, bool]:
    """A piece of a line without the cues that it begins with, and whether one was a "by"."""
    words = piece.split()
    is_announced = False
    while words and words[0].lower() in _CUES_AND_FILLERS:
        is_announced = is_announced or words[0].lower() in _CUES
        words = words[1:]
    return " ".join(words), is_announced


def _is_of_something_else(line: str) -> bool:
    """Tell a sentence, and who took a photo or was interviewed, from who wrote the text."""
    return len(line) > MAX_LINE_CHARS or _OF_SOMETHING_ELSE.search(line) is not None


def _names_within(line: str) -> tuple[str, ...]:
    """Names after a "by" that does not begin the line, as in "Filed under art by A. Writer"."""
    if _is_of_something_else(line):
        return ()
    for piece in _pieces(line):
        by = list(_BY_WITHIN.finditer(piece))
        if by:
            return _names_of(piece[by[-1].end() :])
    return ()


def _desk(line: str) -> tuple[str, ...]:
    """The editors, where a line names them and no one else."""
    found = (_DESK.fullmatch(piece) for piece in _pieces(line))
    return tuple(desk[1] for desk in found if desk is not None)


def _names_beside_date(line: str) -> tuple[str, ...]:
    """A name and a date make a byline, where nothing else is on the line but a time or a count.

    Only in scripts with capitals: nothing else tells a name from a caption of the date.
    """
    if _is_of_something_else(line) or speaks_of_change(line):
        return ()
    left = [words for piece in _pieces(line) if (words := _TIME.sub("", piece).strip(" .-–"))]
    if len(left) != 1 or not _is_full_name(left[0]):
        return ()
    return _names_of(left[0]) if all(word[0].isupper() for word in left[0].split()) else ()


def _pieces(line: str) -> Iterator[str]:
    for part in split_at_dates(line):
        lines = _INNER_CAPTION.sub(_line_break, part)
        pieces = (piece.strip(" -–") for piece in _SEPARATOR.split(lines))
        yield from (piece for piece in pieces if piece)


def _line_break(caption: re.Match[str]) -> str:
    return caption[0] if caption[1].lower() in _CUES else "\n"


def _names_of(piece: str) -> tuple[str, ...]:
    first = next(_pieces(piece), "")
    names = tuple(_leading_name(part) for part in _AND.split(first))
    return names if all(names) else names[:1] if names[0] else ()


def _leading_name(text: str) -> str:
    """The words of a name that a text begins with, ``""`` where it begins with none."""
    words = text.split()
    if not words or (words[0][0].islower() and len(words) > 1):
        return ""
    kept: list[str] = []
    for word in words:
        if kept and word[0].islower() and word.lower() not in _PARTICLES:
            break
        kept.append(word)
    while kept and kept[-1].lower() in _PARTICLES:
        kept.pop()
    name = " ".join(kept).strip(" .,")
    is_short = len(kept) <= MAX_NAME_WORDS and 1 < len(name) <= MAX_NAME_CHARS
    is_word = len(name) < MIN_NICKNAME_CHARS and name.islower()
    return "" if is_word or not is_short or _NO_NAME.search(name) else name
