"""Out-of-fold predictions: every page judged by models that saw no page of its site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from boilerkit.decision import choose_once
from boilerkit.features.consent import without_panes
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.model.classifier import calibrate, join_probabilities
from boilerkit.model.labelling import choose_labels
from boilerkit.model.neighbours import heed_neighbours
from training.decoding import Decoder
from training.sample import Sample
from training.stacking import Prediction


@dataclass(frozen=True, slots=True)
class Judged:
    """A sample, without its features, with its final probabilities and labels."""

    sample: Sample
    fold: int
    P: NDArray[np.float64]
    labels: NDArray[np.int64]
    is_content: NDArray[np.bool_]


def judge_out_of_fold(
    predictions: Sequence[Prediction], fold_decoders: Sequence[Decoder]
) -> Iterator[Judged]:
    """Turn predictions into labels, each with the decoder of its fold."""
    for fold, decoder in enumerate(fold_decoders):
        for prediction in predictions:
            if prediction.fold == fold:
                yield _judge(prediction, decoder)


def _judge(prediction: Prediction, decoder: Decoder) -> Judged:
    sample = prediction.sample
    calibrated = calibrate(prediction.raw, decoder.knots)
    content = without_panes(calibrated, sample.page, sample.blocks)
    joined = join_probabilities(content, prediction.boilerplate)
    P = heed_neighbours(joined, np.array(decoder.pulls))
    n_words = sample.X[:, FeatureExtractor(sample.kind).n_words_column]
    chosen = choose_once(
        sample.page,
        sample.blocks,
        content,
        n_words,
        sample.copies,
        is_product=prediction.is_product,
    )
    return Judged(sample.without_features(), prediction.fold, P, choose_labels(P, chosen), chosen)
