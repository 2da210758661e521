"""Probabilities to labels: which blocks are content, and what the others are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.labels import LABEL_INDEX, Label
from boilerkit.model.classifier import Probabilities

MIN_CONTENT_PROBABILITY = 0.2
"""A block less likely than this is never content, and a page whose best block is below it
has none: the set with the best expected F1 is never empty by itself."""

TOTAL_SHARE = 0.75
"""Expected content beyond the chosen blocks counts by this much: what is doubtful is often in
nobody's gold. Out of fold 0.7 to 0.9 are alike within 0.0005 of word F1 on ``wcxb``, and give
0.002 more than 1 on ``fundus``."""

_HEADLINE = LABEL_INDEX[Label.HEADLINE]
_BODY = LABEL_INDEX[Label.BODY]


def choose_content(content: Probabilities, n_words: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Choose the blocks that make the answer with the best expected word F1.

    The best set holds the likeliest blocks down to a threshold that is half the F1 it
    reaches (Lipton, Elkan and Naryanaswamy, ECML 2014): sure pages get a high threshold,
    doubtful ones a low one. Here F1 of expected counts stands for expected F1.

    Parameters
    ----------
    content : ndarray of float64, shape (n_blocks,)
        Calibrated probability of being content, 0 for blocks that must not be chosen.
    n_words : ndarray of float32, shape (n_blocks,)

    Returns
    -------
    ndarray of bool, shape (n_blocks,)
    """
    chosen = np.zeros(len(content), dtype=bool)
    if len(content) == 0:
        return chosen
    weight = np.maximum(n_words, 1).astype(np.float64)
    order = np.argsort(-content, kind="stable")
    hits = np.cumsum((content * weight)[order])
    n_chosen = np.cumsum(weight[order])
    f1 = 2 * hits / (n_chosen + TOTAL_SHARE * hits[-1])
    best = int(np.argmax(f1))
    chosen[order[: best + 1]] = True
    return chosen & (content >= MIN_CONTENT_PROBABILITY)


def choose_labels(P: Probabilities, is_content: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Choose a label for every block: content as decided, at most one headline.

    Parameters
    ----------
    P : ndarray of float64, shape (n_blocks, len(LABELS))
    is_content : ndarray of bool, shape (n_blocks,)

    Returns
    -------
    ndarray of int64, shape (n_blocks,)
        Indices into ``LABELS``.
    """
    rest = P.copy()
    rest[:, _BODY] = -1
    labels: NDArray[np.int64] = np.argmax(rest, axis=1)
    headlines = np.flatnonzero((labels == _HEADLINE) & ~is_content)
    if len(headlines) > 1:
        best = headlines[np.argmax(P[headlines, _HEADLINE])]
        rest[headlines[headlines != best], _HEADLINE] = -1
        labels = np.argmax(rest, axis=1)
    labels[is_content] = _BODY
    return labels
