"""Out-of-fold predictions: every page judged by models that saw no page of its site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.extractor import FeatureExtractor
from boilerkit.labels import LABEL_INDEX, Label
from boilerkit.model.classifier import join_probabilities
from boilerkit.model.labelling import choose_content, choose_labels
from training.calibration import Knots, calibrate, fit_calibration
from training.config import TrainConfig
from training.dataset import Sample
from training.fitting import (
    Models,
    block_weights,
    fit_models,
    predict,
    predict_content,
    sample_folds,
)
from training.rules import UNKNOWN


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the models of one fold say of a sample that they did not see.

    ``raw`` is the content probability before calibration, shape ``(n_blocks,)``;
    ``boilerplate`` the other labels' probabilities, shape ``(n_blocks, len(LABELS) - 1)``.
    """

    sample: Sample
    fold: int
    raw: NDArray[np.float64]
    boilerplate: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """A sample with its final probabilities and labels."""

    sample: Sample
    fold: int
    P: NDArray[np.float64]
    labels: NDArray[np.int64]
    is_content: NDArray[np.bool_]


def cross_validate(
    samples: Sequence[Sample],
    config: TrainConfig,
    on_fold: Callable[[int, Models], None] | None = None,
) -> list[Prediction]:
    """Fit models for each fold of sites and predict the sites left out.

    Parameters
    ----------
    samples : sequence of Sample
        All of one kind. Dumps in other styles and suspect pages are learnt from or left
        out, but only originals and rewritten copies are predicted.
    on_fold : callable, optional
        Called with each fold's number and models.
    """
    folds = sample_folds(samples, config.n_folds, config.seed)
    predictions: list[Prediction] = []
    for fold in range(config.n_folds):
        learnt = [s for s, f in zip(samples, folds, strict=True) if f != fold and is_usable(s)]
        models = fit_models(learnt, config)
        left_out = [
            s for s, f in zip(samples, folds, strict=True) if f == fold and s.variant != "dump"
        ]
        predictions += _predict(models, left_out, fold)
        if on_fold is not None:
            on_fold(fold, models)
    return predictions


def is_usable(sample: Sample) -> bool:
    """Whether a sample is worth learning from: its gold stands in the page."""
    return not sample.is_suspect and len(sample.labels) > 0


def _predict(models: Models, samples: Sequence[Sample], fold: int) -> Iterator[Prediction]:
    raw, full = predict_content(models, samples)
    boilerplate = predict(models.boilerplate, full)
    ends = np.cumsum([len(sample.labels) for sample in samples])[:-1]
    parts = zip(samples, np.split(raw, ends), np.split(boilerplate, ends), strict=True)
    for sample, of_page, others in parts:
        yield Prediction(sample, fold, of_page, others)


def calibration_of(predictions: Sequence[Prediction], config: TrainConfig) -> Knots:
    """Fit a calibration on out-of-fold predictions of pages with a whole gold body."""
    good = [
        p
        for p in predictions
        if p.sample.variant == "original"
        and p.sample.gold_words is not None
        and is_usable(p.sample)
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
    chosen = choose_content(content, n_words)
    return Judged(prediction.sample, prediction.fold, P, choose_labels(P, chosen), chosen)
