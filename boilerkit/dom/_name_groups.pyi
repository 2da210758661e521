from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

def group_strings(
    strings: Sequence[str], is_shared: NDArray[np.uint8], group: NDArray[np.int32]
) -> bool: ...
