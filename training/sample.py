"""One page in one form, as training sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.copies import Copies
from boilerkit.features.topics import Vocabulary
from boilerkit.page import BlockTable, FlatPage, Kind

Variant = Literal["original", "rewritten", "dump", "older", "planted", "portal"]


@dataclass(frozen=True, slots=True)
class Sample:
    """One page in one form, ready to learn from and to be scored.

    Attributes
    ----------
    kind : {"html", "text"}
    variant : {"original", "rewritten", "dump", "older", "planted", "portal"}
        The page itself (for text its plain dump), a copy in another script, a dump in
        another style, a copy as an older site writes it, one with planted facts, or a dump
        among many more lines. Only originals are scored as the page.
    labels : ndarray of int8, shape (n_blocks,)
        As in `training.gold_labels.LabelledPage`.
    copies : Copies
        Which blocks have one text.
    vocabulary : Vocabulary
        The words that the model sees.
    words, word_block : ndarray of int32, shape (n_words,)
        Number of each word in a vocabulary of the page's own, and its block.
    gold_words : ndarray of int32 or None
        The gold body's words in the same vocabulary.
    must_have, must_not_have : tuple of list of list of int
        For each snippet the places where it stands, each as the blocks that it touches.
    planted : ndarray of bool, shape (n_blocks,), or None
        Which blocks were planted; None where none was, and for dumps.
    """

    page_id: str
    corpus: str
    page_type: str
    language: str
    site: str
    is_suspect: bool
    kind: Kind
    variant: Variant
    script: str
    X: NDArray[np.float32]
    labels: NDArray[np.int8]
    page: FlatPage
    blocks: BlockTable
    copies: Copies
    vocabulary: Vocabulary
    words: NDArray[np.int32]
    word_block: NDArray[np.int32]
    gold_words: NDArray[np.int32] | None
    must_have: tuple[list[list[int]], ...] = ()
    must_not_have: tuple[list[list[int]], ...] = ()
    planted: NDArray[np.bool_] | None = None

    @property
    def n_words(self) -> NDArray[np.float32]:
        r"""``\w+`` words of each block, shape ``(n_blocks,)``."""
        return np.bincount(self.word_block, minlength=len(self.labels)).astype(np.float32)

    def without_features(self) -> Sample:
        """The sample to be scored: its features are gigabytes over all pages, and done with."""
        return replace(self, X=np.zeros((len(self.labels), 0), dtype=np.float32))
