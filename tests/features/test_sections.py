"""What the blocks of a page stand under."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from numpy.typing import NDArray

from boilerkit.features.extractor import FeatureExtractor
from boilerkit.features.position import FAR
from boilerkit.features.sections import COLUMNS, DISTANCE_COLUMNS
from tests.features.columns import group_columns

TEXT, HTML = FeatureExtractor("text"), FeatureExtractor("html")
LONG = "The boats came in before noon, and by one o'clock all was sold to the last fish. " * 2
N_LONG_WORDS = 36


read_columns = partial(group_columns, "section")


def columns(*lines: str) -> dict[str, NDArray[np.float32]]:
    return read_columns(TEXT, "\n".join(lines))


def test_every_line_of_a_list_stands_under_what_is_said_above_it() -> None:
    found = columns(LONG, "Related", "Market hall to open", "Ferry returns", "Comments", "Good")
    assert found["related"].tolist() == [0, 1, 1, 1, 0, 0]
    assert found["comments"].tolist() == [0, 0, 0, 0, 1, 1]
    assert found["n_lines"].tolist() == [FAR, 0, 1, 2, 0, 1]
    assert found["n_words"].tolist() == [FAR, 0, 1, 5, 0, 1]


def test_running_text_since_is_counted() -> None:
    found = columns("Share", "Facebook", LONG, "A few words", LONG)
    assert found["share"].tolist() == [1] * 5
    assert found["n_lines"].tolist() == [0, 0, 1, 2, 3]
    assert found["n_long_words"].tolist() == [0, 0, 0, N_LONG_WORDS, N_LONG_WORDS]


@pytest.mark.parametrize(
    "line",
    [
        "Share this.",  # a sentence
        "They share a boat and a small house",  # too long
        "Share prices fell again",  # about something else
    ],
)
def test_lines_of_the_text_say_nothing_of_what_follows(line: str) -> None:
    assert columns(line, "Ferry returns")["n_lines"].tolist() == [FAR, FAR]


def test_in_html_the_last_heading_says_what_follows() -> None:
    found = read_columns(HTML, "<h2>Related</h2><p>Ferry returns<p>Share<p>Market hall to open")
    assert found["related"].tolist() == [1] * 4
    assert found["share"].tolist() == [0] * 4


def test_in_html_without_headings_a_line_of_cues_does() -> None:
    found = read_columns(HTML, "<p>Ferry returns<p>Related<p>Market hall to open<p>Snow")
    assert found["related"].tolist() == [0, 1, 1, 1]


def test_only_a_dump_counts_the_lines_since() -> None:
    assert set(read_columns(HTML, "<p>Text")) == set(COLUMNS)
    assert set(columns("Text")) == {*COLUMNS, *DISTANCE_COLUMNS}
