import numpy as np
from numpy.typing import NDArray

def fill_lines(
    n_words: NDArray[np.float32],
    p: NDArray[np.float64],
    weight: NDArray[np.float64],
    mass: NDArray[np.float64],
    sum_weight: NDArray[np.float64],
    sum_mass: NDArray[np.float64],
    rows: NDArray[np.float32],
) -> None: ...
def fill_tree(
    parent: NDArray[np.int32],
    end: NDArray[np.int32],
    depth: NDArray[np.int32],
    container: NDArray[np.int32],
    low: NDArray[np.int64],
    high: NDArray[np.int64],
    places: NDArray[np.int64],
    twins: NDArray[np.int64],
    p: NDArray[np.float64],
    weight: NDArray[np.float64],
    mass: NDArray[np.float64],
    sum_weight: NDArray[np.float64],
    sum_mass: NDArray[np.float64],
    rows: NDArray[np.float32],
) -> None: ...
