"""Scores of texts, snippets, labels and probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.sample import Sample

N_CALIBRATION_BINS = 15


@dataclass(frozen=True, slots=True)
class TextScore:
    """Word precision, recall and F1 of one page's text."""

    precision: float
    recall: float
    f1: float


def text_score(predicted: NDArray[np.int32], gold: NDArray[np.int32]) -> TextScore:
    r"""Compare two texts as multisets of their ``\w+`` words in lower case.

    Two empty texts agree; an empty one against another has F1 0.
    """
    size = int(max(predicted.max(initial=0), gold.max(initial=0))) + 1
    n_predicted = np.bincount(predicted, minlength=size)
    common = int(np.minimum(n_predicted, np.bincount(gold, minlength=size)).sum())
    return overlap_score(common, len(predicted), len(gold))


def overlap_score(n_common: int, n_predicted: int, n_gold: int) -> TextScore:
    """Score a text by the number of its words that the gold has too."""
    if not n_predicted and not n_gold:
        return TextScore(1.0, 1.0, 1.0)
    if not n_common:
        return TextScore(0.0, 0.0, 0.0)
    precision, recall = n_common / n_predicted, n_common / n_gold
    return TextScore(precision, recall, 2 * precision * recall / (precision + recall))


def mean_of_known(values: Sequence[float] | NDArray[np.float64]) -> float:
    """Mean of the values that are not NaN, NaN where none is."""
    found = np.asarray(values, dtype=np.float64)
    found = found[~np.isnan(found)]
    return float(found.mean()) if len(found) else float("nan")


def page_score(sample: Sample, chosen: NDArray[np.bool_]) -> TextScore:
    """Score the text of the chosen blocks of a page whose gold body is known."""
    assert sample.gold_words is not None, f"{sample.page_id} has no gold body"
    return text_score(sample.words[chosen[sample.word_block]], sample.gold_words)


def snippet_rates(sample: Sample, chosen: NDArray[np.bool_]) -> tuple[float, float]:
    """Shares of the wanted snippets that came out, and of the unwanted that did not.

    NaN for a page without snippets of the sort.
    """
    have = [any(chosen[place].all() for place in places) for places in sample.must_have]
    lack = [not any(chosen[place].all() for place in places) for places in sample.must_not_have]
    return mean_of_known(have), mean_of_known(lack)


def calibration_error(
    p: NDArray[np.float64], y: NDArray[np.bool_], weight: NDArray[np.float64]
) -> float:
    """Expected calibration error over bins of equal width (Naeini et al., AAAI 2015)."""
    bins = np.minimum((p * N_CALIBRATION_BINS).astype(int), N_CALIBRATION_BINS - 1)
    in_bin = np.bincount(bins, weights=weight, minlength=N_CALIBRATION_BINS)
    mean_p = np.bincount(bins, weights=weight * p, minlength=N_CALIBRATION_BINS)
    mean_y = np.bincount(bins, weights=weight * y, minlength=N_CALIBRATION_BINS)
    return float(np.abs(mean_p - mean_y).sum() / max(in_bin.sum(), 1e-12))
