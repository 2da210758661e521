"""A model adapted to pages that people labelled: what it got wrong, by place and by words.

Pages of one site come out of one template, so what stands in one place of it is of one kind
(wrapper induction: Kushmerick, Weld and Doorenbos, IJCAI 1997). For every key of the labelled
blocks (`boilerkit.features.block_keys`), the model's answers are moved by one Newton step, as
boosting moves those in one leaf of a tree: by what they were wrong over how sure they were. No
tree is touched, so blocks with other keys come out as before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.block_keys import KEY_NAMES, NO_KEY
from boilerkit.judging import Belief, Judge
from boilerkit.labels import LABEL_INDEX, LABELS, Label
from boilerkit.model.bundle import KNOWN, Bundle
from boilerkit.model.classifier import BOILERPLATE_LABELS
from boilerkit.model.known_blocks import KnownBlocks
from boilerkit.page import Kind, ReadPage
from training.config import WeightConfig
from training.corpora import GoldPage
from training.crossval import Judged
from training.replay import formed_page, judged_sample
from training.sample import Sample
from training.weights import word_weights

PRIOR: Final = 0.001
"""How much the model's own answer counts beside the labels, as a share of a page."""
_LEAST_DOUBT: Final = 0.05
"""Where the model was surer and wrong, a step would be without bounds."""
_MAX_STEP: Final = 4.0
_DIGITS: Final = 3
_BODY: Final = LABEL_INDEX[Label.BODY]
_OTHERS: Final = [LABEL_INDEX[label] for label in BOILERPLATE_LABELS]

Vector = NDArray[np.float64]
Known = list[dict[str, list[float]]]
"""What `KnownBlocks` is made of."""


@dataclass(frozen=True, slots=True)
class TaughtPage:
    """A page with labels, and what a judge believes of it that has not been told them.

    ``sample`` has the labels, and what the page's text is scored by.
    """

    read: ReadPage
    sample: Sample
    belief: Belief


def taught_pages(judge: Judge, pages: Iterable[GoldPage], kind: Kind) -> list[TaughtPage]:
    """Read pages in one form; those that have no block in it are left out."""
    taught = []
    for gold in pages:
        if gold.html or kind == "text":
            read, sample = formed_page(gold, kind)
            if len(read.blocks):
                taught.append(TaughtPage(read, sample, judge.believe(read)))
    return taught


def learn_known(pages: Sequence[TaughtPage]) -> Known:
    """Learn from pages of one kind by how much the answers for each key have to be moved.

    What the keys of one kind have moved is not left to be moved by those of the next.
    """
    known: Known = []
    for number in range(len(KEY_NAMES)):
        moved = [_moved(page.belief, known) for page in pages]
        known.append(_steps(number, moved, [page.sample for page in pages]))
    return known


def _moved(belief: Belief, known: Known) -> Belief:
    if not known:
        return belief
    blocks, keys = KnownBlocks(known), belief.keys[: len(known)]
    content = blocks.content(belief.content, keys)
    return Belief(belief.keys, content, blocks.boilerplate(belief.boilerplate, keys))


def _steps(
    number: int, beliefs: Sequence[Belief], samples: Sequence[Sample]
) -> dict[str, list[float]]:
    """One row of steps for each key of a kind: for content, and for every other label."""
    keys = np.concatenate([belief.keys[number] for belief in beliefs])
    content = np.concatenate([belief.content for belief in beliefs])
    others = np.concatenate([belief.boilerplate for belief in beliefs])
    labels = np.concatenate([sample.labels for sample in samples])
    by_words = np.concatenate([word_weights(sample, WeightConfig()) for sample in samples])
    by_block = np.concatenate([np.full(len(s.labels), 1 / len(s.labels)) for s in samples])
    is_other = np.equal.outer(labels, _OTHERS)
    found, place = np.unique(keys, return_inverse=True)
    rows = np.zeros((len(found), len(LABELS)))
    rows[:, 0] = _newton(place, content, labels == _BODY, by_words)
    for column, (p, y) in enumerate(zip(others.T, is_other.T, strict=True), 1):
        rows[:, column] = _newton(place, p, y, by_block * is_other.any(axis=1))
    rows = np.round(rows, _DIGITS)
    told = np.flatnonzero((found != NO_KEY) & rows.any(axis=1))
    return {f"{found[key]:x}": rows[key].tolist() for key in told}


def _newton(place: NDArray[np.int64], p: Vector, y: NDArray[np.bool_], weight: Vector) -> Vector:
    """Newton's step for the log odds of the blocks of each key, shape ``(n_keys,)``.

    Parameters
    ----------
    place : ndarray of int64, shape (n_blocks,)
        Number of each block's key.
    p, y, weight : ndarray, shape (n_blocks,)
        Probability, truth, and how much the block counts.
    """
    wrong = np.bincount(place, weight * (y - p))
    doubt = np.bincount(place, weight * np.maximum(p * (1 - p), _LEAST_DOUBT))
    return np.asarray(np.clip(wrong / (doubt + PRIOR), -_MAX_STEP, _MAX_STEP))


def with_known(bundle: Bundle, kind: Kind, known: Known) -> Bundle:
    """Add what was learnt for one kind of page to what a bundle knows."""
    kinds = bundle.manifest["kinds"]
    before = kinds[kind].get(KNOWN, [{} for _ in KEY_NAMES])
    both = [_sum(old, new) for old, new in zip(before, known, strict=True)]
    of_kind = {**kinds[kind], KNOWN: both}
    return replace(bundle, manifest={**bundle.manifest, "kinds": {**kinds, kind: of_kind}})


def _sum(old: Mapping[str, list[float]], new: Mapping[str, list[float]]) -> dict[str, list[float]]:
    nothing = [0.0] * len(LABELS)
    return {
        key: np.add(old.get(key, nothing), new.get(key, nothing)).round(_DIGITS).tolist()
        for key in sorted({*old, *new})
    }


def judge_pages(judge: Judge, pages: Sequence[TaughtPage]) -> list[Judged]:
    """Judge pages, to be scored as in any report."""
    answers = judge.judge([page.read for page in pages])
    return [judged_sample(page.sample, answer) for page, answer in zip(pages, answers, strict=True)]
