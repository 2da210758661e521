"""What kind of page it is, told by a model of its own and then a feature of every block.

What counts as content differs between an article, a thread and a product. A model that has
learnt page types alone knows them better than one that has to find them on the way.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.page import PAGE_TYPES

TYPE_COLUMNS: tuple[str, ...] = tuple(f"type_{name}" for name in PAGE_TYPES)


def page_summary(X: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return what the page-type model sees: the mean of each feature over the page's blocks.

    Parameters
    ----------
    X : ndarray of float32, shape (n_blocks, n_features)
        With at least one block.

    Returns
    -------
    ndarray of float32, shape (n_features,)
    """
    return np.asarray(X.mean(axis=0), dtype=np.float32)
