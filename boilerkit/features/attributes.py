"""Class, id, role and itemprop words against the lexicon of their purposes."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.lexicons import ATTRIBUTE_WORDS

CATEGORIES: tuple[str, ...] = tuple(ATTRIBUTE_WORDS)
N_CATEGORIES = len(CATEGORIES)

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_a-zA-Z]+")
_PART = re.compile(r"[\s:/._]+")
MAX_CACHED = 65_536
"""Words and strings remembered: sites repeat theirs on every page."""
MIN_MEANINGFUL_CHARS = 4
MIN_SHORT_PARTS = 5
"""Words below that length among that many of their kind were made by a machine."""
MAX_STRING_CHARS = 300
"""A class attribute of utility classes can run to kilobytes and says no more for it."""


@cache
def _lexicon() -> tuple[dict[str, int], tuple[tuple[str, int], ...]]:
    """Exact words with the bits of their categories, and prefixes with theirs."""
    exact: dict[str, int] = {}
    prefixes: list[tuple[str, int]] = []
    for bit, listed in enumerate(ATTRIBUTE_WORDS.values()):
        for word in listed.split():
            if word.endswith("*"):
                prefixes.append((word[:-1], 1 << bit))
            else:
                exact[word] = exact.get(word, 0) | 1 << bit
    return exact, tuple(prefixes)


def attribute_bits(strings: tuple[str, ...]) -> NDArray[np.uint64]:
    """Tell which categories the words of each attribute string belong to.

    Returns
    -------
    ndarray of uint64, shape (len(strings),)
        A bit a category.
    """
    return np.array([_bits_of_string(string) for string in strings], dtype=np.uint64)


def unpack(packed: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Turn bits into columns, shape ``(len(packed), N_CATEGORIES)``."""
    flags = packed[:, None] >> np.arange(N_CATEGORIES, dtype=np.uint64) & np.uint64(1)
    return np.asarray(flags, dtype=np.bool_)


@lru_cache(MAX_CACHED)
def _bits_of_string(string: str) -> int:
    parts = _PART.split(string[:MAX_STRING_CHARS])
    # "ad" is an advertisement in class="ad", and a machine's name in class="z ab ac ad ae".
    is_machine_made = sum(len(part) < MIN_MEANINGFUL_CHARS for part in parts) >= MIN_SHORT_PARTS
    found = 0
    for part in parts:
        if not is_machine_made or len(part) >= MIN_MEANINGFUL_CHARS:
            found |= _bits_of_part(part)
    return found


@lru_cache(MAX_CACHED)
def _bits_of_part(part: str) -> int:
    """Bits of one class name: of the whole, and of the words it is made of."""
    whole = part.lower()
    words = {whole, whole.replace("-", ""), *(word.lower() for word in _WORD.findall(part))}
    exact, prefixes = _lexicon()
    found = 0
    for word in words:
        found |= exact.get(word, 0)
        for prefix, bits in prefixes:
            if word.startswith(prefix):
                found |= bits
    return found
