from collections.abc import Callable, Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

class LinkLexicon:
    def __init__(
        self,
        words: Mapping[str, int],
        schemes: Mapping[str, int],
        fragment: int,
        internal: int,
        external: int,
        max_chars: int,
    ) -> None: ...
    def find(
        self,
        hrefs: Iterable[str],
        site: str,
        found: NDArray[np.int64],
        other: Callable[[str, str], int],
    ) -> None: ...
