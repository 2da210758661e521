from typing import Any

import numpy as np
from numpy.typing import NDArray

def sum_leaves(
    X: NDArray[np.float32],
    roots: NDArray[np.int32],
    nodes: NDArray[Any],
    leaves: NDArray[np.float64],
    sums: NDArray[np.float64],
) -> None: ...
