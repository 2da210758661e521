"""What can be counted of a block's characters, for all blocks of a page at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.text import (
    IS_WORD,
    N_CLASSES,
    CharClass,
    char_tables,
    class_mask,
    table_index,
    to_code_points,
)
from boilerkit.features.words import Ints

try:
    from boilerkit.features import _characters
except ImportError:  # Installed without a compiler.
    _characters = None  # type: ignore[assignment]

_DATE_MARKS = to_code_points("-./\u066b\u2010\u2011年月")
_HOURS = to_code_points("時时")
_COMMA = ord(",")
_IS_UNSPACED = class_mask(CharClass.UNSPACED, CharClass.MARK)
"""Vowels and tones above and below a letter are marks."""
_UNSPACED_ALPHABETS = (0x0E01, 0x1800)
"""First code point, and one past the last, of Thai, Lao, Burmese and Khmer; Ethiopic, Cherokee and
others between them have spaces, and no class of unspaced letters.
"""


@dataclass(frozen=True, slots=True)
class Characters:
    """Counts over characters, ``(n_blocks,)`` unless stated."""

    counts: Ints
    """Characters of each ``CharClass``, shape ``(n_blocks, N_CLASSES)``."""
    first_class: NDArray[np.uint8]
    last_class: NDArray[np.uint8]
    n_sentences: Ints
    n_numbers: Ints
    """Runs of digits."""
    n_years: Ints
    """Runs of four digits."""
    n_times: Ints
    """Colons between digits, and what Chinese and Japanese write instead."""
    n_date_marks: Ints
    """Slashes, dashes and dots between digits, and what Chinese and Japanese write instead."""
    visible: Ints
    """Characters of each text node that are not white space, shape ``(n_texts,)``."""


def mark_clauses(code_points: NDArray[np.uint32], starts: Ints) -> NDArray[np.uint32]:
    """Write a comma for the white space between letters of Thai, Lao, Burmese and Khmer.

    It parts clauses and sentences, as commas and stops do elsewhere: words have none between them.

    Parameters
    ----------
    code_points : ndarray of uint32
    starts : ndarray of int64, shape (n_blocks,)
        Where each block begins; the first is 0.
    """
    first, past = _UNSPACED_ALPHABETS
    is_of_these = (code_points >= first) & (code_points < past)
    if not is_of_these.any():
        return code_points
    char_class = char_tables().char_class[table_index(code_points)]
    visible = np.flatnonzero(char_class != CharClass.SPACE)
    is_letter = is_of_these & _IS_UNSPACED[char_class]
    before, after = visible[:-1], visible[1:]
    parted = is_letter[before] & is_letter[after] & (after - before > 1)
    before, after = before[parted], after[parted]
    in_one_block = np.diff(np.searchsorted(starts, (before, after), side="right"), axis=0)[0] == 0
    marked: NDArray[np.uint32] = code_points.copy()
    marked[before[in_one_block] + 1] = _COMMA
    return marked


def count_characters(
    code_points: NDArray[np.uint32], starts: Ints, text_starts: Ints
) -> Characters:
    """Count the characters of blocks.

    Parameters
    ----------
    code_points : ndarray of uint32
    starts, text_starts : ndarray of int64
        Where each block, and each text node, begins; the first of both is 0.
    """
    count = count_in_numpy if _characters is None else _count_compiled
    return count(code_points, starts, text_starts)


def _count_compiled(code_points: NDArray[np.uint32], starts: Ints, text_starts: Ints) -> Characters:
    n_blocks = len(starts)
    counts = np.zeros((n_blocks, N_CLASSES), dtype=np.int64)
    edges = np.empty((2, n_blocks), dtype=np.uint8)
    figures = np.zeros((5, n_blocks), dtype=np.int64)
    visible = np.zeros(len(text_starts), dtype=np.int64)
    _characters.count_characters(
        code_points, char_tables().char_class, starts, text_starts, counts, edges, figures, visible
    )
    first_class, last_class = edges
    sentences, numbers, years, times, date_marks = figures
    return Characters(
        counts, first_class, last_class, sentences, numbers, years, times, date_marks, visible
    )


def count_in_numpy(code_points: NDArray[np.uint32], starts: Ints, text_starts: Ints) -> Characters:
    """What `count_characters` does, where nothing was compiled."""
    char_class = char_tables().char_class[table_index(code_points)]
    n_blocks = len(starts)
    block = np.repeat(np.arange(n_blocks), np.diff(np.append(starts, len(code_points))))
    visible = char_class != CharClass.SPACE
    cells = np.bincount(block * N_CLASSES + char_class, minlength=n_blocks * N_CLASSES)
    first, last = _edge_classes(char_class, np.flatnonzero(visible), starts)
    return Characters(
        counts=cells.reshape(n_blocks, N_CLASSES),
        first_class=first,
        last_class=last,
        n_sentences=_sentences(char_class, code_points, block, n_blocks),
        **_number_counts(char_class, code_points, block, n_blocks),
        visible=np.add.reduceat(visible.astype(np.int64), text_starts),
    )


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
) -> Ints:
    """Stops that no word follows directly ("3.5" has none), and all full-width ones."""
    stops = np.flatnonzero(char_class == CharClass.STOP)
    following = np.append(char_class, CharClass.SPACE)[stops + 1]
    ends = ~IS_WORD[following] | (code_points[stops] > 0x2FFF)
    # Of several stops in a row the last one counts.
    is_followed = (np.diff(stops, append=-1) == 1) & np.append(ends[1:], False)
    ends &= ~is_followed
    return np.bincount(block[stops[ends]], minlength=n_blocks)


def _number_counts(
    char_class: NDArray[np.uint8], code_points: NDArray[np.uint32], block: Ints, n_blocks: int
) -> dict[str, Ints]:
    digits = np.flatnonzero(char_class == CharClass.DIGIT)
    steps = np.diff(digits, prepend=-2)
    starts = np.flatnonzero(steps > 1)
    is_year = np.diff(np.append(starts, len(digits))) == 4
    marks = digits[steps == 2] - 1
    marks = marks[marks > 0]
    time = (char_class[marks] == CharClass.COLON) | np.isin(code_points[marks], _HOURS)
    date = np.isin(code_points[marks], _DATE_MARKS)

    def per_block(where: Ints) -> Ints:
        return np.bincount(block[where], minlength=n_blocks)

    return {
        "n_numbers": per_block(digits[starts]),
        "n_years": per_block(digits[starts[is_year]]),
        "n_times": per_block(marks[time]),
        "n_date_marks": per_block(marks[date]),
    }
