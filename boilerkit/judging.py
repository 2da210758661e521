"""Pages to labels: features, both passes over many pages at once, decisions."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from boilerkit.decision import Mask, are_of_products, choose_once
from boilerkit.dom.windows import MAX_BLOCKS, split_page
from boilerkit.features.block_keys import Keys, block_keys
from boilerkit.features.consent import without_panes
from boilerkit.features.copies import Copies, find_copies
from boilerkit.features.extractor import KINDS, FeatureExtractor
from boilerkit.features.second_pass import page_summaries, second_pass_matrix
from boilerkit.features.topics import Vocabulary
from boilerkit.labels import LABEL_INDEX, LABELS, Label
from boilerkit.model.bundle import Bundle
from boilerkit.model.classifier import BlockClassifier, Probabilities, join_probabilities
from boilerkit.model.labelling import choose_labels
from boilerkit.model.neighbours import heed_neighbours
from boilerkit.page import PAGE_TYPES, BlockTable, FlatPage, Kind, PageHints, ReadPage

KNOWN_COLUMN = "known_block"
"""What an explanation calls what people said of such blocks."""
NOT_ASKED = -1
"""Stands for the label of a block of which only "not body" is known."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model says of a page's blocks.

    ``labels`` are indices into ``LABELS``, shape ``(n_blocks,)``; ``P`` has shape
    ``(n_blocks, len(LABELS))``, or no rows where only the body was asked for.
    """

    labels: NDArray[np.int64]
    P: Probabilities
    page_type: str = ""
    """The likeliest of ``PAGE_TYPES``, ``""`` for a page without blocks."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a page that is judged at one time, nearly always all of it."""

    page: FlatPage
    blocks: BlockTable
    X: NDArray[np.float32]
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class _Seen:
    """What both passes see of the blocks of some stretches, one below the other."""

    X: NDArray[np.float32]
    types: Probabilities
    full: NDArray[np.float32]
    keys: Keys | None
    """Keys of the blocks, where the model knows single blocks."""


@dataclass(frozen=True, slots=True)
class Belief:
    """What the models say of a page's blocks before anything is decided.

    ``keys`` has shape ``(n_kinds, n_blocks)``, ``content`` ``(n_blocks,)`` and ``boilerplate``
    ``(n_blocks, len(LABELS) - 1)``.
    """

    keys: Keys
    content: Probabilities
    boilerplate: Probabilities


@dataclass(frozen=True, slots=True)
class Explanation:
    """What each column adds to the score that a block is content, in both passes.

    ``first`` has shape ``(n_blocks, n_features)``, ``content`` has
    ``(n_blocks, len(names))``; the first pass sees the first columns of ``names`` only.
    """

    names: tuple[str, ...]
    first: Probabilities
    content: Probabilities


class Judge:
    """Holds the models of a bundle; each kind of page loads its own on first use.

    Parameters
    ----------
    bundle : Bundle
    beta : float, default 1
        How many times as much recall of the content's words counts as precision.
    """

    def __init__(self, bundle: Bundle, beta: float = 1.0) -> None:
        self._bundle = bundle
        self._beta = beta
        self._features = {kind: FeatureExtractor(kind) for kind in KINDS}
        self._classifiers: dict[Kind, BlockClassifier] = {}
        self._lock = threading.Lock()

    def judge(self, reads: Sequence[ReadPage], wanted: Collection[Label] = LABELS) -> list[Answer]:
        """Judge pages of both kinds, one call of each model for many pages of a kind.

        Where only the body is wanted, the other labels are not worked out: they cannot
        change which blocks are body.
        """
        answers: dict[int, Answer] = {}
        for kind in KINDS:
            numbers = [n for n, read in enumerate(reads) if read.page.kind == kind]
            if numbers:
                of_kind = self._judge_kind(kind, [reads[n] for n in numbers], wanted)
                answers.update(zip(numbers, of_kind, strict=True))
        return [answers[number] for number in range(len(reads))]

    def _judge_kind(
        self, kind: Kind, reads: Sequence[ReadPage], wanted: Collection[Label]
    ) -> list[Answer]:
        parts: list[list[Answer]] = [[] for _ in reads]
        for group in _groups(reads):
            stretches = [
                self._stretch(kind, page, blocks, reads[number].hints)
                for number, page, blocks in group
            ]
            answers = self._decide(kind, stretches, self._see(kind, stretches), wanted)
            for (number, _, _), answer in zip(group, answers, strict=True):
                parts[number].append(answer)
        return [_joined(of_page) for of_page in parts]

    def _stretch(self, kind: Kind, page: FlatPage, blocks: BlockTable, hints: PageHints) -> Stretch:
        return Stretch(page, blocks, *self._features[kind].transform(page, blocks, hints))

    def _see(self, kind: Kind, stretches: Sequence[Stretch]) -> _Seen:
        """Run the first pass over all blocks at once, and put the second one's matrix together."""
        classifier = self._classifier(kind)
        X = stretches[0].X
        if len(stretches) > 1:
            X = np.concatenate([stretch.X for stretch in stretches])
        features, first = self._features[kind], classifier.first_pass(X)
        summaries = page_summaries(stretches, X, features, first)
        types = classifier.page_types(summaries)
        full = second_pass_matrix(stretches, X, features, first, types)
        keys = None if classifier.known is None else _keys(stretches)
        return _Seen(X, types, full, keys)

    def _decide(
        self, kind: Kind, stretches: Sequence[Stretch], seen: _Seen, wanted: Collection[Label]
    ) -> list[Answer]:
        """Run the second pass over all blocks at once, then decide for each stretch."""
        classifier = self._classifier(kind)
        ends = np.cumsum([len(stretch.X) for stretch in stretches])[:-1]
        n_words = np.split(seen.X[:, self._features[kind].n_words_column], ends)
        judged = np.split(classifier.content(seen.full, seen.keys), ends)
        content = [
            without_panes(p, s.page, s.blocks) for s, p in zip(stretches, judged, strict=True)
        ]
        are_products = are_of_products(seen.types)
        chosen = [
            choose_once(
                s.page,
                s.blocks,
                p,
                words,
                self._copies(kind, s),
                is_product=is_product,
                beta=self._beta,
            )
            for s, p, words, is_product in zip(
                stretches, content, n_words, are_products, strict=True
            )
        ]
        names = [PAGE_TYPES[best] for best in np.argmax(seen.types, axis=1)]
        if set(wanted) <= {Label.BODY}:
            return [_content_only(mask, name) for mask, name in zip(chosen, names, strict=True)]
        boilerplate = classifier.boilerplate(seen.full, seen.keys)
        joined = join_probabilities(np.concatenate(content), boilerplate)
        parts = [heed_neighbours(P, classifier.pulls) for P in np.split(joined, ends)]
        return [
            Answer(choose_labels(P, mask), P, name if len(mask) else "")
            for P, mask, name in zip(parts, chosen, names, strict=True)
        ]

    def believe(self, read: ReadPage) -> Belief:
        """Say what the models believe of a page with at least one block, and of which blocks."""
        kind = read.page.kind
        classifier = self._classifier(kind)
        stretches = [
            self._stretch(kind, page, blocks, read.hints)
            for page, blocks in split_page(read.page, read.blocks)
        ]
        seen = self._see(kind, stretches)
        keys = _keys(stretches) if seen.keys is None else seen.keys
        content = classifier.content(seen.full, keys)
        return Belief(keys, content, classifier.boilerplate(seen.full, keys))

    def explain(self, read: ReadPage) -> tuple[Answer, Explanation]:
        """Judge a page of at most ``MAX_BLOCKS`` blocks and say what decided."""
        kind = read.page.kind
        features = self._features[kind]
        stretches = [self._stretch(kind, read.page, read.blocks, read.hints)]
        seen = self._see(kind, stretches)
        classifier = self._classifier(kind)
        first, content = classifier.reasons(seen.X, seen.full)
        names = features.schema.columns("content")
        if classifier.known is not None and seen.keys is not None:
            names = (*names, KNOWN_COLUMN)
            content = np.column_stack((content, classifier.known.content_shift(seen.keys)))
        answer = self._decide(kind, stretches, seen, LABELS)[0]
        return answer, Explanation(names, first, content)

    def _copies(self, kind: Kind, stretch: Stretch) -> Copies:
        features, X = self._features[kind], stretch.X
        return find_copies(
            stretch.page,
            stretch.blocks,
            X[:, features.n_words_column],
            X[:, features.n_copies_column],
        )

    def _classifier(self, kind: Kind) -> BlockClassifier:
        with self._lock:
            if kind not in self._classifiers:
                self._classifiers[kind] = BlockClassifier(self._bundle, kind)
            return self._classifiers[kind]


def _groups(reads: Sequence[ReadPage]) -> Iterator[list[tuple[int, FlatPage, BlockTable]]]:
    """Yield stretches of pages, each with the number of its page, as they are judged together.

    Together they have at most ``MAX_BLOCKS`` blocks: the matrices of more are slower, not
    faster, and take memory without bound.
    """
    group: list[tuple[int, FlatPage, BlockTable]] = []
    n_blocks = 0
    for number, read in enumerate(reads):
        for page, blocks in split_page(read.page, read.blocks):
            if group and n_blocks + len(blocks) > MAX_BLOCKS:
                yield group
                group, n_blocks = [], 0
            group.append((number, page, blocks))
            n_blocks += len(blocks)
    if group:
        yield group


def _keys(stretches: Sequence[Stretch]) -> Keys:
    return np.concatenate([block_keys(s.page, s.blocks) for s in stretches], axis=1)


def _content_only(chosen: Mask, page_type: str) -> Answer:
    labels = np.where(chosen, LABEL_INDEX[Label.BODY], NOT_ASKED)
    return Answer(labels, np.zeros((0, len(LABELS))), page_type if len(chosen) else "")


def _joined(parts: list[Answer]) -> Answer:
    if len(parts) == 1:
        return parts[0]
    labels = np.concatenate([part.labels for part in parts])
    return Answer(labels, np.concatenate([part.P for part in parts]), parts[0].page_type)
