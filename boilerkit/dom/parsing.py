"""Text to tree: whatever a page is, parsing ends, soon, in bounded memory."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from boilerkit.dom.markup import FORMATTING, MAX_TAG_BYTES, VOID, look_over

MAX_DEPTH: Final = 512
"""Nesting beyond which elements are laid flat, as in Chromium. Lexbor looks through all
open elements at every ``<div>``: 100,000 nested ones took it 23 s."""

MAX_UNCLOSED: Final = 2_000
"""Elements left open at one time from which on the exact depth is worth measuring."""

MAX_REOPENED: Final = 500_000
"""Formatting elements left open, times tags in the page, above which they are taken out.
Every following block opens all of them again: 29 kB of ``<p><b id=...>`` became two
million nodes. (An open ``<a>`` or ``<nobr>`` is closed by the next one.)"""

MAX_TAG_ATTRIBUTES: Final = 1_000
"""A tag of more than ``MAX_TAG_BYTES`` with more attributes than that loses them: each one is
compared with all before it."""

_FORMATTING_TAG = re.compile(rf"</?(?:{'|'.join(FORMATTING)})(?=[\s/>])[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")
_TAG_HEAD = re.compile(rb"<[a-zA-Z][^\s/>]*")
_LESS, _GREATER = b"<>"


def parse_html(html: str | bytes) -> LexborHTMLParser:
    """Parse a page of any size, nesting and degree of brokenness.

    Parameters
    ----------
    html : str or bytes
        Bytes have to be UTF-8.

    Returns
    -------
    LexborHTMLParser
        Never ``None``; the tree of an empty page has no text.
    """
    defused = _defuse(html if isinstance(html, bytes) else _to_utf8(html))
    return LexborHTMLParser(defused, options=LexborDocumentOptions.WO_EVENTS)


def _to_utf8(html: str) -> bytes:
    try:
        return html.encode("utf-8")
    except UnicodeEncodeError:  # Lone surrogates, as in badly joined JSON strings.
        joined = html.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return joined.encode("utf-8")


def _defuse(data: bytes) -> bytes:
    """Take out what would make the parser's work grow with the square of the page."""
    tags = look_over(data)
    if tags.has_long:
        data = _cut_tags(data)
        tags = look_over(data)
    if tags.n_unclosed * tags.n_tags > MAX_REOPENED:
        data = _FORMATTING_TAG.sub("", data.decode("utf-8")).encode("utf-8")
    if tags.depth > MAX_UNCLOSED:
        data = _cap_depth(data.decode("utf-8")).encode("utf-8")
    return data


def _cap_depth(html: str) -> str:
    """Drop the tags of elements nested deeper than ``MAX_DEPTH``; their text stays."""
    depth = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth
        closing, name = match[1], match[2].lower()
        if name in VOID:
            return match[0]
        depth = max(0, depth - 1) if closing else depth + 1
        is_deep = depth >= MAX_DEPTH if closing else depth > MAX_DEPTH
        # A line break keeps apart what the element kept apart.
        return "<br>" if is_deep else match[0]

    return _TAG.sub(keep, html)


def _huge_tags(buffer: NDArray[np.uint8]) -> list[tuple[int, int]]:
    """Where the tags of more than ``MAX_TAG_BYTES`` begin and end."""
    opens, closes = np.flatnonzero(buffer == _LESS), np.flatnonzero(buffer == _GREATER)
    ends = np.append(closes, len(buffer))[np.searchsorted(closes, opens)]
    huge = np.flatnonzero(ends - opens > MAX_TAG_BYTES)
    return list(zip(opens[huge].tolist(), ends[huge].tolist(), strict=True))


def _cut_tags(data: bytes) -> bytes:
    """Take the attributes out of huge tags that have more than ``MAX_TAG_ATTRIBUTES``."""
    pieces = []
    position = 0
    for start, end in _huge_tags(np.frombuffer(data, dtype=np.uint8)):
        head = _TAG_HEAD.match(data, start)
        if head is None or start < position:
            continue
        if len(data[head.end() : end].split(None, MAX_TAG_ATTRIBUTES)) > MAX_TAG_ATTRIBUTES:
            pieces.append(data[position : head.end()])
            position = end
    pieces.append(data[position:])
    return b"".join(pieces)
