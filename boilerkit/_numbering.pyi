import numpy as np
from numpy.typing import NDArray

def number_keys(
    keys: NDArray[np.uint64],
    number: NDArray[np.int64],
    place: NDArray[np.int64],
    counts: NDArray[np.int64],
) -> int: ...
