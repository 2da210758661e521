"""Lines of a text dump that go on in the next one, as where a tool wrapped its paragraphs.

Browsers for terminals and some converters to Markdown break paragraphs at a width. A line that
ends where it does because the next word did not fit is part of a paragraph, not a block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

MIN_WIDTH: Final = 40
MAX_WIDTH: Final = 132
"""Narrower texts are verse, menus and columns, wider ones are not wrapped."""
IN_WIDTH: Final = 0.98
"""Share of lines within the width; addresses and code may go beyond it."""
LONG: Final = 0.6
"""A line of this share of the width is long: in a wrapped text most of these go on."""
MIN_BREAKS: Final = 5
MIN_SHARE: Final = 0.5
"""Of a text's long lines so many go on, or else their lengths are a matter of chance: of lengths
spread evenly a fifth would leave no place for the next word."""
MAX_ENDED: Final = 0.35
"""Of the lines that seem to go on, at most so many may end a sentence, as whole lines do."""
MAX_ANEW: Final = 0.75
"""At most so many may be followed by a capital or no letter at all, as headlines cut to one
length and prices are; in wrapped German, with its capital nouns, up to two thirds."""

_FIRST_WORD = re.compile(r"\s*([\u3040-\u30ff\u3400-\u9fff]|\S*)")
"""Chinese and Japanese have no spaces, and may be broken after any character."""
_ENDS_SENTENCE = re.compile(r"[.!?…。！？؟۔।:]\W*$")
_ITEM = re.compile(r"\s*(?:[*+•·–—-]|\d{1,3}[.)])\s")


def continued_lines(lines: Sequence[str]) -> NDArray[np.bool_]:
    """Tell which lines go on in the next one, where a text as a whole is wrapped.

    Parameters
    ----------
    lines : sequence of str

    Returns
    -------
    ndarray of bool, shape (n_lines,)
    """
    length = np.array([len(line.rstrip()) for line in lines], dtype=np.int64)
    goes_on = np.zeros(len(lines), dtype=bool)
    is_filled = length > 0
    if is_filled.sum() <= MIN_BREAKS:
        return goes_on
    width = float(np.quantile(length[is_filled], IN_WIDTH, method="lower"))
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return goes_on
    # A few lines reach beyond the width that nearly all keep to.
    is_long = is_filled & (length >= LONG * width) & (length <= 1.1 * width)
    is_long[:-1] &= is_filled[1:]
    (long,) = np.nonzero(is_long[:-1])
    words = [_FIRST_WORD.match(lines[number + 1]) for number in long.tolist()]
    needed = np.array([1 + len(word[1]) if word else 0 for word in words], dtype=np.int64)
    full = long[length[long] + needed > width]
    if len(full) >= max(MIN_BREAKS, MIN_SHARE * len(long)) and _is_running(lines, full):
        goes_on[full] = [not _ITEM.match(lines[number + 1]) for number in full.tolist()]
    return goes_on


def _is_running(lines: Sequence[str], full: NDArray[np.int64]) -> bool:
    """Whether lines and those after them read as running text, by their ends and beginnings."""
    numbers = full.tolist()
    n_ended = sum(_ENDS_SENTENCE.search(lines[number]) is not None for number in numbers)
    firsts = [lines[number + 1].lstrip()[:1] for number in numbers]
    n_anew = sum(first.isupper() or not first.isalpha() for first in firsts)
    return n_ended <= MAX_ENDED * len(numbers) and n_anew <= MAX_ANEW * len(numbers)
