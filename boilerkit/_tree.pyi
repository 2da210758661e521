import numpy as np
from numpy.typing import NDArray

def count_above(
    parent: NDArray[np.int32],
    marks: NDArray[np.uint64],
    at: NDArray[np.int32],
    counts: NDArray[np.int64],
) -> None: ...
