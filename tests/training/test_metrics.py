"""Scores and calibration say what they are meant to."""

from __future__ import annotations

import numpy as np
import pytest

from boilerkit.model.classifier import calibrate
from training.calibration import fit_calibration
from training.hand_labels import label_scores
from training.metrics import calibration_error, text_score


@pytest.mark.parametrize(
    ("predicted", "gold", "f1"),
    [([], [], 1.0), ([1], [], 0.0), ([1, 2], [1, 2], 1.0), ([1, 1, 2], [1, 2], 0.8), ([3], [1], 0)],
)
def test_word_f1(predicted: list[int], gold: list[int], f1: float) -> None:
    score = text_score(np.array(predicted, dtype=np.int32), np.array(gold, dtype=np.int32))
    assert score.f1 == pytest.approx(f1)


def test_calibration_makes_probabilities_true() -> None:
    rng = np.random.default_rng(0)
    p = rng.random(20_000)
    y = rng.random(20_000) < p**2
    weight = np.ones(20_000)
    knots = fit_calibration(p, y, weight)
    assert calibration_error(p, y, weight) > 0.1
    assert calibration_error(calibrate(p, knots), y, weight) < 0.02


def test_label_scores() -> None:
    scores = label_scores(np.array([1, 1, 0, -1], np.int8), np.array([1, 0, 0, 1], np.int8))
    assert scores["body"] == {"precision": 1.0, "recall": 0.5, "f1": pytest.approx(2 / 3), "n": 2.0}
