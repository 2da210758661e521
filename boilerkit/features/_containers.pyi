import numpy as np
from numpy.typing import NDArray

def fill_levels(
    parent: NDArray[np.int32],
    container: NDArray[np.int32],
    low: NDArray[np.int64],
    high: NDArray[np.int64],
    sums: NDArray[np.float64],
    rows: NDArray[np.float32],
) -> None: ...
def fill_title(
    parent: NDArray[np.int32],
    depth: NDArray[np.int32],
    container: NDArray[np.int32],
    title: int,
    n_words: NDArray[np.float64],
    n_blocks: NDArray[np.int64],
    rows: NDArray[np.float32],
) -> None: ...
def fill_passed(
    container: NDArray[np.int32],
    marks: NDArray[np.uint64],
    bits: NDArray[np.int64],
    rows: NDArray[np.float32],
) -> None: ...
def fill_cards(
    parent: NDArray[np.int32],
    end: NDArray[np.int32],
    container: NDArray[np.int32],
    kinds: NDArray[np.uint8],
    n_words: NDArray[np.float64],
    rows: NDArray[np.float32],
) -> None: ...
