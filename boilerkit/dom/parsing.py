"""Text to tree: whatever a page is, parsing ends, soon, in bounded memory."""

from __future__ import annotations

import re
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
_TAG_HEAD = re.compile(r"<[a-zA-Z][^\s/>]*")
_LESS, _GREATER, _SLASH, _SPACE, _EQUALS = b"<>/ ="


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
    if _has_huge_tag(buffer, opens):
        data = _cut_huge_tags(data)
        buffer = np.frombuffer(data, dtype=np.uint8)
        opens = np.flatnonzero(buffer == _LESS)
    names = _name_keys(buffer, opens)
    if _n_unclosed_formatting(names) * len(names) > MAX_REOPENED:
        data = _FORMATTING_TAG.sub("", data.decode("utf-8")).encode("utf-8")
    if _may_nest_deeply(names):
        data = _cap_depth(data.decode("utf-8")).encode("utf-8")
    return data


def _name_keys(buffer: NDArray[np.uint8], opens: NDArray[np.int64]) -> NDArray[np.int64]:
    """First three letters of each tag's name as one number, negative for closing tags."""
    padded = np.concatenate((buffer, np.zeros(5, dtype=np.uint8)))
    is_closing = padded[opens + 1] == _SLASH
    start = opens + 1 + is_closing
    letters = padded[start[:, None] + np.arange(3)].astype(np.int64) | 0x20
    is_letter = (letters >= ord("a")) & (letters <= ord("z"))
    letters *= np.cumprod(is_letter, axis=1)
    keys: NDArray[np.int64] = letters @ np.array([65536, 256, 1])
    return np.where(is_closing, -keys, keys)


def _key(name: str) -> int:
    return int.from_bytes(name[:3].ljust(3, "\0").encode(), "big")


_FORMATTING_KEYS = np.array([_key(name) for name in _FORMATTING.split("|")])
_VOID_KEYS = np.array([_key(name) for name in _VOID])


def _n_unclosed_formatting(names: NDArray[np.int64]) -> int:
    is_formatting = np.isin(np.abs(names), _FORMATTING_KEYS)
    keys, inverse = np.unique(np.abs(names[is_formatting]), return_inverse=True)
    balance = np.zeros(len(keys), dtype=np.int64)
    np.add.at(balance, inverse, np.sign(names[is_formatting]))
    return int(balance.clip(min=0).sum())


def _may_nest_deeply(names: NDArray[np.int64]) -> bool:
    counted = names[~np.isin(np.abs(names), _VOID_KEYS)]
    balance = np.cumsum(np.sign(counted))
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


def _has_huge_tag(buffer: NDArray[np.uint8], opens: NDArray[np.int64]) -> bool:
    closes = np.flatnonzero(buffer == _GREATER)
    ends = np.append(closes, len(buffer))[np.searchsorted(closes, opens)]
    return bool(len(opens)) and int((ends - opens).max()) > MAX_TAG_BYTES


def _cut_huge_tags(data: bytes) -> bytes:
    html = data.decode("utf-8")
    pieces = []
    position = 0
    for match in _TAG_HEAD.finditer(html):
        if match.start() < position:
            continue
        end = html.find(">", match.end())
        end = len(html) if end < 0 else end
        if end - match.start() <= MAX_TAG_BYTES:
            continue
        if len(html[match.end() : end].split(None, MAX_TAG_ATTRIBUTES)) <= MAX_TAG_ATTRIBUTES:
            continue
        pieces.append(html[position : match.end()])
        position = end
    pieces.append(html[position:])
    return "".join(pieces).encode("utf-8")
