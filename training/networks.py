"""Fit the network that has a say beside the trees of the first pass or the second."""

from __future__ import annotations

from dataclasses import dataclass

import lightgbm as lgb
import numpy as np
from numpy.typing import NDArray
from sklearn.neural_network import MLPClassifier

from boilerkit.model.network import Network, scaled, squeezed
from training.config import KindConfig, NetworkConfig

Matrix = NDArray[np.float32]
Vector = NDArray[np.float64]

_PART = 1 << 15
"""So many rows are scaled at a time: all of them would not fit into memory beside the features."""
_SMALLEST = np.float32(1e-6)


@dataclass(frozen=True, slots=True)
class Blend:
    """Trees of the first pass or the second, and the network beside them, if there is one."""

    trees: lgb.Booster
    network: Network | None

    def predict(self, X: Matrix) -> Vector:
        """Probability of being content, shape ``(n_blocks,)``."""
        p = np.asarray(self.trees.predict(X), dtype=np.float64)
        if self.network is None:
            return p
        for part in _parts(np.arange(len(X))):
            p[part] = self.network.blend(p[part], X[part])
        return p


def fit_network(
    X: Matrix,
    y: NDArray[np.bool_],
    weight: Vector,
    rows: NDArray[np.int64],
    share: float,
    config: KindConfig,
) -> Network | None:
    """Fit a network on some rows, ``None`` where its share is nothing.

    A part of the columns is struck out of each row that it learns from (Srivastava et al.,
    "Dropout", JMLR 2014), or it would remember the pages after a second look at them.

    Parameters
    ----------
    X : ndarray of float32, shape (n_blocks, n_columns)
    y : ndarray of bool, shape (n_blocks,)
        Whether a block is content.
    weight : ndarray of float64, shape (n_blocks,)
    rows : ndarray of int64
        Blocks to fit on.
    share : float
        How much the network counts beside the trees.
    """
    if not share:
        return None
    settings = config.network
    rng = np.random.default_rng(config.seed)
    mean, deviation = _moments(X, rows)
    weight = weight / weight[rows].mean()
    perceptron = MLPClassifier(
        (settings.n_hidden,),
        alpha=settings.l2,
        batch_size=min(settings.batch_size, len(_parts(rows)[-1])),
        learning_rate_init=settings.learning_rate,
        random_state=config.seed,
    )
    for _ in range(settings.n_epochs):
        for part in _parts(rng.permutation(rows)):
            seen = _struck_out(scaled(X[part], mean, deviation), settings, rng)
            perceptron.partial_fit(seen, y[part], classes=[False, True], sample_weight=weight[part])
    return _network(mean, deviation, perceptron, share)


def _moments(X: Matrix, rows: NDArray[np.int64]) -> tuple[Matrix, Matrix]:
    """Mean and standard deviation of the squeezed columns."""
    total, squares = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for part in _parts(rows):
        Z = squeezed(X[part])
        total += Z.sum(axis=0, dtype=np.float64)
        squares += np.einsum("ij,ij->j", Z, Z, dtype=np.float64)
    mean = total / len(rows)
    deviation = np.sqrt(np.maximum(squares / len(rows) - mean**2, 0))
    return mean.astype(np.float32), np.maximum(deviation.astype(np.float32), _SMALLEST)


def _struck_out(Z: Matrix, settings: NetworkConfig, rng: np.random.Generator) -> Matrix:
    """Columns of each row set to their mean by chance, the others made larger to match."""
    keeps = rng.random(Z.shape, dtype=np.float32) >= settings.dropout
    return np.asarray(Z * keeps / np.float32(1 - settings.dropout))


def _network(mean: Matrix, deviation: Matrix, perceptron: MLPClassifier, share: float) -> Network:
    hidden, out = (weights.astype(np.float32) for weights in perceptron.coefs_)
    hidden_bias, out_bias = (bias.astype(np.float32) for bias in perceptron.intercepts_)
    return Network(
        mean=mean,
        deviation=deviation,
        hidden=hidden,
        hidden_bias=hidden_bias,
        out=out[:, 0],
        out_bias=out_bias[0],
        share=np.float32(share),
    )


def _parts(rows: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Rows in parts of about one size that fit into memory, the smallest last."""
    return np.array_split(rows, -(-len(rows) // _PART)) if len(rows) else []
