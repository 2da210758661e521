"""What the lines around a line of a dump look like: their ends, their lengths, what they hold.

As HTML a block's container tells which others are of its kind. A dump has none, but what makes a
list of teasers one is seen there as well: line after line is as long as the last, ends without a
stop, or has a date. Means over the lines around are the smoothing of Weninger, Hsu and Han, "CETR:
Content Extraction via Tag Ratios" (WWW 2010); there it is tags that are counted, here what a line
without tags still shows.
"""

from __future__ import annotations

import numpy as np

from boilerkit.dom.text import CharClass
from boilerkit.features import text
from boilerkit.features.beliefs import Column, means_over, running
from boilerkit.features.context import NEIGHBOURS
from boilerkit.features.measures import Floats, Rows, beside

_NEIGHBOUR_TRAITS = (
    *("last_class", "capitalised_ratio", "word_length", "sentence_length", "cue_ratio"),
    *("n_copies", "digit_ratio"),
)
_SPANS = {
    **{f"within_{size}": (-size, size + 1) for size in (2, 5, 10, 20)},
    "before_within_15": (-15, 0),
    "after_within_15": (1, 16),
}
"""First line and one past the last around a line."""
_HOLDS = ("currency", "colon", "bracket", "bar", "quote", "comma")
_DATES = ("n_years", "n_times", "n_date_marks", "cue_months", "cue_date")
_TRAITS = (
    *("ends_in_stop", "has_number", "has_date", "is_copied", "capitalised_ratio", "cue_ratio"),
    *("word_length", *(f"has_{name}" for name in _HOLDS), "log_words"),
)
_SPAN_TRAITS = (*_TRAITS, "log_words_deviation", "stopped_words", "commas_per_word")

COLUMNS: tuple[str, ...] = (
    *(f"{trait}_{span}" for trait in _SPAN_TRAITS for span in _SPANS),
    *(f"{trait}_{offset:+d}" for offset in NEIGHBOURS for trait in _NEIGHBOUR_TRAITS),
    *(f"longer_than_{offset:+d}" for offset in NEIGHBOURS),
)

_NUMBER = {name: number for number, name in enumerate(text.COLUMNS)}
_BOUNDS = np.array(list(_SPANS.values()))


def surrounding_columns(own: Floats) -> list[Rows]:
    """Return the columns of ``COLUMNS``.

    Parameters
    ----------
    own : ndarray of float32, shape (len(text.COLUMNS), n_blocks)
        What `boilerkit.features.text` says of each line.
    """
    log_words = np.log1p(own[_NUMBER["n_words"]].astype(np.float64))
    of_neighbours = beside(own[[_NUMBER[name] for name in _NEIGHBOUR_TRAITS]], NEIGHBOURS)
    return [
        *_span_rows(own, log_words),
        of_neighbours.reshape(-1, len(log_words)),
        log_words - beside(log_words, NEIGHBOURS),
    ]


def _span_rows(own: Floats, log_words: Column) -> list[Column]:
    """Means over the lines of each span, and what they say together."""
    traits = _traits(own, log_words)
    n = len(log_words)
    lines = np.arange(n + 1, dtype=np.float64)
    means = means_over(_BOUNDS, running(traits), lines)
    squares = means_over(_BOUNDS, running(log_words**2), lines)
    # A line of a comma alone has no words.
    n_words = np.maximum(own[_NUMBER["n_words"]].astype(np.float64), 1)
    stops, commas = traits[_TRAITS.index("ends_in_stop")], own[_NUMBER["n_commas"]]
    per_word = means_over(_BOUNDS, running(np.stack((stops * n_words, commas))), running(n_words))
    deviation = np.sqrt(np.maximum(squares - means[-1] ** 2, 0))
    return [means.reshape(-1, n), deviation, per_word.reshape(-1, n)]


def _traits(own: Floats, log_words: Column) -> Column:
    """What is averaged, shape ``(len(_TRAITS), n_blocks)``."""

    def of(*names: str) -> Floats:
        return own[[_NUMBER[name] for name in names]]

    return np.concatenate(
        (
            of("last_class") == CharClass.STOP,
            of("n_numbers") > 0,
            of(*_DATES).any(axis=0, keepdims=True),
            of("n_copies") > 1,
            of("capitalised_ratio", "cue_ratio", "word_length"),
            of(*(f"{name}_ratio" for name in _HOLDS)) > 0,
            log_words[None],
        ),
        dtype=np.float64,
    )
