import numpy as np
from numpy.typing import NDArray

class CueLexicon:
    def __init__(self, hashes: NDArray[np.uint64], bits: NDArray[np.uint32]) -> None: ...
    def count(
        self,
        hashes: NDArray[np.uint64],
        block: NDArray[np.int64],
        counts: NDArray[np.float64],
    ) -> None: ...

def hash_blocks(
    hashes: NDArray[np.uint64], block: NDArray[np.int64], found: NDArray[np.uint64]
) -> None: ...
