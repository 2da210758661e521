import numpy as np
from numpy.typing import NDArray

def sum_terms(
    block: NDArray[np.int32],
    term: NDArray[np.int32],
    count: NDArray[np.int32],
    p: NDArray[np.float64],
    n_terms: int,
    smoothing: float,
    sums: NDArray[np.float64],
) -> None: ...
