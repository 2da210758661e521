import numpy as np
from numpy.typing import NDArray

class CueLexicon:
    def __init__(
        self, hashes: NDArray[np.uint64], bits: NDArray[np.uint32], max_length: int
    ) -> None: ...
    def count(
        self,
        hashes: NDArray[np.uint64],
        touches: NDArray[np.bool_],
        block: NDArray[np.int64],
        bits: NDArray[np.uint32],
        counts: NDArray[np.float64],
    ) -> None: ...

def hash_blocks(
    hashes: NDArray[np.uint64], block: NDArray[np.int64], found: NDArray[np.uint64]
) -> None: ...
