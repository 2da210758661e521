"""Counts over a page's one array of characters, for all of its blocks at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.text import N_CLASSES, CharClass, char_tables, table_index, to_code_points
from boilerkit.page import BlockTable, FlatPage
from boilerkit.tree import Counts, inside

Scalar = TypeVar("Scalar", bound=np.generic)

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Rows = NDArray[np.bool_] | NDArray[np.integer[Any]] | NDArray[np.floating[Any]]
"""One or more columns of features, of shape ``(n_blocks,)`` or ``(n_columns, n_blocks)``."""

MAX_WORD_CHARS = 64
"""Letters of a word that its hash depends on in order."""

_POWERS = np.cumprod(np.full(MAX_WORD_CHARS, 0x9E3779B97F4A7C15, dtype=np.uint64), dtype=np.uint64)
_IS_WORD = np.zeros(N_CLASSES, dtype=bool)
_IS_WORD[
    [
        CharClass.LOWER,
        CharClass.UPPER,
        CharClass.LETTER,
        CharClass.UNSPACED,
        CharClass.DIGIT,
        CharClass.MARK,
    ]
] = True
_IS_LETTER = _IS_WORD.copy()
_IS_LETTER[CharClass.MARK] = False
_DATE_MARKS = np.array([0x2D, 0x2E, 0x2F, 0x66B, 0x2010, 0x2011], dtype=np.uint32)
UNSPACED_WORDS_PER_CHAR = 0.5
"""A character of Han, Kana or Thai text is worth about half a word."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as 64-bit hashes of their folded letters, in order."""

    hashes: NDArray[np.uint64]
    position: Ints
    """Offset of each word's first letter, shape ``(n_words,)``."""
    starts_upper: NDArray[np.bool_]
    is_unspaced: NDArray[np.bool_]
    """Single characters of scripts without spaces count as words of their own."""
    n_letters: Ints


@dataclass(frozen=True, slots=True)
class Measures:
    """What the feature groups share; arrays of shape ``(n_blocks,)`` unless stated."""

    counts: Floats
    """Characters of each ``CharClass``, shape ``(n_blocks, N_CLASSES)``."""
    n_chars: Floats
    """Characters that are not white space."""
    n_words: Floats
    words: Words
    word_block: Ints
    """Block of each word, shape ``(n_words,)``."""
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


def measure(page: FlatPage, blocks: BlockTable) -> Measures:
    """Count all that the feature groups need to know of a page with at least one block."""
    low, high = int(blocks.start[0]), int(blocks.end[-1])
    code_points = page.code_points[low:high]
    starts = blocks.start.astype(np.int64) - low
    lengths = np.diff(np.append(starts, high - low))
    rows = table_index(code_points)
    tables = char_tables()
    char_class = tables.char_class[rows]
    block_of_char = np.repeat(np.arange(len(blocks), dtype=np.int64), lengths)
    counts = _count_classes(block_of_char, char_class, len(blocks))
    visible = char_class != CharClass.SPACE
    words = find_words(char_class, tables.folded[rows], starts)
    word_block = block_of_char[words.position]
    in_link = inside(page, _is_link(page))
    link_chars, n_links = _link_counts(page, blocks, visible, low, in_link)
    n_words = np.bincount(
        word_block,
        weights=np.where(words.is_unspaced, UNSPACED_WORDS_PER_CHAR, 1.0),
        minlength=len(blocks),
    )
    first, last = _edge_classes(char_class, np.flatnonzero(visible), starts)
    return Measures(
        counts=counts,
        n_chars=counts[:, 1:].sum(axis=1),
        n_words=n_words.astype(np.float32),
        words=words,
        word_block=word_block,
        first_class=first,
        last_class=last,
        n_sentences=_sentences(char_class, code_points, block_of_char, len(blocks)),
        **_number_counts(char_class, code_points, block_of_char, len(blocks)),
        link_chars=link_chars,
        n_links=n_links,
        in_link=in_link,
    )


def find_words(char_class: NDArray[np.uint8], folded: NDArray[np.uint32], breaks: Ints) -> Words:
    """Find words in classified characters; none runs across an offset in ``breaks``."""
    steps = (~_IS_WORD[char_class]).astype(np.int8)
    steps[breaks] += 1
    n_gaps = np.cumsum(steps, dtype=np.int32)
    letters = np.flatnonzero(_IS_LETTER[char_class])
    letter_class = char_class[letters]
    gaps = n_gaps[letters]
    is_start = np.ones(len(letters), dtype=bool)
    is_unspaced = letter_class == CharClass.UNSPACED
    is_start[1:] = (gaps[1:] != gaps[:-1]) | is_unspaced[1:] | is_unspaced[:-1]
    first = np.flatnonzero(is_start)
    if not len(first):
        empty = np.zeros(0, dtype=bool)
        none = np.zeros(0, dtype=np.int64)
        return Words(np.zeros(0, np.uint64), none, empty, empty, none)
    n_letters = np.diff(np.append(first, len(letters)))
    place = np.arange(len(letters)) - np.repeat(first, n_letters)
    terms = folded[letters].astype(np.uint64) * _POWERS[np.minimum(place, MAX_WORD_CHARS - 1)]
    return Words(
        hashes=np.add.reduceat(terms, first),
        position=letters[first],
        starts_upper=letter_class[first] == CharClass.UPPER,
        is_unspaced=is_unspaced[first],
        n_letters=n_letters,
    )


def words_of(text: str) -> Words:
    """Return the hashed words of a plain string."""
    rows = table_index(to_code_points(text))
    tables = char_tables()
    return find_words(tables.char_class[rows], tables.folded[rows], np.zeros(0, np.int64))


def pairs_within(words: Words, group: Ints) -> tuple[NDArray[np.uint64], Ints]:
    """One number for each two words that follow each other in one group.

    Parameters
    ----------
    group : ndarray of int64, shape (n_words,)
        Number of the block, or of the text, that a word is of.

    Returns
    -------
    hashes : ndarray of uint64, shape (n_pairs,)
    first : ndarray of int64, shape (n_pairs,)
        Number of each pair's first word.
    """
    first = np.flatnonzero(group[:-1] == group[1:])
    return words.hashes[first] * np.uint64(3) + words.hashes[first + 1], first


def _is_link(page: FlatPage) -> NDArray[np.bool_]:
    mask = np.zeros(len(page.tag), dtype=bool)
    mask[list(page.links)] = True
    return mask


def _count_classes(block: Ints, char_class: NDArray[np.uint8], n_blocks: int) -> Floats:
    cells = np.bincount(block * N_CLASSES + char_class, minlength=n_blocks * N_CLASSES)
    return cells.reshape(n_blocks, N_CLASSES).astype(np.float32)


def _edge_classes(
    char_class: NDArray[np.uint8], visible: Ints, starts: Ints
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Class of the first and the last visible character of each block.

    Parameters
    ----------
    visible : ndarray of int64
        Places of the characters that are not white space, in order.
    """
    low = np.searchsorted(visible, starts)
    high = np.append(low[1:], len(visible))
    has_any = high > low
    # A block of invisible characters alone has no edges: those of the whole stretch stand in.
    places = np.append(visible, (len(char_class) - 1, 0))
    first = places[np.where(has_any, low, len(visible))]
    last = places[np.where(has_any, high - 1, len(visible) + 1)]
    return char_class[first], char_class[last]


def _sentences(
    char_class: NDArray[np.uint8], code_points: NDArray[np.uint32], block: Ints, n_blocks: int
) -> Floats:
    """Stops that no word follows directly ("3.5" has none), and all full-width ones."""
    stops = np.flatnonzero(char_class == CharClass.STOP)
    following = np.append(char_class, CharClass.SPACE)[stops + 1]
    ends = ~_IS_WORD[following] | (code_points[stops] > 0x2FFF)
    # Of several stops in a row the last one counts.
    is_followed = (np.diff(stops, append=-1) == 1) & np.append(ends[1:], False)
    ends &= ~is_followed
    return np.bincount(block[stops[ends]], minlength=n_blocks).astype(np.float32)


def _number_counts(
    char_class: NDArray[np.uint8], code_points: NDArray[np.uint32], block: Ints, n_blocks: int
) -> dict[str, Floats]:
    digits = np.flatnonzero(char_class == CharClass.DIGIT)
    steps = np.diff(digits, prepend=-2)
    starts = np.flatnonzero(steps > 1)
    is_year = np.diff(np.append(starts, len(digits))) == 4
    marks = digits[steps == 2] - 1
    marks = marks[marks > 0]
    colon = char_class[marks] == CharClass.COLON
    date = (code_points[marks, None] == _DATE_MARKS).any(axis=1)

    def per_block(where: Ints) -> Floats:
        return np.bincount(block[where], minlength=n_blocks).astype(np.float32)

    return {
        "n_numbers": per_block(digits[starts]),
        "n_years": per_block(digits[starts[is_year]]),
        "n_times": per_block(marks[colon]),
        "n_date_marks": per_block(marks[date]),
    }


def _link_counts(
    page: FlatPage,
    blocks: BlockTable,
    visible: NDArray[np.bool_],
    low: int,
    in_link: Counts,
) -> tuple[Floats, Floats]:
    """Visible characters and text nodes inside links, by block."""
    starts = page.text_start[:-1].astype(np.int64) - low
    visible_chars = np.add.reduceat(visible.astype(np.int64), starts)
    linked = in_link[page.text_element] > 0
    first = blocks.first_text.astype(np.int64)
    link_chars = np.add.reduceat(np.where(linked, visible_chars, 0), first)
    n_links = np.add.reduceat(linked.astype(np.int64), first)
    return link_chars.astype(np.float32), n_links.astype(np.float32)
