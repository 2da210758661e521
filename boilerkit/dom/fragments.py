r"""Lines of a text dump that were cut where a link or a bold word begins or ends.

Beautiful Soup's ``get_text("\n")`` and its like write every text node on a line of its own, so
that what comes after a link begins a line with a comma or in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.text import COLONS, SENTENCE_ENDS, squash

MIN_CUTS: Final = 3
"""A text is cut where so many lines begin with a comma or a full stop."""
MIN_LONGEST: Final = 40
"""Of lines that go on in lower case one is so long, in characters, or else they are a menu."""

_PARTING: Final = frozenset(",;.،؛।。，、；")
_CLOSING: Final = _PARTING | frozenset(")]!?؟！？）」』】")
_LINE_END_BESIDE_SIGN = re.compile(rf"(?<=[(\[])\n|\n(?=[{re.escape(''.join(sorted(_CLOSING)))}])")
_OPEN: Final = frozenset(",،、，(")
_FINISHED: Final = frozenset("|" + COLONS + SENTENCE_ENDS)


def cut_lines(lines: Sequence[str]) -> NDArray[np.bool_]:
    """Tell which lines go on in the next one, where a text as a whole is cut at elements.

    Parameters
    ----------
    lines : sequence of str

    Returns
    -------
    ndarray of bool, shape (n_lines,)
    """
    goes_on = np.zeros(len(lines), dtype=bool)
    stripped = [line.strip() for line in lines]
    firsts = [
        line[0] if _closes(line) and any(map(str.isalnum, before)) else ""
        for before, line in pairwise(["", *stripped])
    ]
    if sum(first in _PARTING for first in firsts) < MIN_CUTS:
        return goes_on
    start = 0
    for end, (line, following) in enumerate(pairwise([*stripped, ""]), 1):
        if line and following:
            goes_on[end - 1] = bool(firsts[end]) or _goes_on(line, following)
        if not goes_on[end - 1]:
            closes = any(firsts[start + 1 : end])
            if not closes and max(map(len, stripped[start:end])) < MIN_LONGEST:
                goes_on[start:end] = False
            start = end
    return goes_on


def join_lines(text: str) -> str:
    r"""Join the lines of one block of a dump: no space comes before what closes.

    Examples
    --------
    >>> join_lines("the chair (\nMs Ito\n), said")
    'the chair (Ms Ito), said'
    """
    return squash(_LINE_END_BESIDE_SIGN.sub("", text) if "\n" in text else text)


def _closes(line: str) -> bool:
    """Whether a line begins with a sign that ends what is before it, unlike ``.NET`` or ``...``."""
    if line[:1] not in _CLOSING:
        return False
    return not line[0].isascii() or line[1:2] in ("", " ") or line[1] in _CLOSING - {line[0]}


def _goes_on(line: str, following: str) -> bool:
    """Whether a line goes on in the next one, by how the one ends and the other begins."""
    return line[-1] in _OPEN or (line[-1] not in _FINISHED and following[0].islower())
