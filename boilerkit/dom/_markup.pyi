import numpy as np
from numpy.typing import NDArray

def look_over(
    data: bytes, letters: NDArray[np.uint8], kinds: NDArray[np.uint8]
) -> tuple[int, int, int, int]: ...
