"""What the lines around a line of a dump look like."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from boilerkit.dom.text import CharClass
from boilerkit.features import text
from boilerkit.features.context import NEIGHBOURS
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.features.surroundings import COLUMNS, surrounding_columns
from tests.features.columns import group_columns
from tests.test_properties import wild

TEXT = FeatureExtractor("text")
N_WORDS, LAST = text.COLUMNS.index("n_words"), text.COLUMNS.index("last_class")
COMMAS, COPIES = text.COLUMNS.index("n_commas"), text.COLUMNS.index("n_copies")
SPANS = {
    **{f"within_{size}": range(-size, size + 1) for size in (2, 5, 10, 20)},
    "before_within_15": range(-15, 0),
    "after_within_15": range(1, 16),
}


def columns(*lines: str) -> dict[str, NDArray[np.float32]]:
    return group_columns("around", TEXT, "\n".join(lines))


def test_a_line_is_held_against_those_before_and_after() -> None:
    found = columns("Harbour opens", "The boats came in, and all was sold.", "Ferry returns today")
    assert found["last_class_-1"].tolist() == [-1, CharClass.LOWER, CharClass.STOP]
    assert found["last_class_+1"].tolist() == [CharClass.STOP, CharClass.LOWER, -1]
    assert found["ends_in_stop_before_within_15"].tolist() == [0, 0, 0.5]
    assert found["ends_in_stop_after_within_15"].tolist() == [0.5, 0, 0]
    assert found["ends_in_stop_within_2"].tolist() == pytest.approx([1 / 3] * 3)
    assert found["stopped_words_within_2"].tolist() == pytest.approx([8 / 13] * 3)
    assert found["commas_per_word_within_2"].tolist() == pytest.approx([1 / 13] * 3)
    assert found["longer_than_-1"][1:].tolist() == pytest.approx(
        [np.log(9 / 3), np.log(4 / 9)], abs=1e-6
    )


def test_lines_with_dates_are_seen_from_far() -> None:
    found = columns(*["Harbour opens", "12.03.2024"] * 12)
    assert found["has_date_within_20"][12] == pytest.approx(0.5)
    assert found["is_copied_within_10"][12] == 1
    assert found["word_length_within_2"][12] > 0


def test_what_holds_for_all_lines_has_no_spread() -> None:
    found = columns(*["Harbour opens at noon"] * 5)
    assert found["log_words_within_5"].tolist() == pytest.approx([np.log(5)] * 5)
    assert found["log_words_deviation_within_5"].tolist() == pytest.approx([0] * 5, abs=1e-3)


@wild
@given(st.data(), st.integers(1, 45))
def test_spans_are_cut_at_the_ends_of_the_page(data: st.DataObject, n_lines: int) -> None:
    values = st.integers(0, 9).map(np.float32)
    own = data.draw(arrays(np.float32, (len(text.COLUMNS), n_lines), elements=values))
    rows = [row if row.ndim == 2 else row[None] for row in surrounding_columns(own)]
    found = dict(zip(COLUMNS, np.concatenate(rows), strict=True))
    assert len(found) == len(COLUMNS)
    stops, words = own[LAST] == CharClass.STOP, own[N_WORDS].astype(float)
    for line in range(n_lines):
        for name, span in SPANS.items():
            near = [line + step for step in span if 0 <= line + step < n_lines]
            shares = stops[near].mean() if near else 0
            assert found[f"ends_in_stop_{name}"][line] == pytest.approx(shares)
            n_near = np.maximum(words[near], 1).sum()
            stopped = np.maximum(words[near][stops[near]], 1).sum() / n_near if near else 0
            commas = own[COMMAS][near].sum() / n_near if near else 0
            assert found[f"stopped_words_{name}"][line] == pytest.approx(stopped)
            assert found[f"commas_per_word_{name}"][line] == pytest.approx(commas)
            spread = np.log1p(words[near]).std() if near else 0
            assert found[f"log_words_deviation_{name}"][line] == pytest.approx(spread, abs=1e-6)
        for step in NEIGHBOURS:
            is_there = 0 <= line + step < n_lines
            copies = own[COPIES][line + step] if is_there else -1
            assert found[f"n_copies_{step:+d}"][line] == copies
