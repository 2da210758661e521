"""Markdown's markup in a text dump, which no page shows and no model for dumps has seen."""

from __future__ import annotations

import re
from typing import Final

LINK: Final = "]("
"""What every link and every picture has between its text and its address."""
MIN_LINKS: Final = 3
MIN_HEADINGS: Final = 2
"""A text is Markdown with so many links, or so many headings between empty lines: one pair of
brackets, or the comments in a piece of code, are none."""

_ADDRESS = re.compile(r"""(?<=\])\((?:[^\s()]|\n(?=\S)|\([^\s()]*\))+(?:\s+"[^"\n]*")?\)""")
"""Where a link or a picture leads, with its title."""
_HEADING = re.compile(r"(?:\A|\n[ \t]*\n) {0,3}#{1,6}[ \t]")
_MARKUP = re.compile(
    r"""
    !\[[^\[\]\n]*\]                           # a picture, its description as well
    | ^[ \t]{0,12}(?:\#{1,6}|[*+>-])(?=[ \t])  # heading, item, quotation
    | [\[\]*]
    | (?<!\w)_{1,3}(?=\S) | (?<=\S)_{1,3}(?!\w)
    | \\(?=[-.*_\#+!()\[\]])
    """,
    re.MULTILINE | re.VERBOSE,
)


def without_markup(text: str) -> str:
    """Blank out the markup of a text that is Markdown; all else stays where it is.

    What pictures show goes as well: a page says it to those only who cannot see them. Where links
    lead goes from any text.

    Examples
    --------
    >>> without_markup("The [bridge](/b) *and* ![a ship](/s.png) the [pier](/p).")
    'The  bridge       and                    the  pier     .'
    """
    n_links = 0
    if LINK in text:
        text, n_links = _ADDRESS.subn(_blank, text)
    if n_links < MIN_LINKS and len(_HEADING.findall(text)) < MIN_HEADINGS:
        return text
    return _MARKUP.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
