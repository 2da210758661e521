"""Class, id, role and itemprop words against the lexicon of their purposes."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.lexicons import (
    ATTRIBUTE_WORDS,
    LAYOUT_WORDS,
    MISLEADING_NAMES,
    PLACE_WORDS,
    POST_NAMES,
    STATE_WORDS,
    TOPIC_NAMES,
    VARIANT_WORDS,
)

try:
    from boilerkit.features import _names
except ImportError:  # Installed without a compiler.
    _names = None  # type: ignore[assignment]

CATEGORIES: tuple[str, ...] = tuple(ATTRIBUTE_WORDS)
N_CATEGORIES = len(CATEGORIES)

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_a-zA-Z]+")
_PART = re.compile(r"[\s:/._]+")
_NO_PURPOSE = re.compile(
    rf"(?<!\S)(?:__|[^\s(\[]*[(\[]|(?:{'|'.join(sorted(VARIANT_WORDS))})(?![a-z])[^\s:]*:)\S*"
)
"""Names that say nothing of a purpose: those that frameworks keep for themselves (``__next`` is the
root of every page of Next.js), and utility classes with a value (``Mx(a)--modalCentered`` of
Atomizer, ``w-[--sidebar-width]`` of Tailwind) or for an occasion."""
_HASHED = re.compile(r"\d(?!x\d)[a-z]")
"""A digit before a small letter, as in the hash "8ad4" and not in "ad300x250"."""
MAX_CACHED = 65_536
"""Words and strings remembered: sites repeat theirs on every page."""
MIN_MEANINGFUL_CHARS = 4
MIN_SHORT_PARTS = 5
"""Words below that length among that many of their kind were made by a machine."""
MAX_STRING_CHARS = 300
"""A class attribute of utility classes can run to kilobytes and says no more for it."""


@cache
def _lexicon() -> tuple[dict[str, int], dict[str, int]]:
    """Exact words with the bits of their categories, and prefixes with theirs."""
    exact: dict[str, int] = {}
    prefixes: dict[str, int] = {}
    for bit, listed in enumerate(ATTRIBUTE_WORDS.values()):
        for word in listed.split():
            known, key = (prefixes, word[:-1]) if word.endswith("*") else (exact, word)
            known[key] = known.get(key, 0) | 1 << bit
    return exact, prefixes


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(_lexicon()[1])


def attribute_bits(strings: tuple[str, ...]) -> NDArray[np.uint64]:
    """Tell which categories the words of each attribute string belong to.

    Returns
    -------
    ndarray of uint64, shape (len(strings),)
        A bit a category.
    """
    compiled = _compiled_lexicon()
    if compiled is None:
        return np.array([bits_of_string(string) for string in strings], dtype=np.uint64)
    found = np.empty(len(strings), dtype=np.uint64)
    compiled.find(strings, found, bits_of_string)
    return found


@cache
def _compiled_lexicon() -> _names.NameLexicon | None:
    if _names is None:
        return None
    exact, prefixes = _lexicon()
    return _names.NameLexicon(
        exact,
        prefixes,
        MISLEADING_NAMES,
        POST_NAMES,
        TOPIC_NAMES,
        LAYOUT_WORDS,
        PLACE_WORDS,
        STATE_WORDS,
        VARIANT_WORDS,
        MAX_STRING_CHARS,
        MIN_MEANINGFUL_CHARS,
        MIN_SHORT_PARTS,
    )


@lru_cache(MAX_CACHED)
def bits_of_string(string: str) -> int:
    """Bits of one string, in Python: what the compiled lexicon does, in every script."""
    parts = parts_of(string)
    # "ad" is an advertisement in class="ad", and a machine's name in class="z ab ac ad ae".
    is_machine_made = sum(0 < len(part) < MIN_MEANINGFUL_CHARS for part in parts) >= MIN_SHORT_PARTS
    is_post = not POST_NAMES.isdisjoint(parts)
    found = 0
    for part in parts:
        if not is_machine_made or len(part) >= MIN_MEANINGFUL_CHARS:
            found |= _bits_of_part(_without_topic(part) if is_post else part)
    return found


def _without_topic(part: str) -> str:
    kind, _, topic = part.partition("-")
    return kind if topic and kind in TOPIC_NAMES else part


@lru_cache(MAX_CACHED)
def _bits_of_part(part: str) -> int:
    """Bits of one class name: of the whole, and of the words it is made of."""
    if part in MISLEADING_NAMES:
        return 0
    exact, prefixes = _lexicon()[0], _prefixes()
    found = 0
    # Nor is "ad" an advertisement in class="elementor-element-8ad4c0b".
    n_chars = MIN_MEANINGFUL_CHARS if _HASHED.search(part) else 1
    for word in words_of_part(part):
        if len(word) < n_chars:
            continue
        found |= exact.get(word, 0)
        # Hardly any word has one: a single call for all prefixes turns the others away.
        if word.startswith(prefixes):
            found |= _bits_of_prefixes(word)
    return found


def parts_of(string: str) -> list[str]:
    """The class names and their like that an attribute string holds."""
    return _PART.split(_NO_PURPOSE.sub("", string[:MAX_STRING_CHARS]))


def words_of_part(part: str) -> set[str]:
    """What a name is looked up as: the whole, without its hyphens, and its words."""
    if part.isascii() and part.isalpha() and part.islower():
        return {part}
    whole = part.lower()
    words = _before_state([word.lower() for word in _WORD.findall(part)])
    if not LAYOUT_WORDS.isdisjoint(words):
        words = [word for word in words if word not in PLACE_WORDS]
    return {whole, whole.replace("-", ""), *words}


def _before_state(words: list[str]) -> list[str]:
    """Leave out a word of state, and all behind it, unless nothing is."""
    for place, word in enumerate(words[:-1]):
        if word in STATE_WORDS:
            return words[:place]
    return words


def _bits_of_prefixes(word: str) -> int:
    found = 0
    for prefix, bits in _lexicon()[1].items():
        if word.startswith(prefix):
            found |= bits
    return found
