"""What the labelling rules look at: attribute words, tags, links and words of a page's blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.tags import tag_mask
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.page import BlockTable, FlatPage, ReadPage
from boilerkit.tree import block_ranges, inside
from training.corpora import GoldPage

_COLUMNS = {name: number for number, name in enumerate(FeatureExtractor("html").names)}
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules look at: a page, its blocks' features and words, and its gold."""

    gold: GoldPage
    read: ReadPage
    X: NDArray[np.float32]
    block_words: list[list[str]]
    is_body: Mask
    """Blocks that the gold holds; a headline may be among them."""

    def __getitem__(self, column: str) -> NDArray[np.float32]:
        column_of: NDArray[np.float32] = self.X[:, _COLUMNS[column]]
        return column_of

    def near(self, *categories: str) -> Mask:
        """Attribute words of a category within two levels of the block."""
        return self._any(f"structure__near_{name}" for name in categories)

    def above(self, *categories: str) -> Mask:
        """Attribute words of a category anywhere above the block."""
        return self._any(f"structure__above_{name}" for name in categories)

    def inside(self, *tags: str) -> Mask:
        """Tags at or above the block."""
        return self._any(f"structure__in_{name}" for name in tags)

    def in_footer(self) -> Mask:
        """In a footer of the page; that of the article itself has its tags and author."""
        articles = self._has_tag("article", "main") & self._holds_body()
        return self._at_or_below(self._has_tag("footer") & (inside(self.read.page, articles) == 0))

    def in_form(self) -> Mask:
        """In a form; one around the text itself, as forums have, is none."""
        return self._at_or_below(self._has_tag("form") & ~self._holds_body())

    def _has_tag(self, *names: str) -> Mask:
        return tag_mask(names)[self.read.page.tag]

    def _holds_body(self) -> Mask:
        return np.asarray(sums_inside(self.read.page, self.read.blocks, self.is_body) > 0)

    def _at_or_below(self, elements: Mask) -> Mask:
        return np.asarray(inside(self.read.page, elements)[self.read.blocks.element] > 0)

    def _any(self, columns: Iterable[str]) -> Mask:
        numbers = [_COLUMNS[column] for column in columns]
        return np.asarray((self.X[:, numbers] > 0).any(axis=1), dtype=np.bool_)

    def attribute(self, pattern: re.Pattern[str]) -> Mask:
        """Blocks whose element, or the one above it, has attribute words that match."""
        page, blocks = self.read.page, self.read.blocks
        matches = np.array([bool(pattern.search(text)) for text in page.attribute_strings])
        of_element = matches[page.attribute]
        return np.asarray(of_element[blocks.element] | of_element[page.parent[blocks.element]])

    def only_words(self, wanted: frozenset[str]) -> Mask:
        """Blocks of a word or two, all of them wanted."""
        return np.array(
            [0 < len(block) <= 2 and wanted.issuperset(block) for block in self.block_words],
            dtype=bool,
        )

    def begins_with(self, wanted: frozenset[str]) -> Mask:
        """Blocks whose first word is wanted."""
        return np.array([bool(b) and b[0] in wanted for b in self.block_words], dtype=bool)

    @property
    def n_words(self) -> NDArray[np.float32]:
        """Words of each block."""
        return self["text__n_words"]

    @property
    def is_link(self) -> Mask:
        """Blocks that are nearly all link."""
        return np.asarray(self["links__density"] > 0.8, dtype=np.bool_)


def sums_inside(page: FlatPage, blocks: BlockTable, values: NDArray[Any]) -> NDArray[Any]:
    """Sum values of blocks over those inside each element.

    Parameters
    ----------
    values : ndarray, shape (n_blocks,) or (n_blocks, n_columns)

    Returns
    -------
    ndarray, shape (n_elements,) or (n_elements, n_columns)
    """
    low, high = block_ranges(page, blocks)
    zero = np.zeros((1, *values.shape[1:]), dtype=values.dtype)
    before = np.concatenate((zero, np.cumsum(values, axis=0)))
    return np.asarray(before[high] - before[low])
