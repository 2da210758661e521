"""A page's gold to one label a block, or none where nobody said anything."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.segmentation import block_slices
from boilerkit.dom.text import words
from boilerkit.features.context import kin
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.features.position import is_running_text
from boilerkit.labels import LABEL_INDEX, Label
from boilerkit.page import ReadPage
from training.alignment import align_body, find_snippet
from training.corpora import GoldPage
from training.errors import CorpusError
from training.evidence import Evidence
from training.rules import NOT_BODY, UNKNOWN, rule_labels

_BODY = LABEL_INDEX[Label.BODY]
_COMMENTS = LABEL_INDEX[Label.COMMENTS]
_FEATURES = FeatureExtractor("html")
MIN_TELLING_WORDS = 4
"""Of an unwanted snippet, from which on it tells of a block of any length."""
MIN_TELLING_SHARE = 0.25
"""Of a block's words, from which on a shorter one tells of it."""


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """Labels of a page's blocks.

    Attributes
    ----------
    labels : ndarray of int8, shape (n_blocks,)
        Indices into ``LABELS``; ``NOT_BODY`` where only that much is known, ``UNKNOWN``
        where nothing is.
    """

    labels: NDArray[np.int8]
    block_words: list[list[str]]


def label_page(gold: GoldPage, read: ReadPage) -> LabelledPage:
    """Label the blocks of an HTML page by its gold, and by rules where the gold is silent."""
    block_words = words_of_blocks(read)
    if gold.labels:
        return LabelledPage(told_labels(gold, len(block_words)), block_words)
    X = _FEATURES.transform(read.page, read.blocks, read.hints).X
    if gold.body is not None:
        alignment = align_body(block_words, gold.body)
        labels = rule_labels(Evidence(gold, read, X, block_words, alignment.is_gold))
        labels[alignment.is_gold & (labels == NOT_BODY)] = _BODY
        labels[alignment.is_doubtful] = UNKNOWN
        return LabelledPage(labels, block_words)
    return _label_by_snippets(gold, read, X, block_words)


def told_labels(gold: GoldPage, n_blocks: int) -> NDArray[np.int8]:
    """Labels that people gave to all blocks of a page, shape ``(n_blocks,)``.

    Raises
    ------
    CorpusError
        The page has another number of blocks, or a label is none.
    """
    if len(gold.labels) != n_blocks:
        raise CorpusError(
            f"{gold.id}: {len(gold.labels)} blocks have labels, but the page has {n_blocks}; "
            "pack the pages again with this version"
        )
    try:
        return np.array([LABEL_INDEX[Label(label)] for label in gold.labels], dtype=np.int8)
    except ValueError as error:
        raise CorpusError(f"{gold.id}: {error}") from error


def words_of_blocks(read: ReadPage) -> list[list[str]]:
    r"""The ``\w+`` words of each block, in lower case."""
    return [words(text) for text in block_slices(read.page, read.blocks)]


def _label_by_snippets(
    gold: GoldPage, read: ReadPage, X: NDArray[np.float32], block_words: list[list[str]]
) -> LabelledPage:
    """Snippets name a few blocks; rules name what else cannot be body."""
    wanted = _touched(block_words, gold.must_have)
    unwanted = _unwanted(block_words, gold.must_not_have)
    comments = _touched(block_words, gold.comments)
    evidence = Evidence(gold, read, X, block_words, wanted)
    labels = rule_labels(evidence)
    labels[(labels == NOT_BODY) | _may_be_body(evidence)] = UNKNOWN
    labels[unwanted & (labels == UNKNOWN)] = NOT_BODY
    labels[comments] = _COMMENTS
    labels[wanted & ~unwanted] = _BODY
    return LabelledPage(labels, block_words)


def _may_be_body(evidence: Evidence) -> NDArray[np.bool_]:
    """Running text in the same kind of place as body: names around both say nothing of it."""
    places = kin(evidence.read.page, evidence.read.blocks)
    is_running = is_running_text(evidence.n_words, evidence["links__density"])
    return np.asarray(is_running & np.isin(places, places[evidence.is_body]))


def _touched(block_words: list[list[str]], snippets: tuple[str, ...]) -> NDArray[np.bool_]:
    """Blocks that a snippet with one place in the page stands in."""
    touched = np.zeros(len(block_words), dtype=bool)
    for snippet in snippets:
        places = find_snippet(block_words, snippet)
        if len(places) == 1:
            touched[places[0]] = True
    return touched


def _unwanted(block_words: list[list[str]], snippets: tuple[str, ...]) -> NDArray[np.bool_]:
    """Blocks that an unwanted snippet stands in, wherever it does.

    A few words ("By:", the name of a section) stand in the text as well: they tell of a block
    that says little more.
    """
    unwanted = np.zeros(len(block_words), dtype=bool)
    for snippet in snippets:
        n_words = len(words(snippet))
        for place in find_snippet(block_words, snippet):
            for block in place:
                is_most = n_words >= MIN_TELLING_SHARE * len(block_words[block])
                unwanted[block] |= n_words >= MIN_TELLING_WORDS or is_most
    return unwanted
