"""Predictions to labels, page by page."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.labels import LABEL_INDEX, LABELS, Label
from tests.training.copies import NO_COPIES
from training.copies import samples_of_page
from training.corpora import GoldPage
from training.crossval import Judged, judge_out_of_fold
from training.decoding import Decoder
from training.sample import Sample
from training.stacking import Prediction

N = len(LABELS)


def judge(sample: Sample, raw: NDArray[np.float64], fold: int, knots: list[list[float]]) -> Judged:
    """Judge one page by two decoders, of which only that of its fold knows how to read it."""
    decoders = [Decoder([[0.0, 0.0], [1.0, 0.0]], np.zeros((N, N)).tolist()) for _ in range(2)]
    decoders[fold] = Decoder(knots, np.zeros((N, N)).tolist())
    others = np.full((len(raw), N - 1), 1 / (N - 1))
    (judged,) = judge_out_of_fold(
        [Prediction(sample, fold, raw, others, is_product=False)], decoders
    )
    return judged


def test_a_page_is_judged_by_the_decoder_of_its_fold(gold_article: GoldPage) -> None:
    page, _ = samples_of_page(gold_article, NO_COPIES, seed=1)
    raw = np.where(page.labels == LABEL_INDEX[Label.BODY], 0.8, 0.1)
    for fold in range(2):
        judged = judge(page, raw, fold, [[0.0, 0.0], [1.0, 1.0]])
        assert judged.fold == fold
        assert np.array_equal(judged.is_content, raw > 0.5)
        assert np.allclose(judged.P[:, LABEL_INDEX[Label.BODY]], raw)
        assert np.allclose(judged.P.sum(axis=1), 1)


def test_a_judged_page_holds_no_features(gold_article: GoldPage) -> None:
    page, _ = samples_of_page(gold_article, NO_COPIES, seed=1)
    judged = judge(page, np.full(len(page.labels), 0.5), 0, [[0.0, 0.0], [1.0, 1.0]])
    assert judged.sample.X.shape == (len(page.labels), 0)
    assert judged.sample.X.base is None
    assert page.X.shape[1] > 0
