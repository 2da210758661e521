"""Which words of a page are cues, that tell what a short block is for.

Where a script puts no spaces between words, each character counts as a word, and as a cue
wherever a listed phrase stands around it: 評論 in 全部評論.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.cue_words import CUE_WORDS
from boilerkit.features.words import HashList, Ints, Words, touch_next, words_of

try:
    from boilerkit.features import _cues
except ImportError:  # Installed without a compiler.
    _cues = None  # type: ignore[assignment]

CUES: tuple[str, ...] = tuple(CUE_WORDS)
MAX_PHRASE_CHARS = 16
"""Characters of the longest phrase that is looked up in text without spaces."""


def cue_ratios(words: Words, block: Ints, n_blocks: int) -> NDArray[np.float64]:
    """Tell how much of each block is cues, in all and of each purpose of ``CUES``.

    Parameters
    ----------
    words : Words
    block : ndarray of int64, shape (n_words,)
        Number of the block that each word is of, ascending.

    Returns
    -------
    ndarray of float64, shape (1 + len(CUES), n_blocks)
        Shares of the block's words.
    """
    counts = np.zeros((1 + len(CUES), n_blocks))
    bits = np.zeros(len(block), dtype=np.uint32)
    compiled, touches = _compiled_cues(), touch_next(words)
    if compiled is None:
        _count_in_numpy(words.hashes, touches, block, bits, counts)
    else:
        compiled.count(words.hashes, touches, block, bits, counts)
    return counts / np.maximum(np.bincount(block, minlength=n_blocks), 1)


def cue_hashes(listed: str) -> list[int]:
    """Hashes under which a listed word is looked up; a phrase without spaces has one."""
    found = words_of(listed)
    if found.is_unspaced.any():
        places = np.arange(len(found.hashes), dtype=np.uint64)
        return [int((found.hashes * (2 * places + 1)).sum())]
    return [int(number) for number in found.hashes]


@cache
def _cue_table() -> tuple[HashList, NDArray[np.uint32]]:
    """Hashes of all cue words, and the bits of their purposes in the order of the list."""
    bits: dict[int, int] = {}
    for bit, listed in enumerate(CUE_WORDS.values()):
        for word in listed.split():
            for number in cue_hashes(word):
                bits[number] = bits.get(number, 0) | 1 << bit
    known = HashList(np.array(list(bits), dtype=np.uint64))
    return known, np.array([bits[int(number)] for number in known.hashes], dtype=np.uint32)


@cache
def _compiled_cues() -> _cues.CueLexicon | None:
    known, bits = _cue_table()
    return None if _cues is None else _cues.CueLexicon(known.hashes, bits, MAX_PHRASE_CHARS)


def _count_in_numpy(
    hashes: NDArray[np.uint64],
    touches: NDArray[np.bool_],
    block: Ints,
    bits: NDArray[np.uint32],
    counts: NDArray[np.float64],
) -> None:
    """Count cues, in all and for each purpose, where nothing was compiled."""
    known, known_bits = _cue_table()
    first, phrase = np.arange(len(hashes)), hashes
    for length in range(1, MAX_PHRASE_CHARS + 1):
        number, place = known.look_up(phrase)
        for offset in range(length):
            bits[first[number] + offset] |= known_bits[place]
        goes_on = touches[first + length - 1]
        first = first[goes_on]
        phrase = phrase[goes_on] + hashes[first + length] * np.uint64(2 * length + 1)
    is_cue = np.flatnonzero(bits)
    flags = (bits[is_cue, None] >> np.arange(len(CUES), dtype=np.uint32)) & 1
    np.add.at(counts[0], block[is_cue], 1)
    np.add.at(counts[1:].T, block[is_cue], flags)
