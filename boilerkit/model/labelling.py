"""Probabilities to labels: which blocks are content, and what the others are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.labels import LABEL_INDEX, Label
from boilerkit.model.classifier import Probabilities

MIN_CONTENT_PROBABILITY = 0.2
"""A block less likely than this is never content, and a page whose best block is below it
has none: the set with the best expected F1 is never empty by itself."""

MAX_GAP = 5
"""Blocks that stand no further from each other than this, counted in blocks, are of one run."""

MIN_OF_LIKELIEST = 0.8
MIN_OF_WORDS = 0.5
"""A run is kept where its likeliest block is so likely beside that of all, or where so much of
the expected content stands in it. 0.75 to 0.85 of the likeliest do about as well, 0.7 half."""

MIN_HEADLINE_PROBABILITY = 0.3
"""From here on the likeliest headline is one, though another label be likelier still: F1 is best
where the threshold is half of it (Lipton, Elkan and Naryanaswamy), and that of dumps is 0.6."""

LEVELS = (np.arange(20) + 0.5) / 20
"""Evenly spread levels of probability that stand for all of them."""

_HEADLINE = LABEL_INDEX[Label.HEADLINE]
_BODY = LABEL_INDEX[Label.BODY]


def choose_content(
    content: Probabilities, n_words: NDArray[np.float32], beta: float = 1.0
) -> NDArray[np.bool_]:
    """Choose the blocks that make the answer with the best expected word F-measure.

    The best set holds the likeliest blocks down to some threshold, on sure pages a high one,
    on doubtful ones a low one. Which one depends on whether blocks are right each by itself
    (Lipton, Elkan and Naryanaswamy, ECML 2014) or all together: five hundred lines of a
    privacy notice at 0.2 each are not a hundred lines of content. Truth lies between, and
    so both expectations count the same.

    Parameters
    ----------
    content : ndarray of float64, shape (n_blocks,)
        Calibrated probability of being content, 0 for blocks that must not be chosen.
    n_words : ndarray of float32, shape (n_blocks,)
    beta : float, default 1
        How many times as much recall counts as precision (van Rijsbergen, "Information
        Retrieval", 1979); 1 gives F1.

    Returns
    -------
    ndarray of bool, shape (n_blocks,)
    """
    chosen = np.zeros(len(content), dtype=bool)
    if len(content) == 0:
        return chosen
    order = np.argsort(-content, kind="stable")
    p, weight = content[order], np.maximum(n_words, 1).astype(np.float64)[order]
    best = int(np.argmax(_f_apart(p, weight, beta) + _f_together(p, weight, beta)))
    chosen[order[: best + 1]] = True
    return chosen & (content >= MIN_CONTENT_PROBABILITY)


def heed_kin(
    content: Probabilities, n_words: NDArray[np.float32], kin: NDArray[np.int64]
) -> Probabilities:
    """Average the probability of each block with that of all words in the same kind of place.

    Posts, cards and comments are content together or not at all; one that is longer than the
    others looks more like content, and would come out alone.

    Parameters
    ----------
    content : ndarray of float64, shape (n_blocks,)
        Probability of being content, 0 for blocks that must not be chosen, which stay at 0.
    n_words : ndarray of float32, shape (n_blocks,)
    kin : ndarray of int64, shape (n_blocks,)
        One number for blocks in places that look the same.

    Returns
    -------
    ndarray of float64, shape (n_blocks,)
    """
    weight = np.maximum(n_words, 1).astype(np.float64)
    of_kin = np.bincount(kin, weights=weight * content)[kin] / np.bincount(kin, weights=weight)[kin]
    return np.where(content > 0, (content + of_kin) / 2, 0.0)


def keep_main_runs(
    chosen: NDArray[np.bool_], content: Probabilities, n_words: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Of the chosen blocks, drop runs that are less sure than the rest.

    For pages of a product: what stands apart from its description and less sure than that
    is of other products.

    Parameters
    ----------
    chosen : ndarray of bool, shape (n_blocks,)
    content : ndarray of float64, shape (n_blocks,)
        Probability of being content.
    n_words : ndarray of float32, shape (n_blocks,)

    Returns
    -------
    ndarray of bool, shape (n_blocks,)
    """
    blocks = np.flatnonzero(chosen)
    kept: NDArray[np.bool_] = chosen.copy()
    if len(blocks) < 2:
        return kept
    starts = np.flatnonzero(np.diff(blocks, prepend=-MAX_GAP - 1) > MAX_GAP)
    sizes = np.diff(starts, append=len(blocks))
    likeliest = np.maximum.reduceat(content[blocks], starts)
    expected = np.add.reduceat(content[blocks] * n_words[blocks], starts)
    is_main = (likeliest >= MIN_OF_LIKELIEST * likeliest.max()) | (
        expected >= MIN_OF_WORDS * expected.sum()
    )
    kept[blocks] = np.repeat(is_main, sizes)
    return kept


def _f_apart(p: Probabilities, weight: Probabilities, beta: float) -> Probabilities:
    """Expected F-measure of the first block, the first two and so on, each right by itself.

    The measure of expected counts stands for the expected measure.
    """
    hits = np.cumsum(p * weight)
    return np.asarray((1 + beta**2) * hits / (np.cumsum(weight) + beta**2 * hits[-1]))


def _f_together(p: Probabilities, weight: Probabilities, beta: float) -> Probabilities:
    """The same where the content is all blocks likelier than a level that is not known."""
    n_chosen = np.cumsum(weight)[:, None]
    n_likelier = np.searchsorted(-p, -LEVELS)
    n_content = np.concatenate(([0.0], n_chosen[:, 0]))[n_likelier]
    n_common = np.minimum(n_chosen, n_content)
    measure = (1 + beta**2) * n_common / (n_chosen + beta**2 * n_content)
    return np.asarray(measure.mean(axis=1))


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
    rest[:, [_BODY, _HEADLINE]] = -1
    labels: NDArray[np.int64] = np.argmax(rest, axis=1)
    labels[is_content] = _BODY
    headline = np.where(is_content, 0.0, P[:, _HEADLINE])
    if headline.max(initial=0.0) >= MIN_HEADLINE_PROBABILITY:
        labels[np.argmax(headline)] = _HEADLINE
    return labels
