"""What a block shares with what the page says of itself: titles, descriptions, JSON-LD."""

from __future__ import annotations

from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.text import to_code_points
from boilerkit.features.measures import Floats, Ints, Measures
from boilerkit.features.text import per_block_sum
from boilerkit.features.words import find_words, is_known, pairs_within, term_hashes
from boilerkit.numbering import number_keys
from boilerkit.page import TEXT_PURPOSES, PageHints

COLUMNS: tuple[str, ...] = (
    "title_precision",
    "title_recall",
    "title_pairs",
    "description_pairs",
    *(f"{purpose}_pairs" for purpose in TEXT_PURPOSES),
)

TITLE_COLUMNS = COLUMNS[:3]
"""Those of a dump, which may begin with its title and says nothing else of itself."""

MISSING = -1.0
"""Stands for a comparison with something that the page does not have."""


def stated_columns(measures: Measures, hints: PageHints) -> list[Floats]:
    """Return the columns of ``COLUMNS``."""
    m = measures
    # All texts at once: a call of the word finder costs more than the words do.
    texts = [*hints.titles, hints.description, *hints.texts]
    starts = list(accumulate((len(text) + 1 for text in texts[:-1]), initial=0))
    code_points = to_code_points("\n".join(texts))
    found = find_words(code_points, np.array(starts))
    terms, text_of_term = term_hashes(found, code_points), found.n_breaks - 1
    n_titles = len(hints.titles)
    groups = [0] * n_titles + list(range(1, 2 + len(hints.texts)))
    return [
        *_title_shares(m, terms[text_of_term == 0] if n_titles else terms[:0]),
        *_pair_shares(m, terms, text_of_term, np.array(groups)),
    ]


def title_columns(measures: Measures, hints: PageHints) -> list[Floats]:
    """Return the columns of ``TITLE_COLUMNS`` for a dump; its first line is not like itself."""
    if not hints.titles:  # Most dumps: no word of theirs need be looked up.
        missing = np.full(len(measures.n_chars), MISSING, dtype=np.float32)
        return [missing] * len(TITLE_COLUMNS)
    columns = stated_columns(measures, hints)[: len(TITLE_COLUMNS)]
    for column in columns:
        column[:1] = MISSING
    return columns


def _title_shares(m: Measures, title: NDArray[np.uint64]) -> tuple[Floats, Floats]:
    """Share of each block's terms that the best title has, and of the title's in the block."""
    n_blocks = len(m.n_chars)
    if not len(title):
        missing = np.full(n_blocks, MISSING, dtype=np.float32)
        return missing, missing
    n_hits = per_block_sum(m, is_known(m.terms, title))
    n_words = np.bincount(m.word_block, minlength=n_blocks)
    precision = (n_hits / np.maximum(n_words, 1)).astype(np.float32)
    return precision, np.minimum(n_hits / len(title), 2).astype(np.float32)


def _pair_shares(
    m: Measures, terms: NDArray[np.uint64], text_of_term: Ints, group_of_text: Ints
) -> list[Floats]:
    """Share of a block's pairs of terms that stand in the texts of each group.

    Parameters
    ----------
    terms : ndarray of uint64, shape (n_terms,)
        Those of all texts.
    text_of_term : ndarray of int64, shape (n_terms,)
    group_of_text : ndarray of int64, shape (n_texts,)
        Groups are numbered from 0.
    """
    known, first_known = pairs_within(terms, text_of_term)
    group = group_of_text[text_of_term[first_known]]
    block = m.word_block[m.first_of_pair]
    total = np.maximum(np.bincount(block, minlength=len(m.n_chars)), 1)
    pairs = number_keys(np.concatenate((known, m.pairs)))
    of_known, of_block = np.split(pairs.number, [len(known)])
    columns: list[Floats] = []
    for number in range(int(group_of_text.max()) + 1):
        in_group = of_known[group == number]
        if len(in_group):
            is_known_pair = np.zeros(len(pairs.counts))
            is_known_pair[in_group] = 1
            hits = np.bincount(block, weights=is_known_pair[of_block], minlength=len(m.n_chars))
            columns.append((hits / total).astype(np.float32))
        else:
            columns.append(np.full(len(m.n_chars), MISSING, dtype=np.float32))
    return columns
