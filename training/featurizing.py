"""One page in one form to a sample: features, labels, and what scoring needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.reading import read_page
from boilerkit.dom.text import words
from boilerkit.features.copies import find_copies
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.labels import LABEL_INDEX, Label
from boilerkit.page import FlatPage, Kind, ReadPage
from training.alignment import find_snippet
from training.corpora import GoldPage
from training.dumps import PLAIN, DumpStyle, render_dump
from training.errors import CorpusError
from training.gold_labels import LabelledPage, told_labels, words_of_blocks
from training.portals import among_more
from training.rules import UNKNOWN
from training.sample import Sample, Variant
from training.splits import site_of


@dataclass(frozen=True, slots=True)
class Dump:
    """A page written as plain text, and what is known of its lines."""

    read: ReadPage
    labels: NDArray[np.int8]
    block_words: list[list[str]]
    """Words of each block that its text is scored by."""
    url: str
    """Address that the page gave for itself."""


def write_dump(
    original: ReadPage,
    shown: ReadPage,
    labelled: LabelledPage,
    style: DumpStyle = PLAIN,
    seed: int = 0,
    part: range | None = None,
) -> Dump:
    """Write a page as a text dump; every line has the label of its blocks.

    Parameters
    ----------
    original, shown : ReadPage
        The page as it is, whose words are scored, and as the model sees it: the same page
        or its copy in another script.
    part : range, optional
        The blocks that the dump holds; all of them unless told.
    """
    written = render_dump(shown, labelled.labels, style, seed, original, part)
    if style.times_more:
        written = among_more(written, labelled.labels, style.times_more, seed)
    dump = read_page(written.text, kind="text")
    # A line is a text node, and a block has several where the page itself was wrapped.
    first, last = dump.blocks.first_text.tolist(), dump.blocks.last_text.tolist()
    of_line = [labelled.labels[line[0]] if line else _OTHER for line in written.lines]
    labels = np.array([of_line[line] for line in first], dtype=np.int8)
    words_of_line = [words(line) for line in written.own_lines]
    block_words = [
        list(chain.from_iterable(words_of_line[a:b])) for a, b in zip(first, last, strict=True)
    ]
    return Dump(dump, labels, block_words, original.hints.url)


def dump_sample(
    gold: GoldPage, dump: Dump, variant: Variant = "original", script: str = ""
) -> Sample:
    """Make a sample of a page's text dump."""
    return make_sample(gold, dump.read, dump.labels, dump.block_words, variant, script, dump.url)


def told_sample(gold: GoldPage) -> tuple[ReadPage, Sample]:
    """Read a page of which only a text dump is left; people told the labels of its lines."""
    read = read_page(gold.text, kind="text")
    block_words = words_of_blocks(read)
    return read, make_sample(gold, read, told_labels(gold, len(block_words)), block_words)


def unlabelled_sample(
    gold: GoldPage, read: ReadPage, block_words: list[list[str]], variant: Variant = "original"
) -> Sample:
    """Make a sample of a page to score texts of it by; nothing is known of its blocks."""
    labels = np.full(len(read.blocks), UNKNOWN, dtype=np.int8)
    return make_sample(gold, read, labels, block_words, variant)


def make_sample(
    gold: GoldPage,
    read: ReadPage,
    labels: NDArray[np.int8],
    block_words: list[list[str]],
    variant: Variant = "original",
    script: str = "",
    own_url: str | None = None,
) -> Sample:
    """Make a sample of a read page.

    Parameters
    ----------
    block_words : list of list of str
        Words of each block that its text is scored by.
    own_url : str, optional
        The address that the page gave for itself, where ``read`` does not know it.
    """
    kind = read.page.kind
    features = _FEATURES[kind]
    X, vocabulary = features.transform(read.page, read.blocks, read.hints)
    if not len(X) == len(labels) == len(block_words):
        raise CorpusError(
            f"{gold.id} as {kind} ({variant}): {len(X)} blocks, but {len(labels)} labels and "
            f"the words of {len(block_words)}"
        )
    n_words, n_copies = X[:, features.n_words_column], X[:, features.n_copies_column]
    return Sample(
        page_id=gold.id,
        corpus=gold.corpus,
        page_type=gold.page_type,
        language=gold.language,
        site=site_of(gold, read.hints.url if own_url is None else own_url),
        is_suspect=gold.is_suspect,
        kind=kind,
        variant=variant,
        script=script,
        X=X,
        labels=labels,
        page=_without_text(read.page),
        blocks=read.blocks,
        copies=find_copies(read.page, read.blocks, n_words, n_copies),
        vocabulary=vocabulary,
        **_scoring(gold, block_words),
    )


_OTHER = LABEL_INDEX[Label.OTHER]
"""Of the title that a dump begins with: it is no line of the page."""
_FEATURES: dict[Kind, FeatureExtractor] = {
    "html": FeatureExtractor("html"),
    "text": FeatureExtractor("text"),
}


def _without_text(page: FlatPage) -> FlatPage:
    """Only the tree is needed once the features are made."""
    return replace(page, text="", code_points=np.zeros(0, dtype=np.uint32), links={})


def _scoring(gold: GoldPage, block_words: list[list[str]]) -> dict[str, Any]:
    vocabulary: dict[str, int] = {}

    def numbers(of_words: Iterable[str]) -> NDArray[np.int32]:
        found = [vocabulary.setdefault(word, len(vocabulary)) for word in of_words]
        return np.array(found, dtype=np.int32)

    sizes = [len(block) for block in block_words]
    return {
        "words": numbers(word for block in block_words for word in block),
        "word_block": np.repeat(np.arange(len(sizes), dtype=np.int32), sizes),
        "gold_words": None if gold.body is None else numbers(words(gold.body)),
        "must_have": tuple(find_snippet(block_words, text) for text in gold.must_have),
        "must_not_have": tuple(find_snippet(block_words, text) for text in gold.must_not_have),
    }
