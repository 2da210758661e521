"""What stands next to a block, as the last word on its label."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from boilerkit.labels import LABEL_INDEX, LABELS, Label
from boilerkit.model.neighbours import heed_neighbours

N = len(LABELS)
COMMENTS, OTHER = LABEL_INDEX[Label.COMMENTS], LABEL_INDEX[Label.OTHER]
BODY = LABEL_INDEX[Label.BODY]


def row(**shares: float) -> list[float]:
    return [shares.get(label.value, 0.0) for label in LABELS]


def test_a_doubtful_block_among_comments_is_one() -> None:
    pulls = np.zeros((N, N))
    pulls[COMMENTS, COMMENTS], pulls[COMMENTS, OTHER] = 0.5, -0.5
    sure, doubtful = row(comments=0.9, other=0.1), row(comments=0.4, other=0.5, body=0.1)
    found = heed_neighbours(np.array([sure, doubtful, sure]), pulls)
    assert np.argmax(found[1]) == COMMENTS
    alone = heed_neighbours(np.array([doubtful]), pulls)
    assert alone.tolist() == [doubtful]
    # A block pulls what comes before it by how the two stand in that order.
    before = heed_neighbours(np.array([doubtful, row(other=1.0)]), pulls)
    assert before[0, OTHER] > 0.5 > before[0, COMMENTS]


@given(
    shares=st.lists(
        st.lists(st.integers(0, 5), min_size=N, max_size=N).filter(any), min_size=1, max_size=6
    ),
    seed=st.integers(0, 99),
)
def test_rows_sum_to_one_and_the_body_stays(shares: list[list[int]], seed: int) -> None:
    P = np.array(shares, dtype=np.float64)
    P /= P.sum(axis=1, keepdims=True)
    pulls = np.random.default_rng(seed).normal(size=(N, N))
    found = heed_neighbours(P, pulls)
    assert found[:, BODY].tolist() == P[:, BODY].tolist()
    assert np.allclose(found.sum(axis=1), 1)
    assert (found[P == 0] == 0).all()


def test_a_page_without_blocks_stays_empty() -> None:
    assert heed_neighbours(np.zeros((0, N)), np.zeros((N, N))).shape == (0, N)
