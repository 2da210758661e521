"""Pictures for people who would rather look than read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray
from sklearn.calibration import calibration_curve
from sklearn.metrics import ConfusionMatrixDisplay, confusion_matrix, precision_recall_curve

from boilerkit.labels import LABELS

MAX_BARS = 40


def confusion_plot(truth: NDArray[np.int8], predicted: NDArray[np.int64]) -> Figure:
    """Confusion of the labels, each row as shares of what the blocks are."""
    known = truth >= 0
    names = [label.value for label in LABELS]
    matrix = confusion_matrix(
        truth[known], predicted[known], labels=list(range(len(LABELS))), normalize="true"
    )
    figure = Figure(figsize=(7, 6), layout="constrained")
    display = ConfusionMatrixDisplay(matrix, display_labels=names)
    display.plot(ax=figure.subplots(), values_format=".2f", xticks_rotation=45, colorbar=False)
    return figure


def precision_recall_plot(truth: NDArray[np.int8], P: NDArray[np.float64]) -> Figure:
    """Precision against recall for every label over all thresholds."""
    known = truth >= 0
    figure = Figure(figsize=(7, 5), layout="constrained")
    axes = figure.subplots()
    for number, label in enumerate(LABELS):
        is_label = truth[known] == number
        if is_label.any():
            precision, recall, _ = precision_recall_curve(is_label, P[known, number])
            axes.plot(recall, precision, label=label.value)
    axes.set(xlabel="recall", ylabel="precision", xlim=(0, 1), ylim=(0, 1.01))
    axes.legend(loc="lower left", fontsize="small")
    return figure


def reliability_plot(
    p: NDArray[np.float64], y: NDArray[np.bool_], weight: NDArray[np.float64]
) -> Figure:
    """How often blocks are body against how likely the model said it is."""
    order = np.random.default_rng(0).choice(len(p), size=200_000, p=weight / weight.sum())
    share, mean_p = calibration_curve(y[order], p[order], n_bins=15)
    figure = Figure(figsize=(5, 5), layout="constrained")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], linestyle="--", color="grey")
    axes.plot(mean_p, share, marker="o")
    axes.set(xlabel="probability of body", ylabel="share that is body")
    return figure


def importance_plot(names: Sequence[str], gain: NDArray[np.float64]) -> Figure:
    """The features that gained most, by LightGBM's gain."""
    order = np.argsort(gain)[-MAX_BARS:]
    figure = Figure(figsize=(7, 9), layout="constrained")
    axes = figure.subplots()
    axes.barh([names[number] for number in order], gain[order] / max(gain.sum(), 1e-12))
    axes.set(xlabel="share of the gain")
    axes.tick_params(axis="y", labelsize=7)
    return figure
