"""Out-of-fold predictions: every page judged by models that saw no page of its site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.extractor import FeatureExtractor
from boilerkit.judging import choose_once
from boilerkit.labels import LABEL_INDEX, Label
from boilerkit.model.classifier import calibrate, join_probabilities
from boilerkit.model.labelling import choose_labels
from training.calibration import Knots, fit_calibration
from training.config import TrainConfig
from training.fitting import word_weights
from training.rules import UNKNOWN
from training.sample import Sample
from training.stacking import Prediction, is_learnt


@dataclass(frozen=True, slots=True)
class Judged:
    """A sample with its final probabilities and labels."""

    sample: Sample
    fold: int
    P: NDArray[np.float64]
    labels: NDArray[np.int64]
    is_content: NDArray[np.bool_]


def calibration_of(predictions: Sequence[Prediction], config: TrainConfig) -> Knots:
    """Fit a calibration on out-of-fold predictions of pages with a whole gold body."""
    good = [
        p
        for p in predictions
        if p.sample.variant == "original"
        and p.sample.gold_words is not None
        and is_learnt(p.sample)
    ]
    known = np.concatenate([p.sample.labels != UNKNOWN for p in good])
    y = np.concatenate([p.sample.labels == LABEL_INDEX[Label.BODY] for p in good])
    weight = np.concatenate([word_weights(p.sample, config.weights) for p in good])
    raw = np.concatenate([p.raw for p in good])
    return fit_calibration(raw[known], y[known], weight[known])


def fold_calibrations(predictions: Sequence[Prediction], config: TrainConfig) -> list[Knots]:
    """Calibrate each fold on the other folds alone."""
    return [
        calibration_of([p for p in predictions if p.fold != fold], config)
        for fold in range(config.n_folds)
    ]


def judge_out_of_fold(
    predictions: Sequence[Prediction], fold_knots: Sequence[Knots]
) -> Iterator[Judged]:
    """Turn predictions into labels, each with the calibration of its fold."""
    for fold, knots in enumerate(fold_knots):
        for prediction in predictions:
            if prediction.fold == fold:
                yield _judge(prediction, knots)


def _judge(prediction: Prediction, knots: Knots) -> Judged:
    content = calibrate(prediction.raw, knots)
    P = join_probabilities(content, prediction.boilerplate)
    n_words = prediction.sample.X[:, FeatureExtractor(prediction.sample.kind).n_words_column]
    chosen = choose_once(content, n_words, prediction.sample.copies)
    return Judged(prediction.sample, prediction.fold, P, choose_labels(P, chosen), chosen)
