"""Out-of-fold predictions: every page judged by models that saw no page of its site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.copies import later_copies
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.labels import LABEL_INDEX, Label
from boilerkit.model.classifier import join_probabilities
from boilerkit.model.labelling import choose_content, choose_labels
from training.calibration import Knots, calibrate, fit_calibration
from training.config import TrainConfig
from training.dataset import Sample
from training.fitting import block_weights
from training.rules import UNKNOWN
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
    weight = np.concatenate([block_weights(p.sample, config.weights) for p in good])
    raw = np.concatenate([p.raw for p in good])
    return fit_calibration(raw[known], y[known], weight[known])


def judge_out_of_fold(predictions: Sequence[Prediction], config: TrainConfig) -> Iterator[Judged]:
    """Turn predictions into labels; each fold is calibrated on the other folds alone."""
    for fold in range(config.n_folds):
        knots = calibration_of([p for p in predictions if p.fold != fold], config)
        for prediction in predictions:
            if prediction.fold == fold:
                yield _judge(prediction, knots)


def _judge(prediction: Prediction, knots: Knots) -> Judged:
    content = calibrate(prediction.raw, knots)
    P = join_probabilities(content, prediction.boilerplate)
    n_words = prediction.sample.X[:, FeatureExtractor(prediction.sample.kind).n_words_column]
    gives_way = later_copies(prediction.sample.copies, content)
    chosen = choose_content(np.where(gives_way, 0.0, content), n_words)
    return Judged(prediction.sample, prediction.fold, P, choose_labels(P, chosen), chosen)
