"""Numbers that a page puts beside its lines of code: they are no text, and hide that it is code."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from boilerkit.dom.flatten import without_elements
from boilerkit.dom.tags import TAG_IDS
from boilerkit.page import FlatPage
from boilerkit.tree import inside, named, text_ranges

_NAMES = (
    *("gutter", "lineno", "linenumber", "lineNumber", "line-number", "line_number"),
    *("blob-num", "crayon-num", "hljs-ln-n", " ln ", " lnt "),
)
"""What is in the names that Pygments, Rouge, SyntaxHighlighter, GitHub, Crayon, highlight.js and
Chroma (Hugo) give."""
MAX_DIGITS = 6
"""No code has more lines."""
_CODE, _PRE = TAG_IDS["code"], TAG_IDS["pre"]


def without_line_numbers(page: FlatPage) -> FlatPage:
    """Leave out the numbers of lines: elements so named, in code or counting up by one."""
    elements = np.flatnonzero(named(page, _names_line_numbers))
    if not len(elements):
        return page
    # Not the code itself: it may be named for the numbers that it has beside it, and be one.
    is_in_code = inside(page, (page.tag == _CODE) | (page.tag == _PRE))[page.parent[elements]] > 0
    first, last = text_ranges(page, elements)
    columns = (array.tolist() for array in (elements, first, last, is_in_code))
    gutters = [
        element
        for element, low, high, in_code in zip(*columns, strict=True)
        if _are_line_numbers(page, low, high, in_code=in_code)
    ]
    return without_elements(page, gutters) if gutters else page


def _names_line_numbers(names: str) -> bool:
    spaced = f" {names} "
    return any(name in spaced for name in _NAMES)


def _are_line_numbers(page: FlatPage, first: int, last: int, *, in_code: bool) -> bool:
    """Whether a run of text nodes has nothing but numbers of lines."""
    numbers: list[int] = []
    for start, end in pairwise(page.text_start[first : last + 1].tolist()):
        for word in page.text[start:end].split():
            if not word.isdecimal() or len(word) > MAX_DIGITS:
                return False
            if numbers and not in_code and int(word) != numbers[-1] + 1:
                return False
            numbers.append(int(word))
    return len(numbers) > (0 if in_code else 1)
