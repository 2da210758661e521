"""The probabilities of a page's blocks to its content."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.context import kin, place_elements
from boilerkit.features.copies import Copies, giving_way
from boilerkit.model.classifier import Probabilities
from boilerkit.model.labelling import choose_content, heed_kin, keep_main_runs
from boilerkit.page import PAGE_TYPES, BlockTable, FlatPage

Mask = NDArray[np.bool_]

MIN_PRODUCT = 0.5
_PRODUCT = PAGE_TYPES.index("product")


def heed_places(
    content: Probabilities, n_words: NDArray[np.float32], page: FlatPage, blocks: BlockTable
) -> Probabilities:
    """Hold the probabilities of content against those of blocks in the same kind of place.

    A dump has no places. Where no element of a place has a name, its tags alone tell what kind
    it is, and text would be of one kind with the menu.
    """
    if page.kind == "text":
        return content
    has_kin = (page.attribute > 0)[place_elements(page, blocks)].any(axis=0)
    return np.where(has_kin, heed_kin(content, n_words, kin(page, blocks)), content)


def choose_once(
    page: FlatPage,
    blocks: BlockTable,
    content: Probabilities,
    n_words: NDArray[np.float32],
    copies: Copies,
    *,
    is_product: bool,
    beta: float = 1.0,
) -> Mask:
    """Choose content as `choose_content` does, blocks in one kind of place held against each
    other, of copies of one text the likeliest, and on the page of a product its main runs, unless
    recall counts for more than precision.
    """
    held = heed_places(content, n_words, page, blocks)
    once = np.where(giving_way(copies, held, n_words), 0.0, held)
    chosen = choose_content(once, n_words, beta)
    # Dropping what is less sure is for precision.
    return keep_main_runs(chosen, once, n_words) if is_product and beta <= 1 else chosen


def are_of_products(types: Probabilities) -> list[bool]:
    """Tell which pages are those of a product, by their types as a classifier has them."""
    found: list[bool] = (types[:, _PRODUCT] >= MIN_PRODUCT).tolist()
    return found
