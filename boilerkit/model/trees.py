"""Predict with a model of LightGBM's: in compiled code of our own, or by LightGBM itself."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from boilerkit.errors import ModelError
from boilerkit.model.forest import Forest, read_forest
from boilerkit.model.lightgbm_trees import LightGBMTrees

try:
    from boilerkit.model import _predict
except ImportError:  # Installed without a compiler.
    _predict = None  # type: ignore[assignment]


class Trees:
    """One LightGBM model in text form, ready to predict from many threads.

    Parameters
    ----------
    model : bytes
        The text of the model. It must have been checked: a damaged one kills LightGBM, and
        the process with it.
    name : str
        What errors call it.
    """

    def __init__(self, model: bytes, name: str) -> None:
        self._model = model
        self.name = name
        self._forest = read_forest(model, name) if _predict is not None else None

    @cached_property
    def _lightgbm(self) -> LightGBMTrees:
        """LightGBM's own predictor, where it is needed: its library takes time to load."""
        return LightGBMTrees(self._model, self.name)

    def predict(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return probabilities, shape ``(n_rows,)``, or ``(n_rows, n_classes)`` for several.

        Parameters
        ----------
        X : ndarray of float32, shape (n_rows, n_features)
        """
        if self._forest is None:
            return self._lightgbm.predict(X)
        return _probabilities(_sums(self._forest, X, self.name))

    def contributions(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return what each feature adds to the raw score, shape ``(n_rows, n_features + 1)``.

        The last column is the expected score (Lundberg et al., "Consistent Individualized
        Feature Attribution for Tree Ensembles", 2018). For models of one class only.
        """
        return self._lightgbm.contributions(X)


def _sums(forest: Forest, X: NDArray[np.float32], name: str) -> NDArray[np.float64]:
    """Raw scores, shape ``(n_rows, n_classes)``."""
    if X.shape[1] != forest.n_features:
        raise ModelError(f"{name}: expected {forest.n_features} features, got {X.shape[1]}")
    sums = np.zeros((len(X), forest.n_classes))
    _predict.sum_leaves(
        np.asfortranarray(X, dtype=np.float32), forest.roots, forest.nodes, forest.leaves, sums
    )
    return sums


def _probabilities(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    if sums.shape[1] == 1:
        return np.asarray(1 / (1 + np.exp(-sums[:, 0])))
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
