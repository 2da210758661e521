"""Counts over a page's one array of characters, for all of its blocks at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.text import N_CLASSES, CharClass, char_tables, table_index, to_code_points
from boilerkit.page import BlockTable, FlatPage
from boilerkit.tree import Counts, inside

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

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
    first, last = _edge_classes(char_class, visible, starts)
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
    is_word = _IS_WORD[char_class]
    is_gap = ~is_word
    n_gaps = np.cumsum(is_gap)
    if len(breaks):
        marks = np.zeros(len(char_class), dtype=np.int64)
        marks[breaks] = 1
        n_gaps = n_gaps + np.cumsum(marks)
    letters = np.flatnonzero(is_word & (char_class != CharClass.MARK))
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


def _is_link(page: FlatPage) -> NDArray[np.bool_]:
    mask = np.zeros(len(page.tag), dtype=bool)
    mask[list(page.links)] = True
    return mask


def _count_classes(block: Ints, char_class: NDArray[np.uint8], n_blocks: int) -> Floats:
    cells = np.bincount(block * N_CLASSES + char_class, minlength=n_blocks * N_CLASSES)
    return cells.reshape(n_blocks, N_CLASSES).astype(np.float32)


def _edge_classes(
    char_class: NDArray[np.uint8], visible: NDArray[np.bool_], starts: Ints
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Class of the first and the last visible character of each block."""
    places = np.arange(len(char_class))
    first = np.minimum.reduceat(np.where(visible, places, len(places) - 1), starts)
    last = np.maximum.reduceat(np.where(visible, places, 0), starts)
    return char_class[first], char_class[last]


def _sentences(
    char_class: NDArray[np.uint8], code_points: NDArray[np.uint32], block: Ints, n_blocks: int
) -> Floats:
    """Stops that no word follows directly ("3.5" has none), and all full-width ones."""
    stop = char_class == CharClass.STOP
    stop[:-1] &= ~_IS_WORD[char_class[1:]] | (code_points[:-1] > 0x2FFF)
    stop[:-1] &= ~stop[1:]
    return np.bincount(block[stop], minlength=n_blocks).astype(np.float32)


def _number_counts(
    char_class: NDArray[np.uint8], code_points: NDArray[np.uint32], block: Ints, n_blocks: int
) -> dict[str, Floats]:
    digit = char_class == CharClass.DIGIT
    padded = np.zeros(len(digit) + 2, dtype=bool)
    padded[1:-1] = digit
    run_start = np.flatnonzero(padded[1:-1] & ~padded[:-2])
    run_end = np.flatnonzero(padded[1:-1] & ~padded[2:]) + 1
    is_year = run_end - run_start == 4
    between = ~digit & padded[:-2] & padded[2:]
    places = np.flatnonzero(between)
    marks = code_points[places]
    colon = char_class[places] == CharClass.COLON
    date = np.isin(marks, np.array([0x2D, 0x2E, 0x2F, 0x66B, 0x2010, 0x2011], dtype=np.uint32))

    def per_block(where: Ints) -> Floats:
        return np.bincount(block[where], minlength=n_blocks).astype(np.float32)

    return {
        "n_numbers": per_block(run_start),
        "n_years": per_block(run_start[is_year]),
        "n_times": per_block(places[colon]),
        "n_date_marks": per_block(places[date]),
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
