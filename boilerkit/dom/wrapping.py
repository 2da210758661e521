"""Lines of a text dump that go on in the next one, as where a tool wrapped its paragraphs.

Browsers for terminals and some converters to Markdown break paragraphs at a width. A line that
ends where it does because the next word did not fit is part of a paragraph, not a block.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.columns import n_characters, n_columns
from boilerkit.dom.markdown import LINK
from boilerkit.dom.text import COLONS, SENTENCE_ENDS

MIN_WIDTH: Final = 40
MAX_WIDTH: Final = 132
"""Narrower texts are verse, menus and columns, wider ones are not wrapped."""
LONG: Final = 0.6
"""A line of this share of the width is long: in a wrapped text most of these go on."""
MIN_BREAKS: Final = 4
MIN_SHARE: Final = 0.5
"""Of a text's long lines so many end where the next word would not have fitted, or else their
lengths are a matter of chance: of lengths spread evenly it is a fifth."""
MIN_SHARE_OF_WIDEST: Final = 0.3
MAX_WIDER: Final = 0.05
"""So many do where hardly a line is wider, for every one that ends so: a page has its menus."""
MAX_LONGER: Final = 0.5
"""For every line that ends so, at most so many may be longer, as code and tables are."""
MAX_WORD: Final = 12
"""What is longer is no evidence: before an address every line looks full."""
MAX_BEYOND: Final = 0.1
"""For every line that seems to go on, at most so many may be far too long for the text to be
wrapped. Converters to Markdown leave lists of links as they are, and so these do not count."""
MAX_ENDED: Final = 0.35
"""Of the lines that seem to go on, at most so many may end a sentence, as whole lines do."""
MAX_ANEW: Final = 0.85
"""At most so many may be followed by a capital or no letter at all, as headlines cut to one
length and prices are; in wrapped German, with its capital nouns, up to four fifths."""

_FIRST_WORD = re.compile(r"\s*([\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]|\S*)")
"""Chinese and Japanese may be broken after any character; Thai and its neighbours, without spaces
too, only between words, and so go by the general rule."""
_ENDS_SENTENCE = re.compile(rf"[{re.escape(SENTENCE_ENDS + COLONS)}]\W*$")
_ITEM = re.compile(r"\s*(?:[*+•·–—-]|\d{1,3}[.)])\s")


def continued_lines(lines: Sequence[str]) -> NDArray[np.bool_]:
    """Tell which lines go on in the next one, where a text as a whole is wrapped.

    Some tools count characters, others the columns that these take on a terminal: what joins more
    lines is right.

    Parameters
    ----------
    lines : sequence of str

    Returns
    -------
    ndarray of bool, shape (n_lines,)
    """
    stripped = [line.rstrip() for line in lines]
    characters, columns = n_characters(stripped), n_columns(stripped)
    by_characters = _goes_on(lines, characters, n_characters)
    if np.array_equal(columns, characters):
        return by_characters
    by_columns = _goes_on(lines, columns, n_columns)
    return max(by_characters, by_columns, key=np.count_nonzero)


def _goes_on(
    lines: Sequence[str],
    length: NDArray[np.int64],
    measure: Callable[[Sequence[str]], NDArray[np.int64]],
) -> NDArray[np.bool_]:
    """Tell which lines go on, by their lengths and those of the words that come next."""
    goes_on = np.zeros(len(lines), dtype=bool)
    may_go_on = (length >= LONG * MIN_WIDTH) & (length <= MAX_WIDTH)
    may_go_on[:-1] &= length[1:] > 0
    may_go_on[-1:] = False
    numbers = np.flatnonzero(may_go_on)
    if len(numbers) < MIN_BREAKS:
        return goes_on
    words = [_FIRST_WORD.match(lines[number + 1]) for number in numbers.tolist()]
    own, n_letters = length[numbers], measure([word[1] if word else "" for word in words])
    unlinked = [n for n in np.flatnonzero(length > MIN_WIDTH).tolist() if LINK not in lines[n]]
    longest = length[unlinked]
    width = _best_width(own, own + 1 + np.minimum(n_letters, MAX_WORD), longest)
    full = numbers[(LONG * width <= own) & (own <= width) & (width <= own + n_letters)]
    n_beyond = np.count_nonzero(longest > MAX_WIDTH)
    if width and n_beyond <= MAX_BEYOND * len(full) and _is_running(lines, full):
        goes_on[full] = [not _ends(lines[n], lines[n + 1]) for n in full.tolist()]
    return goes_on


def _best_width(
    own: NDArray[np.int64], with_next: NDArray[np.int64], longest: NDArray[np.int64]
) -> int:
    """The width at which most lines are full, 0 where at none enough of the long lines are.

    A line is full at the widths from its own length to less than that with the next word, and
    long at those from its own length to some shares more. ``longest`` are the lengths of all
    lines longer than the least width.
    """
    n_full = _n_open(own, with_next)
    n_long = _n_open(own, np.floor(own / LONG).astype(np.int64) + 1)
    n_longer = _n_open(np.full_like(longest, MIN_WIDTH), longest)
    share = np.where(n_longer <= MAX_WIDER * n_full, MIN_SHARE_OF_WIDEST, MIN_SHARE)
    is_chance = n_full < np.maximum(MIN_BREAKS, share * n_long)
    n_full[is_chance | (n_longer > MAX_LONGER * n_full)] = 0
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
