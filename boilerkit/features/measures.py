"""Counts over a page's one array of characters, for all of its blocks at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.text import to_code_points
from boilerkit.features.characters import count_characters, mark_clauses
from boilerkit.features.words import (
    FIRST_SIGN,
    Words,
    find_words,
    pairs_within,
    term_hashes,
    words_of,
)
from boilerkit.page import BlockTable, FlatPage
from boilerkit.tree import Counts, inside

Scalar = TypeVar("Scalar", bound=np.generic)

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Rows = NDArray[np.bool_] | NDArray[np.integer[Any]] | NDArray[np.floating[Any]]
"""One or more columns of features, of shape ``(n_blocks,)`` or ``(n_columns, n_blocks)``."""

WORDS_PER_SIGN = 0.5
"""A character of Han or Kana is worth about half a word."""
WORDS_PER_UNSPACED_LETTER = 0.25
"""A letter of Thai, Lao, Khmer or Burmese, which write out their words, a quarter."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What the feature groups share; arrays of shape ``(n_blocks,)`` unless stated."""

    counts: Floats
    """Characters of each ``CharClass``, shape ``(n_blocks, N_CLASSES)``."""
    n_chars: Floats
    """Characters that are not white space."""
    n_words: Floats
    words: Words
    worth: NDArray[np.float64]
    """How many words each of the found words is worth, shape ``(n_words,)``."""
    word_block: Ints
    """Block of each word, shape ``(n_words,)``."""
    terms: NDArray[np.uint64]
    """`term_hashes` of the words, shape ``(n_words,)``."""
    pairs: NDArray[np.uint64]
    """`pairs_within` the blocks, shape ``(n_pairs,)``."""
    first_of_pair: Ints
    """Number of each pair's first term, shape ``(n_pairs,)``."""
    first_class: NDArray[np.uint8]
    last_class: NDArray[np.uint8]
    n_sentences: Floats
    n_numbers: Floats
    """Runs of digits."""
    n_years: Floats
    """Runs of four digits."""
    n_times: Floats
    """Colons between digits."""
    n_date_marks: Floats
    """Slashes, dashes and dots between digits."""
    link_chars: Floats
    """Characters inside links."""
    n_links: Floats
    """Text nodes inside links."""
    in_link: Counts
    """Links around each element, shape ``(n_elements,)``."""


def fill(columns: NDArray[np.float32], rows: Sequence[Rows]) -> None:
    """Write rows into an array of just their number, shape ``(n_columns, n_blocks)``."""
    stacked = [row if row.ndim == 2 else row[None] for row in rows]
    np.concatenate(stacked, out=columns, casting="same_kind")


def by_level(columns: Sequence[NDArray[Scalar]]) -> NDArray[Scalar]:
    """Put columns of shape ``(n_levels, n_blocks)`` one below the other, level by level."""
    levels = np.stack(columns, axis=1)
    return levels.reshape(-1, levels.shape[-1])


def beside(values: NDArray[Scalar], offsets: Sequence[int]) -> NDArray[Scalar]:
    """Values of the blocks so many places before and after each, -1 beyond the page.

    Parameters
    ----------
    values : ndarray, shape (..., n_blocks)

    Returns
    -------
    ndarray, shape (len(offsets), ..., n_blocks)
    """
    n, reach = values.shape[-1], max(map(abs, offsets))
    around = np.full((*values.shape[:-1], n + 2 * reach), -1, dtype=values.dtype)
    around[..., reach : reach + n] = values
    return np.stack([around[..., reach + offset :][..., :n] for offset in offsets])


def measure(page: FlatPage, blocks: BlockTable) -> Measures:
    """Count all that the feature groups need to know of a page with at least one block."""
    low, high = int(blocks.start[0]), int(blocks.end[-1])
    starts = blocks.start.astype(np.int64) - low
    code_points = mark_clauses(page.code_points[low:high], starts)
    found = count_characters(code_points, starts, page.text_start[:-1].astype(np.int64) - low)
    words = find_words(code_points, starts)
    word_block = words.n_breaks - 1
    terms = term_hashes(words, code_points)
    pairs, first_of_pair = pairs_within(terms, word_block)
    in_link = inside(page, _is_link(page))
    link_chars, n_links = _link_counts(page, blocks, found.visible, in_link)
    worth = _word_weights(words, code_points)
    n_words = np.bincount(word_block, weights=worth, minlength=len(blocks))
    counts = found.counts.astype(np.float32)
    return Measures(
        counts=counts,
        n_chars=counts[:, 1:].sum(axis=1),
        n_words=n_words.astype(np.float32),
        words=words,
        worth=worth,
        word_block=word_block,
        terms=terms,
        pairs=pairs,
        first_of_pair=first_of_pair,
        first_class=found.first_class,
        last_class=found.last_class,
        n_sentences=found.n_sentences.astype(np.float32),
        n_numbers=found.n_numbers.astype(np.float32),
        n_years=found.n_years.astype(np.float32),
        n_times=found.n_times.astype(np.float32),
        n_date_marks=found.n_date_marks.astype(np.float32),
        link_chars=link_chars,
        n_links=n_links,
        in_link=in_link,
    )


def count_words(text: str) -> float:
    """Count the words of a plain string, as `Measures` has those of blocks, in any script.

    Examples
    --------
    >>> count_words("The ferry returns"), count_words("渡轮回来了。")
    (3.0, 2.5)
    """
    return float(_word_weights(words_of(text), to_code_points(text)).sum())


def _word_weights(words: Words, code_points: NDArray[np.uint32]) -> NDArray[np.float64]:
    """How many words each of the found words is worth, shape ``(n_words,)``."""
    weights = np.ones(len(words.position))
    unspaced = np.flatnonzero(words.is_unspaced)
    is_sign = code_points[words.position[unspaced]] >= FIRST_SIGN
    weights[unspaced] = np.where(is_sign, WORDS_PER_SIGN, WORDS_PER_UNSPACED_LETTER)
    return weights


def _is_link(page: FlatPage) -> NDArray[np.bool_]:
    mask = np.zeros(len(page.tag), dtype=bool)
    mask[list(page.links)] = True
    return mask


def _link_counts(
    page: FlatPage, blocks: BlockTable, visible: Ints, in_link: Counts
) -> tuple[Floats, Floats]:
    """Visible characters and text nodes inside links, by block."""
    linked = in_link[page.text_element] > 0
    first = blocks.first_text.astype(np.int64)
    link_chars = np.add.reduceat(np.where(linked, visible, 0), first)
    n_links = np.add.reduceat(linked.astype(np.int64), first)
    return link_chars.astype(np.float32), n_links.astype(np.float32)
