from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from boilerkit.labels import LABEL_INDEX, LABELS, Label
from tests.training.copies import NO_COPIES
from training.copies import samples_of_page
from training.corpora import GoldPage
from training.crossval import Judged
from training.evaluation import label_calibration_errors
from training.sample import Sample


@pytest.fixture
def sample(gold_article: GoldPage) -> Sample:
    return samples_of_page(gold_article, NO_COPIES, seed=1)[0]


def judged(sample: Sample, P: NDArray[np.float64]) -> list[Judged]:
    labels = np.argmax(P, axis=1)
    return [Judged(sample, 0, P, labels, labels == LABEL_INDEX[Label.BODY])]


def test_right_and_sure_is_calibrated(sample: Sample) -> None:
    P = np.eye(len(LABELS))[np.maximum(sample.labels, 0)]
    errors = label_calibration_errors(judged(sample, P))
    assert errors == {label.value: 0.0 for label in LABELS}


def test_sure_of_one_label_errs_by_the_share_of_the_others(sample: Sample) -> None:
    P = np.zeros((len(sample.labels), len(LABELS)))
    P[:, LABEL_INDEX[Label.BODY]] = 1
    known = sample.labels[sample.labels >= 0]
    errors = label_calibration_errors(judged(sample, P))
    is_body = known == LABEL_INDEX[Label.BODY]
    assert errors["body"] == pytest.approx(1 - is_body.mean())
    assert errors["headline"] == pytest.approx((known == LABEL_INDEX[Label.HEADLINE]).mean())
    assert errors["headline"] > 0
