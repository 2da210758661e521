"""The title that a dump begins with, as Common Crawl's WET and ``get_text`` write ``<title>``.

It is no line of the page, and tells which line is the headline.
"""

from __future__ import annotations

import re
from typing import Final

from boilerkit.dom.segmentation import block_slices
from boilerkit.dom.text import TITLE_SEPARATOR, WIDE, squash
from boilerkit.page import BlockTable, FlatPage

MAX_TITLE_CHARS: Final = 300
MAX_LINES: Final = 2_000
"""So far down a headline is looked for."""
MIN_SHARED_CHARS: Final = 15
MIN_SHARED_SHARE: Final = 0.3
"""So long, and so much of both, is what a title and a headline share; a menu's "Home" stands in
many titles. Characters of Chinese and Japanese count twice: a headline may have ten."""

_WIDE_CHARACTER = re.compile(f"[{WIDE}]")


def title_line(page: FlatPage, blocks: BlockTable) -> str:
    """The first line of a dump where a later one says the same: the title of the page.

    Either is or begins or ends with the other, but for the name of a site in the title.
    Elsewhere the first line is one as any other, and ``""`` comes back.
    """
    first, *rest = block_slices(page, blocks, MAX_LINES) or [""]
    if not _may_be_title(first):
        return ""
    title = squash(first)
    whole = title.casefold()
    part = max(TITLE_SEPARATOR.split(whole), key=len)
    for line in rest:
        if _may_be_title(line):
            shown = squash(line).casefold()
            if _begins_or_ends(whole, shown) or _begins_or_ends(shown, part):
                return title
    return ""


def _may_be_title(line: str) -> bool:
    return _is_telling(line) and len(line) <= MAX_TITLE_CHARS


def _is_telling(text: str) -> bool:
    """Whether a text is long enough to be told from a word of the menu."""
    # Most lines are longer, and need no look at their characters.
    return len(text) >= MIN_SHARED_CHARS or (
        len(text) + len(_WIDE_CHARACTER.findall(text)) >= MIN_SHARED_CHARS
    )


def _begins_or_ends(text: str, part: str) -> bool:
    is_long = _is_telling(part) and len(part) >= MIN_SHARED_SHARE * len(text)
    return is_long and (text.startswith(part) or text.endswith(part))
