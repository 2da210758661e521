"""What a block's own text looks like: lengths, punctuation, numbers, cue words.

Lengths, density and capitals follow Kohlschütter, Fankhauser and Nejdl, "Boilerplate
Detection using Shallow Text Features" (WSDM 2010). Here they are taken from classes of
characters, so that they mean the same in every script.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.text import CharClass
from boilerkit.features.cues import CUES, cue_ratios
from boilerkit.features.measures import Floats, Measures, Rows
from boilerkit.numbering import number_keys

try:
    from boilerkit.features import _cues
except ImportError:  # Installed without a compiler.
    _cues = None  # type: ignore[assignment]

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
        cue_ratios(m.words, m.word_block, len(m.n_chars)),
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
