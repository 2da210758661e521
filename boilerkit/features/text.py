"""What a block's own text looks like: lengths, punctuation, numbers, cue words.

Lengths, density and capitals follow Kohlschütter, Fankhauser and Nejdl, "Boilerplate
Detection using Shallow Text Features" (WSDM 2010). Here they are taken from classes of
characters, so that they mean the same in every script.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.text import CharClass
from boilerkit.features.cue_words import CUE_WORDS
from boilerkit.features.measures import Floats, Ints, Measures, Rows
from boilerkit.features.words import Words, words_of
from boilerkit.numbering import number_keys

try:
    from boilerkit.features import _cues
except ImportError:  # Installed without a compiler.
    _cues = None  # type: ignore[assignment]

CUES: tuple[str, ...] = tuple(CUE_WORDS)

_RATIO_CLASSES = tuple(CharClass)[1:]

COLUMNS: tuple[str, ...] = (
    "n_chars",
    "n_words",
    "word_length",
    "n_sentences",
    "sentence_length",
    "n_commas",
    "capitalised_ratio",
    *(f"{group.name.lower()}_ratio" for group in _RATIO_CLASSES),
    "first_class",
    "last_class",
    "n_numbers",
    "n_years",
    "n_times",
    "n_date_marks",
    "n_copies",
    "is_later_copy",
    "cue_ratio",
    *(f"cue_{name}" for name in CUES),
)

_MARK_BITS = 16
_MARK_SHIFT = np.uint64(64 - _MARK_BITS)


def text_columns(measures: Measures) -> list[Rows]:
    """Return the columns of ``COLUMNS``."""
    m = measures
    n_letters = m.counts[:, CharClass.LOWER : CharClass.DIGIT].sum(axis=1)
    capitals = per_block_sum(m, m.words.starts_upper)
    ratios = m.counts[:, 1:] / np.maximum(m.n_chars, 1)[:, None]
    copies, is_later = _copies(m)
    return [
        m.n_chars,
        m.n_words,
        n_letters / np.maximum(m.n_words, 1),
        m.n_sentences,
        m.n_words / np.maximum(m.n_sentences, 1),
        m.counts[:, CharClass.COMMA],
        capitals / np.maximum(m.n_words, 1),
        ratios.T,
        m.first_class,
        m.last_class,
        m.n_numbers,
        m.n_years,
        m.n_times,
        m.n_date_marks,
        copies,
        is_later,
        *_cue_columns(m),
    ]


def per_block_sum(measures: Measures, of_words: NDArray[np.bool_] | NDArray[np.float64]) -> Floats:
    """Sum a value of each word by block, shape ``(n_blocks,)``."""
    sums = np.bincount(measures.word_block, weights=of_words, minlength=len(measures.n_chars))
    return sums.astype(np.float32)


def block_hashes(measures: Measures) -> NDArray[np.uint64]:
    """One number a block, the same for the same words in the same order, ``(n_blocks,)``."""
    hashes, block = measures.words.hashes, measures.word_block
    found = np.zeros(len(measures.n_chars), dtype=np.uint64)
    if _cues is not None:
        _cues.hash_blocks(hashes, block, found)
        return found
    n_words = np.bincount(block, minlength=len(found))
    before = np.concatenate(([0], np.cumsum(n_words)[:-1]))
    place = (np.arange(len(hashes)) - before[block]).astype(np.uint64)
    np.add.at(found, block, hashes * (2 * place + 1))
    return found


def _copies(m: Measures) -> tuple[Floats, Floats]:
    """How often each block stands in the page, and whether it stood there before."""
    found = number_keys(block_hashes(m))
    return found.count.astype(np.float32), (found.place > 0).astype(np.float32)


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


def cue_hashes(word: str) -> list[int]:
    """Hashes under which a cue word is looked up; a run of Han or Kana counts as one word."""
    found = words_of(word)
    if found.is_unspaced.any():
        return [int(run_hashes(found, np.zeros(len(found.hashes), np.int64))[0][0])]
    return [int(number) for number in found.hashes]


def run_hashes(words: Words, block: Ints) -> tuple[NDArray[np.uint64], Ints]:
    """Hash each run of neighbouring unspaced characters as one, with its block."""
    places = np.flatnonzero(words.is_unspaced)
    apart = (np.diff(words.position[places]) > 1) | (np.diff(block[places]) != 0)
    first = np.flatnonzero(np.concatenate(([True], apart)))
    place = np.arange(len(places)) - np.repeat(first, np.diff(np.append(first, len(places))))
    terms = words.hashes[places] * (2 * place + 1).astype(np.uint64)
    return np.add.reduceat(terms, first), block[places[first]]


def _cue_columns(m: Measures) -> list[Rows]:
    """Share of a block's words that are cues, in all and for each purpose."""
    hashes, block = m.words.hashes, m.word_block
    if m.words.is_unspaced.any():
        runs, run_block = run_hashes(m.words, block)
        hashes, block = np.concatenate((hashes, runs)), np.concatenate((block, run_block))
    n_blocks = len(m.n_chars)
    counts = np.zeros((1 + len(CUES), n_blocks))
    compiled = _compiled_cues()
    if compiled is None:
        _count_cues(hashes, block, counts)
    else:
        compiled.count(hashes, block, counts)
    return [counts / np.maximum(np.bincount(block, minlength=n_blocks), 1)]


@cache
def _compiled_cues() -> _cues.CueLexicon | None:
    known, bits = _cue_table()
    return None if _cues is None else _cues.CueLexicon(known.hashes, bits)


def _count_cues(hashes: NDArray[np.uint64], block: Ints, counts: NDArray[np.float64]) -> None:
    """Count cues, in all and for each purpose, where nothing was compiled."""
    known, bits = _cue_table()
    is_cue, place = known.look_up(hashes)
    flags = (bits[place, None] >> np.arange(len(CUES), dtype=np.uint32)) & 1
    np.add.at(counts[0], block[is_cue], 1)
    np.add.at(counts[1:].T, block[is_cue], flags)
