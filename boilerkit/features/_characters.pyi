import numpy as np
from numpy.typing import NDArray

def count_characters(
    codes: NDArray[np.uint32],
    classes: NDArray[np.uint8],
    starts: NDArray[np.int64],
    text_starts: NDArray[np.int64],
    counts: NDArray[np.int64],
    edges: NDArray[np.uint8],
    figures: NDArray[np.int64],
    visible: NDArray[np.int64],
) -> None: ...
def find_words(
    codes: NDArray[np.uint32],
    classes: NDArray[np.uint8],
    folded: NDArray[np.uint32],
    breaks: NDArray[np.int64],
    powers: NDArray[np.uint64],
    hashes: NDArray[np.uint64],
    positions: NDArray[np.int64],
    n_letters: NDArray[np.int64],
    n_breaks_before: NDArray[np.int64],
    first_classes: NDArray[np.uint8],
    is_joined: NDArray[np.bool_],
) -> int: ...
