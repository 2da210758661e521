"""What is known of single blocks, and what is made of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from boilerkit import ModelError
from boilerkit.labels import LABELS
from boilerkit.model.known_blocks import KnownBlocks

KEYS = np.array([[5, 7, 0], [0, 9, 8]], dtype=np.uint64)
P = np.array([0.2, 0.5, 0.9])
OTHERS = np.full((3, len(LABELS) - 1), 1 / (len(LABELS) - 1))


def row(content: float = 0.0, first: float = 0.0) -> list[float]:
    return [content, first, *[0.0] * (len(LABELS) - 2)]


def test_shifts_of_both_keys_add_up_and_other_blocks_stay() -> None:
    known = KnownBlocks([{"7": row(1.0)}, {"9": row(2.0), "a": row(-9.0)}])
    found = known.content(P, KEYS)
    assert found[[0, 2]].tolist() == P[[0, 2]].tolist()
    assert found[1] == pytest.approx(1 / (1 + np.exp(-3)))
    assert known.content_shift(KEYS).tolist() == [0, 3, 0]


def test_other_labels_are_shifted_and_still_sum_to_one() -> None:
    found = KnownBlocks([{"5": row(first=np.log(3))}, {}]).boilerplate(OTHERS, KEYS)
    assert found[0, 0] == pytest.approx(3 * found[0, 1])
    np.testing.assert_allclose(found.sum(axis=1), 1)
    assert (found[1:] == OTHERS[1:]).all()


def test_nothing_known_changes_nothing() -> None:
    known = KnownBlocks([{}, {}])
    assert known.content(P, KEYS).tolist() == P.tolist()
    assert (known.boilerplate(OTHERS, KEYS) == OTHERS).all()
    assert known.content(np.zeros(0), np.zeros((2, 0), dtype=np.uint64)).shape == (0,)


def test_no_number_is_too_large() -> None:
    known = KnownBlocks([{"5": row(1e308, -1e308), "7": row(-1e308)}, {}])
    np.testing.assert_allclose(known.content(P, KEYS), [1, 0, 0.9], atol=1e-5)
    assert np.isfinite(known.boilerplate(OTHERS, KEYS)).all()


@pytest.mark.parametrize(
    "shifts",
    [{"xyz": row()}, {"5": [1.0]}, {"5": "text"}, {"1" * 17: row()}, {"5": row(float("nan"))}, 3],
)
def test_what_is_no_table_is_an_error(shifts: Any) -> None:
    with pytest.raises(ModelError, match="known blocks"):
        KnownBlocks([shifts, {}])
