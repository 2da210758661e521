"""LightGBM's own predictor, called through its C interface.

``import lightgbm`` also imports scikit-learn and pandas wherever they are installed, which
took 4.3 s against 0.4 s without them. Prediction needs none of it, only the library.
See https://lightgbm.readthedocs.io/en/stable/C-API.html.
"""

from __future__ import annotations

import ctypes
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from boilerkit.errors import ModelError

_FLOAT32 = 0
_NORMAL, _CONTRIBUTIONS = 0, 3
_ROW_MAJOR = 1
_ALL_ITERATIONS = -1
_ONE_THREAD = b"num_threads=1 predict_disable_shape_check=false"


class LightGBMTrees:
    """One LightGBM model in text form, ready to predict from many threads.

    Parameters
    ----------
    model : bytes
        The text of the model. It must have been checked: a damaged one kills the process.
    name : str
        What errors call it.
    """

    def __init__(self, model: bytes, name: str) -> None:
        self._handle = ctypes.c_void_p()
        self._library = _library()
        n_iterations = ctypes.c_int()
        self._call(
            "LGBM_BoosterLoadModelFromString",
            ctypes.c_char_p(model),
            ctypes.byref(n_iterations),
            ctypes.byref(self._handle),
        )
        self.name = name
        self.n_classes = self._int("LGBM_BoosterGetNumClasses")
        self.n_features = self._int("LGBM_BoosterGetNumFeature")

    def predict(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return probabilities, shape ``(n_rows,)``, or ``(n_rows, n_classes)`` for several.

        Parameters
        ----------
        X : ndarray of float32, shape (n_rows, n_features)
        """
        shape = (len(X),) if self.n_classes == 1 else (len(X), self.n_classes)
        return self._predict(X, _NORMAL, shape)

    def contributions(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return what each feature adds to the raw score, shape ``(n_rows, n_features + 1)``.

        The last column is the expected score (Lundberg et al., "Consistent Individualized
        Feature Attribution for Tree Ensembles", 2018). For models of one class only.
        """
        return self._predict(X, _CONTRIBUTIONS, (len(X), self.n_features + 1))

    def _predict(
        self, X: NDArray[np.float32], kind: int, shape: tuple[int, ...]
    ) -> NDArray[np.float64]:
        if X.shape[1] != self.n_features:
            raise ModelError(f"{self.name}: expected {self.n_features} features, got {X.shape[1]}")
        out = np.zeros(shape, dtype=np.float64)
        if len(X) == 0:
            return out
        X = np.ascontiguousarray(X, dtype=np.float32)
        n_written = ctypes.c_int64()
        self._call(
            "LGBM_BoosterPredictForMat",
            self._handle,
            X.ctypes.data_as(ctypes.c_void_p),
            ctypes.c_int(_FLOAT32),
            ctypes.c_int32(X.shape[0]),
            ctypes.c_int32(X.shape[1]),
            ctypes.c_int(_ROW_MAJOR),
            ctypes.c_int(kind),
            ctypes.c_int(0),
            ctypes.c_int(_ALL_ITERATIONS),
            ctypes.c_char_p(_ONE_THREAD),
            ctypes.byref(n_written),
            out.ctypes.data_as(ctypes.POINTER(ctypes.c_double)),
        )
        return out

    def _int(self, function: str) -> int:
        value = ctypes.c_int()
        self._call(function, self._handle, ctypes.byref(value))
        return value.value

    def _call(self, function: str, *arguments: object) -> None:
        if getattr(self._library, function)(*arguments) != 0:
            self._library.LGBM_GetLastError.restype = ctypes.c_char_p
            message = self._library.LGBM_GetLastError().decode(errors="replace")
            raise ModelError(f"LightGBM refused the model or the data: {message}")

    def __del__(self) -> None:
        if getattr(self, "_handle", None):
            self._library.LGBM_BoosterFree(self._handle)


@cache
def _library() -> ctypes.CDLL:
    spec = find_spec("lightgbm")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    for folder in folders:
        for path in sorted(Path(folder).glob("**/lib_lightgbm.*")):
            if path.suffix in {".so", ".dylib", ".dll"}:
                return ctypes.CDLL(str(path))
    raise ModelError("LightGBM's library was not found; install it with `pip install lightgbm`")
