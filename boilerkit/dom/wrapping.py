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

from boilerkit.dom.text import SENTENCE_ENDS

MIN_WIDTH: Final = 40
MAX_WIDTH: Final = 132
"""Narrower texts are verse, menus and columns, wider ones are not wrapped."""
LONG: Final = 0.6
"""A line of this share of the width is long: in a wrapped text most of these go on."""
MIN_BREAKS: Final = 5
MIN_SHARE: Final = 0.5
"""Of a text's long lines so many end where the next word would not have fitted, or else their
lengths are a matter of chance: of lengths spread evenly it is a fifth."""
MAX_WORD: Final = 12
"""What is longer is no evidence: before an address every line looks full."""
MAX_BEYOND: Final = 0.1
"""For every line that seems to go on, at most so many may be far too long for the text to be
wrapped. Converters to Markdown leave lists of links as they are, and so these do not count."""
MAX_ENDED: Final = 0.35
"""Of the lines that seem to go on, at most so many may end a sentence, as whole lines do."""
MAX_ANEW: Final = 0.75
"""At most so many may be followed by a capital or no letter at all, as headlines cut to one
length and prices are; in wrapped German, with its capital nouns, up to two thirds."""

_FIRST_WORD = re.compile(r"\s*([\u3040-\u30ff\u3400-\u9fff]|\S*)")
"""Chinese and Japanese may be broken after any character; Thai and its neighbours, without spaces
too, only between words, and so go by the general rule."""
_ENDS_SENTENCE = re.compile(rf"[{re.escape(SENTENCE_ENDS)}:：]\W*$")
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
    goes_on = np.zeros(len(lines), dtype=bool)
    length = np.array([len(line.rstrip()) for line in lines], dtype=np.int64)
    may_go_on = (length >= LONG * MIN_WIDTH) & (length <= MAX_WIDTH)
    may_go_on[:-1] &= length[1:] > 0
    may_go_on[-1:] = False
    numbers = np.flatnonzero(may_go_on)
    if len(numbers) < MIN_BREAKS:
        return goes_on
    own = length[numbers]
    words = [_FIRST_WORD.match(lines[number + 1]) for number in numbers.tolist()]
    n_letters = np.array([len(word[1]) if word else 0 for word in words], dtype=np.int64)
    width = _best_width(own, own + 1 + np.minimum(n_letters, MAX_WORD))
    full = numbers[(LONG * width <= own) & (own <= width) & (width <= own + n_letters)]
    beyond = [n for n in np.flatnonzero(length > MAX_WIDTH).tolist() if "](" not in lines[n]]
    if width and len(beyond) <= MAX_BEYOND * len(full) and _is_running(lines, full):
        goes_on[full] = [not _ends(lines[n], lines[n + 1]) for n in full.tolist()]
    return goes_on


def _best_width(own: NDArray[np.int64], with_next: NDArray[np.int64]) -> int:
    """The width at which most lines are full, 0 where at none most of the long lines are.

    A line is full at the widths from its own length to less than that with the next word, and
    long at those from its own length to some shares more.
    """
    n_full = _n_open(own, with_next)
    n_long = _n_open(own, np.floor(own / LONG).astype(np.int64) + 1)
    n_full[n_full < np.maximum(MIN_BREAKS, MIN_SHARE * n_long)] = 0
    return MIN_WIDTH + int(np.argmax(n_full)) if n_full.any() else 0


def _n_open(first: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many of the ranges from ``first`` to before ``end`` hold each width, ``(n_widths,)``."""
    size = MAX_WIDTH + 2
    opened = np.bincount(first, minlength=size)
    closed = np.bincount(np.minimum(end, size - 1), minlength=size)
    return np.cumsum(opened - closed)[MIN_WIDTH : MAX_WIDTH + 1]


def _ends(line: str, following: str) -> bool:
    """Whether a line ends for a reason of its own: an item follows, or Markdown breaks it."""
    return line.rstrip("\r\n").endswith("  ") or _ITEM.match(following) is not None


def _is_running(lines: Sequence[str], full: NDArray[np.int64]) -> bool:
    """Whether lines and those after them read as running text, by their ends and beginnings."""
    numbers = full.tolist()
    n_ended = sum(_ENDS_SENTENCE.search(lines[number]) is not None for number in numbers)
    firsts = [lines[number + 1].lstrip()[:1] for number in numbers]
    n_anew = sum(first.isupper() or not first.isalpha() for first in firsts)
    return n_ended <= MAX_ENDED * len(numbers) and n_anew <= MAX_ANEW * len(numbers)
