import numpy as np
from numpy.typing import NDArray

def count_above(
    parent: NDArray[np.int32],
    marks: NDArray[np.uint64],
    at: NDArray[np.int32],
    counts: NDArray[np.int64],
) -> None: ...
def nearest(
    parent: NDArray[np.int32], mask: NDArray[np.uint8], found: NDArray[np.int32]
) -> None: ...
def inside(
    parent: NDArray[np.int32], mask: NDArray[np.uint8], counts: NDArray[np.int32]
) -> None: ...
def common_ancestor(
    parent: NDArray[np.int32],
    a: NDArray[np.int32],
    b: NDArray[np.int32],
    found: NDArray[np.int32],
) -> None: ...
