"""The columns of one group of features, as tests look at them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.reading import read_page
from boilerkit.features.extractor import FeatureExtractor


def group_columns(
    group: str, extractor: FeatureExtractor, source: str
) -> dict[str, NDArray[np.float32]]:
    """Values of all blocks of a page by the names of the group's columns."""
    read = read_page(source, kind=extractor.kind)
    X = extractor.transform(read.page, read.blocks, read.hints).X
    return {
        name.removeprefix(f"{group}__"): X[:, number]
        for number, name in enumerate(extractor.names)
        if name.startswith(f"{group}__")
    }
