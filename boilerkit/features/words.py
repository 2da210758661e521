"""The words of a text, hashed, in every script."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.text import (
    IS_LETTER,
    IS_WORD,
    CharClass,
    char_tables,
    table_index,
    to_code_points,
)

try:
    from boilerkit.features import _characters
except ImportError:  # Installed without a compiler.
    _characters = None  # type: ignore[assignment]

Ints = NDArray[np.int64]

MAX_WORD_CHARS = 64
"""Letters of a word that its hash depends on in order."""

FIRST_SIGN = 0x2E80
"""First code point of Han and Kana; the alphabets without spaces stand before it."""
SIGNS_A_TERM = 2
"""Characters of Han or Kana that say as much as a word: most words of Chinese have two."""
LETTERS_A_TERM = 4
"""The same of Thai, Lao, Khmer and Burmese, which write out their words."""

_MIXER = np.uint64(0xFF51AFD7ED558CCD)
_MIX_SHIFT = np.uint64(33)
_POWERS = np.cumprod(np.full(MAX_WORD_CHARS, 0x9E3779B97F4A7C15, dtype=np.uint64), dtype=np.uint64)
_MARK_BITS = 16
_MARK_SHIFT = np.uint64(64 - _MARK_BITS)
_NO_BREAKS = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as 64-bit hashes of their folded letters, in order."""

    hashes: NDArray[np.uint64]
    position: Ints
    """Offset of each word's first letter, shape ``(n_words,)``."""
    starts_upper: NDArray[np.bool_]
    is_unspaced: NDArray[np.bool_]
    """Single characters of scripts without spaces count as words of their own."""
    is_joined: NDArray[np.bool_]
    """Whether nothing but accents stands between a word and the one before."""
    n_letters: Ints
    n_breaks: Ints
    """How many of the breaks stand at or before each word, shape ``(n_words,)``."""

    def only(self, kept: NDArray[np.bool_]) -> Words:
        """The words that a mask of shape ``(n_words,)`` keeps, each as it was found."""
        return Words(*(getattr(self, column.name)[kept] for column in fields(self)))


def find_words(code_points: NDArray[np.uint32], breaks: Ints) -> Words:
    """Find the words of a text; none runs across an offset in ``breaks``, which ascend."""
    return (find_in_numpy if _characters is None else _find_compiled)(code_points, breaks)


def _find_compiled(code_points: NDArray[np.uint32], breaks: Ints) -> Words:
    tables, n = char_tables(), len(code_points)
    hashes = np.empty(n, dtype=np.uint64)
    position, n_letters, n_breaks = (np.empty(n, dtype=np.int64) for _ in range(3))
    first, is_joined = np.empty(n, dtype=np.uint8), np.empty(n, dtype=bool)
    n_words = _characters.find_words(
        code_points,
        tables.char_class,
        tables.folded,
        breaks,
        _POWERS,
        hashes,
        position,
        n_letters,
        n_breaks,
        first,
        is_joined,
    )
    first = first[:n_words]
    return Words(
        hashes=hashes[:n_words].copy(),
        position=position[:n_words].copy(),
        starts_upper=first == CharClass.UPPER,
        is_unspaced=first == CharClass.UNSPACED,
        is_joined=is_joined[:n_words].copy(),
        n_letters=n_letters[:n_words].copy(),
        n_breaks=n_breaks[:n_words].copy(),
    )


def find_in_numpy(code_points: NDArray[np.uint32], breaks: Ints) -> Words:
    """What `find_words` does, where nothing was compiled."""
    rows = table_index(code_points)
    tables = char_tables()
    char_class = tables.char_class[rows]
    steps = (~IS_WORD[char_class]).astype(np.int8)
    steps[breaks[breaks < len(steps)]] += 1
    n_gaps = np.cumsum(steps, dtype=np.int32)
    letters = np.flatnonzero(IS_LETTER[char_class])
    letter_class = char_class[letters]
    gaps = n_gaps[letters]
    is_start = np.ones(len(letters), dtype=bool)
    is_unspaced = letter_class == CharClass.UNSPACED
    is_joined = np.diff(gaps, prepend=-1) == 0
    is_start[1:] = ~is_joined[1:] | is_unspaced[1:] | is_unspaced[:-1]
    first = np.flatnonzero(is_start)
    if not len(first):
        empty = np.zeros(0, dtype=bool)
        none = np.zeros(0, dtype=np.int64)
        return Words(np.zeros(0, np.uint64), none, empty, empty, empty, none, none)
    n_letters = np.diff(np.append(first, len(letters)))
    place = np.arange(len(letters)) - np.repeat(first, n_letters)
    terms = (
        tables.folded[rows[letters]].astype(np.uint64)
        * _POWERS[np.minimum(place, MAX_WORD_CHARS - 1)]
    )
    return Words(
        hashes=_mixed(np.add.reduceat(terms, first)),
        position=letters[first],
        starts_upper=letter_class[first] == CharClass.UPPER,
        is_unspaced=is_unspaced[first],
        is_joined=is_joined[first],
        n_letters=n_letters,
        n_breaks=np.searchsorted(breaks, letters[first], side="right").astype(np.int64),
    )


def _mixed(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread hashes over all bits (half of MurmurHash3's finalizer, Appleby).

    Words are told by sums of their hashes: pairs, phrases, whole blocks. Where each character is
    a word, the bare sums of its few dozen kana or Thai letters are those of many others.
    """
    hashes = (hashes ^ (hashes >> _MIX_SHIFT)) * _MIXER
    return np.asarray(hashes ^ (hashes >> _MIX_SHIFT))


def words_of(text: str, breaks: Ints = _NO_BREAKS) -> Words:
    """Return the hashed words of a plain string."""
    return find_words(to_code_points(text), breaks)


def term_hashes(words: Words, code_points: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Hashes of what texts have in common where they are about one thing, shape ``(n_words,)``.

    These are words. A character that is a word of its own says as little as a letter, so there
    they are some in a row, from each character on: two of Chinese tell texts apart as well as its
    words do (Nie, Gao, Zhang and Zhou, "On the use of words and n-grams for Chinese information
    retrieval", IRAL 2000).

    Parameters
    ----------
    code_points : ndarray of uint32
        The text that the words were found in.
    """
    if not words.is_unspaced.any():
        return words.hashes
    terms: NDArray[np.uint64] = words.hashes.copy()
    goes_on = touch_next(words)
    is_sign = code_points[words.position] >= FIRST_SIGN
    first = np.flatnonzero(goes_on)
    for length in range(1, LETTERS_A_TERM):
        if length == SIGNS_A_TERM:
            first = first[~is_sign[first]]
        terms[first] += words.hashes[first + length] * np.uint64(2 * length + 1)
        first = first[goes_on[first + length]]
    return terms


def pairs_within(terms: NDArray[np.uint64], group: Ints) -> tuple[NDArray[np.uint64], Ints]:
    """One number for each two terms that follow each other in one group.

    Parameters
    ----------
    terms : ndarray of uint64, shape (n_words,)
        As `term_hashes` has them.
    group : ndarray of int64, shape (n_words,)
        Number of the block, or of the text, that a word is of.

    Returns
    -------
    hashes : ndarray of uint64, shape (n_pairs,)
    first : ndarray of int64, shape (n_pairs,)
        Number of each pair's first term.
    """
    first = np.flatnonzero(group[:-1] == group[1:])
    return np.asarray(terms[first] * np.uint64(3) + terms[first + 1]), first


def touch_next(words: Words) -> NDArray[np.bool_]:
    """Tell which words are characters of text without spaces that the next one continues."""
    touches: NDArray[np.bool_] = words.is_unspaced.copy()
    touches[:-1] &= words.is_unspaced[1:] & words.is_joined[1:]
    touches[-1:] = False
    return touches


class HashList:
    """A list of hashes to look others up in.

    Parameters
    ----------
    hashes : ndarray of uint64
    """

    def __init__(self, hashes: NDArray[np.uint64]) -> None:
        self.hashes = np.sort(hashes)
        # The first bits rule nearly all others out, so that few have to be searched for.
        self._is_marked = np.zeros(1 << _MARK_BITS, dtype=bool)
        self._is_marked[hashes >> _MARK_SHIFT] = True

    def look_up(self, hashes: NDArray[np.uint64]) -> tuple[Ints, Ints]:
        """Find the hashes that stand in the list: their numbers, and their places in it."""
        numbers = np.flatnonzero(self._is_marked[hashes >> _MARK_SHIFT])
        place = np.searchsorted(self.hashes, hashes[numbers])
        is_found = place < len(self.hashes)
        is_found[is_found] = self.hashes[place[is_found]] == hashes[numbers[is_found]]
        return numbers[is_found], place[is_found]


def is_known(hashes: NDArray[np.uint64], known: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Tell which hashes are among known ones, shape ``(len(hashes),)``."""
    found = np.zeros(len(hashes), dtype=bool)
    found[HashList(known).look_up(hashes)[0]] = True
    return found
