"""Elements named alike: of one class, whatever names of their own they have besides.

A page's paragraphs are told by the name that they share, not by the one that each has for itself,
as in ``<p class="text" id="p12">`` or ``class="comment comment-4711"``.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, compress

import numpy as np

from boilerkit.page import IntArray


def name_groups(attribute: IntArray, strings: tuple[str, ...]) -> IntArray:
    """Number the elements by the names that some other element of the page has too.

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
    names = [string.split() for string in strings]
    n_uses = Counter(chain(*names, *compress(names, is_shared)))
    numbers: dict[str, int] = {}
    group = [
        numbers.setdefault(" ".join([name for name in own if n_uses[name] > 1]), len(numbers))
        for own in names
    ]
    return np.array(group, dtype=np.int32)[attribute]
