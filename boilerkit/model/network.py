"""A network of one hidden layer, which has a say beside the trees.

Trees ask one column after the other, each in few steps; a network weighs all columns at once.
Their mistakes differ, so the mean of both is right more often than either.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.errors import ModelError

Values = NDArray[np.float32]

_LIMIT: Final = 4.0
"""Values so many standard deviations from the mean count as if they were no further."""
_ROWS: Final = 4
"""So few rows at a time are too small for BLAS to share them out among threads, which wait for each
other where every core has work of its own: then a product of 300 rows takes two to four times as
long as one after the other, on a free machine it takes the same."""
_SMALLEST: Final = 1e-9
"""Probabilities nearer to 0 or 1 count as if they were no nearer."""


@dataclass(frozen=True, slots=True)
class Network:
    """Score of being content from all columns of a block.

    Attributes
    ----------
    mean, deviation : ndarray of float32, shape (n_columns,)
        Of the squeezed columns, see `squeezed`.
    hidden, hidden_bias : ndarray of float32, shapes (n_columns, n_hidden) and (n_hidden,)
        Weights of the hidden layer of rectified linear units.
    out : ndarray of float32, shape (n_hidden,)
    out_bias, share : ndarray of float32, shape ()
        ``share`` is how much the network counts beside the trees, from 0 to 1.
    """

    mean: Values
    deviation: Values
    hidden: Values
    hidden_bias: Values
    out: Values
    out_bias: Values
    share: Values

    def blend(self, p: NDArray[np.float64], X: Values) -> NDArray[np.float64]:
        """Probabilities of trees and the network's as one: the mean of their log odds.

        A logarithmic opinion pool (Genest and Zidek, "Combining probability distributions",
        Statistical Science 1986).

        Parameters
        ----------
        p : ndarray of float64, shape (n_rows,)
            What the trees say.
        X : ndarray of float32, shape (n_rows, n_columns)
        """
        bounded = np.clip(p, _SMALLEST, 1 - _SMALLEST)
        share = float(self.share)
        odds = (1 - share) * np.log(bounded / (1 - bounded)) + share * self.score(X)
        return np.asarray(1 / (1 + np.exp(-odds)))

    def score(self, X: Values) -> NDArray[np.float64]:
        """Log odds of being content, shape ``(n_rows,)``."""
        units = np.maximum(_in_parts(self.scaled(X)) @ self.hidden + self.hidden_bias, 0)
        scores = (units @ self.out + self.out_bias).reshape(-1)[: len(X)]
        return np.asarray(scores, dtype=np.float64)

    def contributions(self, X: Values) -> NDArray[np.float64]:
        """What each column adds to the score of a row of means, shape ``(n_rows, n_columns)``.

        Each hidden unit's change is dealt out by what the columns add to it (the rescale rule
        of Shrikumar, Greenside and Kundaje, "Learning important features through propagating
        activation differences", 2017).
        """
        Z = self.scaled(X)
        change = Z @ self.hidden
        units = np.maximum(change + self.hidden_bias, 0) - np.maximum(self.hidden_bias, 0)
        slope = np.divide(units, change, out=np.zeros_like(change), where=change != 0)
        return np.asarray(Z * ((slope * self.out) @ self.hidden.T), dtype=np.float64)

    def scaled(self, X: Values) -> Values:
        """Columns as the hidden layer sees them, shape ``(n_rows, n_columns)``."""
        if X.shape[1] != len(self.mean):
            raise ModelError(f"a network expected {len(self.mean)} columns, got {X.shape[1]}")
        return scaled(X, self.mean, self.deviation)


def scaled(X: Values, mean: Values, deviation: Values) -> Values:
    """Squeezed columns by their distance to the mean, in standard deviations."""
    Z = squeezed(X)
    Z -= mean
    Z /= deviation
    return np.asarray(np.clip(Z, -_LIMIT, _LIMIT, out=Z))


def squeezed(X: Values) -> Values:
    """Logarithms of one more than the values, with their signs: counts have long tails."""
    Z = np.abs(X)
    Z += np.float32(1)
    np.log(Z, out=Z)
    return np.asarray(np.copysign(Z, X, out=Z))


def _in_parts(Z: Values) -> Values:
    """Rows in parts, the last one filled up with zeros, shape ``(n_parts, _ROWS, n_columns)``."""
    n_parts, n_columns = -(-len(Z) // _ROWS), Z.shape[1]
    padded = np.zeros((n_parts * _ROWS, n_columns), dtype=np.float32)
    padded[: len(Z)] = Z
    return padded.reshape(n_parts, _ROWS, n_columns)


def write_network(network: Network) -> bytes:
    """Return a network as a file of NumPy's arrays, which holds numbers and nothing else."""
    data = io.BytesIO()
    np.savez(data, **{f.name: getattr(network, f.name) for f in fields(Network)})
    return data.getvalue()


def read_network(data: bytes, name: str) -> Network:
    """Read what `write_network` wrote.

    Parameters
    ----------
    name : str
        What errors call it.

    Raises
    ------
    ModelError
        It is no such file, or its arrays do not fit each other.
    """
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            network = Network(**{f.name: arrays[f.name] for f in fields(Network)})
    except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise ModelError(f"{name} is no network of boilerkit's: {error}") from error
    _check(network, name)
    return network


def _check(network: Network, name: str) -> None:
    n_columns, n_hidden = network.hidden.shape if network.hidden.ndim == 2 else (0, 0)
    shapes = {
        "mean": (n_columns,),
        "deviation": (n_columns,),
        "hidden": (n_columns, n_hidden),
        "hidden_bias": (n_hidden,),
        "out": (n_hidden,),
        "out_bias": (),
        "share": (),
    }
    for field_name, shape in shapes.items():
        found = getattr(network, field_name)
        if found.dtype != np.float32 or found.shape != shape or not np.isfinite(found).all():
            raise ModelError(
                f"{name}: expected {field_name} to be finite float32 of shape {shape}, "
                f"got {found.dtype} of shape {found.shape}"
            )
    if (network.deviation <= 0).any():
        raise ModelError(f"{name}: expected deviation to be above 0 in every column")
    if not 0 <= network.share <= 1:
        raise ModelError(f"{name}: expected share to be from 0 to 1, got {network.share}")
