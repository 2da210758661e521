import numpy as np
from numpy.typing import NDArray

def fill_positions(
    n_words: NDArray[np.float32],
    heading_level: NDArray[np.float32],
    is_long: NDArray[np.uint8],
    title: int,
    rows: NDArray[np.float32],
) -> None: ...
def fill_neighbours(
    own: NDArray[np.float32],
    container: NDArray[np.int32],
    sums: NDArray[np.float64],
    rows: NDArray[np.float32],
) -> None: ...
