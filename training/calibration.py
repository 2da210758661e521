"""Make probabilities mean what they say: isotonic regression, kept as a few knots."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression

MAX_KNOTS = 60
_DIGITS = 6

Knots = list[list[float]]


def fit_calibration(
    p: NDArray[np.float64], y: NDArray[np.bool_], weight: NDArray[np.float64]
) -> Knots:
    """Fit the map from raw to calibrated probability.

    Parameters
    ----------
    p, y, weight : ndarray, shape (n_blocks,)
        Out-of-fold probabilities, truth, and weights.

    Returns
    -------
    list of [raw, calibrated]
        Knots for linear interpolation, rising strictly in the first and never falling in
        the second, so that no two different answers of the model change places.
    """
    isotonic = IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip")
    isotonic.fit(p, y.astype(float), sample_weight=weight)
    quantiles = np.linspace(0, 1, MAX_KNOTS - 2)
    raw = np.unique(np.round(np.concatenate(([0.0], np.quantile(p, quantiles), [1.0])), _DIGITS))
    raw = np.unique(np.concatenate((raw, np.linspace(0, 1, MAX_KNOTS // 2 + 1))))
    calibrated = np.maximum.accumulate(isotonic.predict(raw))
    return [[round(a, _DIGITS), round(b, _DIGITS)] for a, b in zip(raw, calibrated, strict=True)]
