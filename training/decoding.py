"""How to read the models' answers: what out-of-fold predictions and labels say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from boilerkit.labels import LABEL_INDEX, LABELS, Label
from training.calibration import Knots, fit_calibration
from training.config import KindConfig
from training.rules import UNKNOWN
from training.stacking import Prediction, is_learnt
from training.weights import word_weights

_UNSEEN = 0.5
"""Added to every count, so that a pair that was never seen is rare and not impossible."""
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Decoder:
    """What turns the models' answers into probabilities of the labels.

    Attributes
    ----------
    knots : list of [raw, calibrated]
        Calibration of the content probability.
    pulls : list of list of float, shape (n_labels, n_labels)
        What labels pull their neighbours to, see `boilerkit.model.neighbours`.
    """

    knots: Knots
    pulls: list[list[float]]


def fit_decoder(predictions: Sequence[Prediction], config: KindConfig) -> Decoder:
    """Fit a decoder on out-of-fold predictions of pages as they are."""
    good = [p for p in predictions if p.sample.variant == "original" and is_learnt(p.sample)]
    labels = [p.sample.labels for p in good]
    return Decoder(_calibration(good, config), fit_pulls(labels, config.weights.neighbours))


def fold_decoders(predictions: Sequence[Prediction], config: KindConfig) -> list[Decoder]:
    """Fit the decoder of each fold on the other folds alone."""
    return [
        fit_decoder([p for p in predictions if p.fold != fold], config)
        for fold in range(config.n_folds)
    ]


def _calibration(predictions: Sequence[Prediction], config: KindConfig) -> Knots:
    """Calibrate on the pages with a whole gold body."""
    good = [p for p in predictions if p.sample.gold_words is not None]
    known = np.concatenate([p.sample.labels != UNKNOWN for p in good])
    y = np.concatenate([p.sample.labels == LABEL_INDEX[Label.BODY] for p in good])
    weight = np.concatenate([word_weights(p.sample, config.weights) for p in good])
    raw = np.concatenate([p.raw for p in good])
    return fit_calibration(raw[known], y[known], weight[known])


def fit_pulls(pages: Sequence[NDArray[np.int8]], weight: float) -> list[list[float]]:
    """Tell what labels pull their neighbours to, from pages' labels in order.

    Returns
    -------
    list of list of float, shape (n_labels, n_labels)
        ``weight`` times the log of how much more often than by chance a block of the first
        label stands right before one of the second.
    """
    counts = np.full((len(LABELS), len(LABELS)), _UNSEEN)
    for labels in pages:
        before, after = labels[:-1], labels[1:]
        known = (before >= 0) & (after >= 0)
        np.add.at(counts, (before[known], after[known]), 1)
    by_chance = counts.sum(axis=1)[:, None] * counts.sum(axis=0) / counts.sum()
    pulls: list[list[float]] = np.round(weight * np.log(counts / by_chance), _DIGITS).tolist()
    return pulls
