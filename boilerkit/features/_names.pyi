from collections.abc import Callable, Collection, Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

class NameLexicon:
    def __init__(
        self,
        exact: Mapping[str, int],
        prefixes: Mapping[str, int],
        misleading: Collection[str],
        posts: Collection[str],
        topics: Collection[str],
        layout: Collection[str],
        places: Collection[str],
        states: Collection[str],
        variants: Collection[str],
        max_chars: int,
        short: int,
        many_short: int,
    ) -> None: ...
    def find(
        self, strings: Iterable[str], found: NDArray[np.uint64], other: Callable[[str], int]
    ) -> None: ...
