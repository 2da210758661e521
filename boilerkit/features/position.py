"""Where in the page a block stands, counted in blocks and in words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.measures import Floats, Ints, Measures, Rows

try:
    from boilerkit.features import _lines
except ImportError:  # Installed without a compiler.
    _lines = None  # type: ignore[assignment]

COLUMNS: tuple[str, ...] = (
    "block_ratio",
    "word_ratio",
    "n_blocks_before",
    "n_blocks_after",
    "n_words_before",
    "n_words_after",
    "blocks_since_title",
    "words_since_title",
    "blocks_since_heading",
    "words_since_heading",
    "last_heading_level",
    "blocks_to_heading",
    "long_words_before",
    "long_words_after",
    "blocks_since_long",
    "blocks_to_long",
)

LONG_BLOCK_WORDS = 20
"""Words from which a block with few links is taken for running text."""
MAX_LONG_LINK_DENSITY = 0.3
MIN_TITLE_MATCH = 0.6
NO_TITLE = -1
FAR = 999.0
"""Distance to something that is not there."""


def position_columns(
    measures: Measures, title: int, heading_level: Floats, density: Floats
) -> list[Rows]:
    """Return the columns of ``COLUMNS``.

    Parameters
    ----------
    title : int
        Number of the block that is the page's title, or ``NO_TITLE``.
    heading_level, density : ndarray of float32, shape (n_blocks,)
    """
    if _lines is None:
        return positions_in_numpy(measures, title, heading_level, density)
    rows = np.empty((len(COLUMNS), len(density)), dtype=np.float32)
    is_long = is_running_text(measures.n_words, density).view(np.uint8)
    _lines.fill_positions(measures.n_words, heading_level, is_long, title, rows)
    return [rows]


def positions_in_numpy(
    measures: Measures, title: int, heading_level: Floats, density: Floats
) -> list[Rows]:
    """What `position_columns` returns, where nothing was compiled."""
    n_words = measures.n_words
    n = len(n_words)
    number = np.arange(n)
    before = np.cumsum(n_words) - n_words
    total = max(float(n_words.sum()), 1.0)
    is_long = is_running_text(n_words, density)
    long_before = np.cumsum(n_words * is_long) - n_words * is_long
    is_heading = heading_level > 0
    return [
        number / max(n - 1, 1),
        before / total,
        number,
        n - 1 - number,
        before,
        total - before - n_words,
        number - title if title >= 0 else np.full(n, -FAR),
        before - before[title] if title >= 0 else np.full(n, -FAR),
        since(is_heading),
        words_since(is_heading, before),
        _last_value(is_heading, heading_level),
        until(is_heading),
        long_before,
        long_before[-1] + n_words[-1] * is_long[-1] - long_before - n_words * is_long,
        since(is_long),
        until(is_long),
    ]


def is_running_text(n_words: Floats, density: Floats) -> NDArray[np.bool_]:
    """Tell which blocks are long and have few links, shape ``(n_blocks,)``."""
    return (n_words >= LONG_BLOCK_WORDS) & (density < MAX_LONG_LINK_DENSITY)


def title_block(title_match: Floats, heading_level: Floats) -> int:
    """Find the block that is the page's title: the best match, headings before the rest.

    Parameters
    ----------
    title_match : ndarray of float32, shape (n_blocks,)
        Share of the page's title that each block holds.

    Returns
    -------
    int
        ``NO_TITLE`` where nothing matches and there is no first-level heading.
    """
    score = title_match + (heading_level > 0) * 0.5 + (heading_level == 1) * 0.5
    best = int(np.argmax(score))
    if title_match[best] >= MIN_TITLE_MATCH:
        return best
    first_h1 = np.flatnonzero(heading_level == 1)
    return int(first_h1[0]) if len(first_h1) else NO_TITLE


def last_of(mask: NDArray[np.bool_]) -> Ints:
    """Number of the last block of the mask at or before each block, -1 before the first."""
    return np.maximum.accumulate(np.where(mask, np.arange(len(mask)), -1))


def since(mask: NDArray[np.bool_]) -> Floats:
    """Blocks since the last one of the mask (0 for itself), ``FAR`` before the first."""
    last = last_of(mask)
    return np.where(last >= 0, np.arange(len(mask)) - last, FAR).astype(np.float32)


def until(mask: NDArray[np.bool_]) -> Floats:
    """Blocks to the next one of the mask (0 for itself), ``FAR`` after the last."""
    return since(mask[::-1])[::-1]


def words_since(mask: NDArray[np.bool_], running: Floats) -> Floats:
    """Words since the last block of the mask by a running sum, ``FAR`` before the first."""
    last = last_of(mask)
    return np.where(last >= 0, running - running[last], FAR)


def _last_value(mask: NDArray[np.bool_], values: Floats) -> Floats:
    last = last_of(mask)
    return np.where(last >= 0, values[last], 0)
