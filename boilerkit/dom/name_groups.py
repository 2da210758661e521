"""Elements named alike: of one class, whatever names of their own they have besides.

A page's paragraphs are told by the name that they share, not by the one that each has for itself,
as in ``<p class="text" id="p12">`` or ``class="comment comment-4711"``. The only box of its name is
no paragraph, though: ``class="tags_box"`` says what it is, where ``id="p12"`` says nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, compress
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.page import IntArray

try:
    from boilerkit.dom import _name_groups
except ImportError:  # Installed without a compiler.
    _name_groups = None  # type: ignore[assignment]

_HAS_DIGIT: Final = re.compile(r"\d").search


def name_groups(attribute: IntArray, strings: tuple[str, ...]) -> IntArray:
    """Number the elements by the names that some other element of the page has too.

    An element without any such name is told by its own names that hold no digit.

    Parameters
    ----------
    attribute : ndarray of int32, shape (n_elements,)
        Index into ``strings`` of each element.
    strings : tuple of str
        The distinct values of class, id, role and their like.

    Returns
    -------
    ndarray of int32, shape (n_elements,)
        Numbers below ``len(strings)``.
    """
    is_shared = np.bincount(attribute, minlength=len(strings)) > 1
    group = np.empty(len(strings), dtype=np.int32)
    if _name_groups is None or not _name_groups.group_strings(
        strings, is_shared.view(np.uint8), group
    ):
        group[:] = group_in_python(strings, is_shared)
    return group[attribute]


def group_in_python(strings: tuple[str, ...], is_shared: NDArray[np.bool_]) -> list[int]:
    """Number the strings, of which more than one element has those that are shared."""
    names = [string.split() for string in strings]
    n_uses = Counter(chain(*names, *compress(names, is_shared)))
    numbers: dict[str, int] = {}
    group = []
    for own in names:
        telling = [name for name in own if n_uses[name] > 1] or [
            name for name in own if not _HAS_DIGIT(name)
        ]
        group.append(numbers.setdefault(" ".join(telling), len(numbers)))
    return group
