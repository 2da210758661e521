"""Text to tree: whatever a page is, parsing ends, soon, in bounded memory."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

MAX_DEPTH: Final = 512
"""Nesting beyond which elements are laid flat, as in Chromium. Lexbor looks through all
open elements at every ``<div>``: 100,000 nested ones took it 23 s."""

MAX_UNCLOSED: Final = 2_000
"""Elements left open at one time from which on the exact depth is worth measuring."""

MAX_REOPENED: Final = 500_000
"""Formatting elements left open, times tags in the page, above which they are taken out.
Every following block opens all of them again: 29 kB of ``<p><b id=...>`` became two
million nodes. (An open ``<a>`` or ``<nobr>`` is closed by the next one.)"""

MAX_TAG_BYTES: Final = 20_000
MAX_TAG_ATTRIBUTES: Final = 1_000
"""A longer tag with more attributes loses them: each one is compared with all before it."""

_FORMATTING = "b|big|code|em|font|i|s|small|strike|strong|tt|u"
_FORMATTING_TAG = re.compile(rf"</?(?:{_FORMATTING})(?=[\s/>])[^>]*>", re.IGNORECASE)
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr"
    " p li dt dd option tr td th tbody thead tfoot colgroup".split()
)
"""Elements that hold nothing, and those that the next of their kind closes."""
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")
_TAG_HEAD = re.compile(rb"<[a-zA-Z][^\s/>]*")
_LESS, _GREATER, _SLASH = b"<>/"


def parse_html(html: str) -> LexborHTMLParser:
    """Parse a page of any size, nesting and degree of brokenness.

    Parameters
    ----------
    html : str

    Returns
    -------
    LexborHTMLParser
        Never ``None``; the tree of an empty page has no text.
    """
    data = _to_utf8(html)
    defused = _defuse(data)
    return LexborHTMLParser(defused, options=LexborDocumentOptions.WO_EVENTS)


def _to_utf8(html: str) -> bytes:
    try:
        return html.encode("utf-8")
    except UnicodeEncodeError:  # Lone surrogates, as in badly joined JSON strings.
        joined = html.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return joined.encode("utf-8")


def _defuse(data: bytes) -> bytes:
    """Take out what would make the parser's work grow with the square of the page."""
    buffer = np.frombuffer(data, dtype=np.uint8)
    opens = np.flatnonzero(buffer == _LESS)
    if len(data) < MAX_TAG_BYTES and len(opens) ** 2 < MAX_REOPENED:
        return data
    huge = _huge_tags(buffer, opens)
    if huge:
        data = _cut_tags(data, huge)
        buffer = np.frombuffer(data, dtype=np.uint8)
        opens = np.flatnonzero(buffer == _LESS)
    names, step = _names_and_steps(buffer, opens)
    if _n_unclosed_formatting(names, step) * len(names) > MAX_REOPENED:
        data = _FORMATTING_TAG.sub("", data.decode("utf-8")).encode("utf-8")
    if _may_nest_deeply(names, step):
        data = _cap_depth(data.decode("utf-8")).encode("utf-8")
    return data


def _names_and_steps(
    buffer: NDArray[np.uint8], opens: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First three letters of each tag's name as a number, and 1 or -1: opened or closed."""
    padded = np.concatenate((buffer, np.zeros(5, dtype=np.uint8)))
    is_closing = padded[opens + 1] == _SLASH
    start = opens + 1 + is_closing
    first, second, third = (_LETTERS[padded[start + offset]] for offset in range(3))
    # What follows the end of a name is no part of it.
    second *= first > 0
    third *= second > 0
    return (first * 27 + second) * 27 + third, 1 - 2 * is_closing.astype(np.int64)


def _letter_numbers() -> NDArray[np.int64]:
    """Number of each byte that is a letter, from 1, and 0 for all others."""
    numbers = np.zeros(256, dtype=np.int64)
    numbers[ord("a") : ord("z") + 1] = numbers[ord("A") : ord("Z") + 1] = np.arange(1, 27)
    return numbers


def _key(name: str) -> int:
    first, second, third = (*_LETTERS[list(name[:3].encode())].tolist(), 0, 0)[:3]
    return int((first * 27 + second) * 27 + third)


def _key_mask(names: Iterable[str]) -> NDArray[np.bool_]:
    mask = np.zeros(27**3, dtype=bool)
    mask[[_key(name) for name in names]] = True
    return mask


_LETTERS = _letter_numbers()
_IS_FORMATTING = _key_mask(_FORMATTING.split("|"))
_IS_VOID = _key_mask(_VOID)
_IS_VOID[0] = True  # Comments and what else is no tag.


def _n_unclosed_formatting(names: NDArray[np.int64], step: NDArray[np.int64]) -> int:
    found = np.flatnonzero(_IS_FORMATTING[names])
    balance = np.bincount(names[found], weights=step[found])
    return int(balance.clip(min=0).sum())


def _may_nest_deeply(names: NDArray[np.int64], step: NDArray[np.int64]) -> bool:
    balance = np.cumsum(np.where(_IS_VOID[names], 0, step))
    return bool(len(balance)) and int(balance.max() - min(0, balance.min())) > MAX_UNCLOSED


def _cap_depth(html: str) -> str:
    """Drop the tags of elements nested deeper than ``MAX_DEPTH``; their text stays."""
    depth = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth
        closing, name = match[1], match[2].lower()
        if name in _VOID:
            return match[0]
        depth = max(0, depth - 1) if closing else depth + 1
        is_deep = depth >= MAX_DEPTH if closing else depth > MAX_DEPTH
        # A line break keeps apart what the element kept apart.
        return "<br>" if is_deep else match[0]

    return _TAG.sub(keep, html)


def _huge_tags(buffer: NDArray[np.uint8], opens: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Where the tags of more than ``MAX_TAG_BYTES`` begin and end."""
    closes = np.flatnonzero(buffer == _GREATER)
    # No tag is longer than the longest stretch in which none ends.
    if int(np.diff(closes, prepend=-1, append=len(buffer)).max()) <= MAX_TAG_BYTES:
        return []
    ends = np.append(closes, len(buffer))[np.searchsorted(closes, opens)]
    huge = np.flatnonzero(ends - opens > MAX_TAG_BYTES)
    return list(zip(opens[huge].tolist(), ends[huge].tolist(), strict=True))


def _cut_tags(data: bytes, tags: list[tuple[int, int]]) -> bytes:
    """Take the attributes out of the tags that have more than ``MAX_TAG_ATTRIBUTES``."""
    pieces = []
    position = 0
    for start, end in tags:
        head = _TAG_HEAD.match(data, start)
        if head is None or start < position:
            continue
        if len(data[head.end() : end].split(None, MAX_TAG_ATTRIBUTES)) > MAX_TAG_ATTRIBUTES:
            pieces.append(data[position : head.end()])
            position = end
    pieces.append(data[position:])
    return b"".join(pieces)
