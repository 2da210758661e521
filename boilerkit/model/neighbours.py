"""What stands next to a block, as the last word on its label."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.labels import LABEL_INDEX, Label
from boilerkit.model.classifier import Probabilities

Pulls = NDArray[np.float64]
"""How much a block of each label pulls the next one to each, shape ``(n_labels, n_labels)``."""

_BODY = LABEL_INDEX[Label.BODY]


def heed_neighbours(P: Probabilities, pulls: Pulls) -> Probabilities:
    """Let the blocks before and after say what a block is that is not content.

    One step of mean-field inference in a chain, as Krähenbühl and Koltun (NIPS 2011) take on
    images: a comment stands among comments, and a headline next to no other.

    Parameters
    ----------
    P : ndarray of float64, shape (n_blocks, n_labels)
        Probabilities of the blocks of one page in its order.
    pulls : ndarray of float64, shape (n_labels, n_labels)
        What a block of the first label adds to the log probability that the next one is of
        the second, and the other way round.

    Returns
    -------
    ndarray of float64, shape (n_blocks, n_labels)
        The body's column is the same.
    """
    pull = np.zeros_like(P)
    pull[1:] += P[:-1] @ pulls
    pull[:-1] += P[1:] @ pulls.T
    pulled = P * np.exp(pull)
    pulled[:, _BODY] = 0
    body = P[:, _BODY]
    share = (1 - body) / np.maximum(pulled.sum(axis=1), np.finfo(np.float64).tiny)
    pulled *= share[:, None]
    pulled[:, _BODY] = body
    return pulled
