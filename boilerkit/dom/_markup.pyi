import numpy as np
from numpy.typing import NDArray

def is_utf8(data: bytes) -> bool: ...
def look_over(
    data: bytes, max_tag_bytes: int, letters: NDArray[np.uint8], kinds: NDArray[np.uint8]
) -> tuple[int, bool, int, int]: ...
