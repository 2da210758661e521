"""Two passes fitted so that the second never reads what the first one remembers.

The second pass learns from the first one's probabilities (Wolpert, "Stacked
generalization", Neural Networks 1992). In training they have to come from a model that
saw neither the page nor, where a fold is held out for measuring, that fold. A first pass
that left out folds *i* and *j* serves both the pages of *i* when *j* is measured and the
other way round, so five folds need ten such models instead of twenty. What type a page is of
is learnt from the same probabilities.

How many rounds a model takes is a setting, not found by stopping early on sites kept aside: where
log loss is least, the order of a page's blocks still gets better, and from fold to fold that
point moves by half of the rounds.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import combinations

import lightgbm as lgb
import numpy as np
from numpy.typing import NDArray

from boilerkit.decision import are_of_products
from boilerkit.labels import LABELS
from boilerkit.page import PAGE_TYPES
from training.config import KindConfig, TreeConfig
from training.fitting import (
    Blocks,
    Mask,
    Matrix,
    Models,
    Vector,
    fit_boilerplate,
    fit_content,
    fit_page_types,
    predict,
    second_blocks,
    second_matrix,
    stack,
    type_matrix,
    with_network,
)
from training.hand_labels import read_hand_labels
from training.networks import Blend
from training.sample import Sample
from training.splits import fold_numbers
from training.stages import Stages

logger = logging.getLogger(__name__)


def is_learnt(sample: Sample) -> bool:
    """Whether a sample is learnt from: not where its gold stands nowhere in the page, and
    never where people labelled the page by hand, to measure on.
    """
    return not sample.is_suspect and sample.page_id not in _hand_labelled()


@cache
def _hand_labelled() -> frozenset[str]:
    return frozenset(read_hand_labels())


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the models of one fold say of a sample that they did not see.

    ``raw`` is the content probability before calibration, shape ``(n_blocks,)``;
    ``boilerplate`` the other labels' probabilities, shape ``(n_blocks, len(LABELS) - 1)``.
    """

    sample: Sample
    fold: int
    raw: Vector
    boilerplate: Vector
    is_product: bool


JUDGED_VARIANTS = frozenset({"original", "rewritten"})
"""Other copies of a page are learnt from and never measured."""


class Stack:
    """Fits the models of every fold, and the final ones, on samples of one kind.

    Parameters
    ----------
    samples : sequence of Sample
    config : KindConfig
    stages : Stages, optional
        Where first passes are kept, each of which is one of many; nowhere by default.
    """

    def __init__(
        self, samples: Sequence[Sample], config: KindConfig, stages: Stages | None = None
    ) -> None:
        # Pages without a block count in the split, so that both kinds are split alike.
        folds = sample_folds(samples, config.n_folds, config.seed)
        has_blocks = np.array([len(sample.labels) > 0 for sample in samples])
        self._empty = [
            Prediction(
                sample, int(fold), np.zeros(0), np.zeros((0, len(LABELS) - 1)), is_product=False
            )
            for sample, fold in zip(samples, folds, strict=True)
            if not len(sample.labels) and sample.variant in JUDGED_VARIANTS
        ]
        self._config = config
        self._folds = folds[has_blocks]
        filled = [sample for sample in samples if len(sample.labels)]
        self._blocks = stack(filled, config)
        self._samples = _sharing(filled, self._blocks.X)
        self._learnt = np.array([is_learnt(sample) for sample in self._samples])
        self._stages = stages or Stages()
        self._firsts: dict[frozenset[int], Blend] = {}

    def fit_fold(self, fold: int) -> Models:
        """Fit the models that left one fold out."""
        return self._fit(frozenset({fold}))

    def fit_final(self) -> Models:
        """Fit on everything."""
        return self._fit(frozenset())

    def predict_fold(self, models: Models, fold: int) -> list[Prediction]:
        """Predict the pages of the fold that the models left out, other dumps excepted.

        Pages without a block are among them: their answer is empty, and counts.
        """
        left_out = [
            sample
            for sample, of in zip(self._samples, self._folds, strict=True)
            if of == fold and sample.variant in JUDGED_VARIANTS
        ]
        empty = [prediction for prediction in self._empty if prediction.fold == fold]
        return predict_samples(models, left_out, fold) + empty

    def _fit(self, left_out: frozenset[int]) -> Models:
        config = self._config
        first = self._first_answers(left_out)
        summaries = type_matrix(self._samples, self._blocks.X, first)
        type_models = self._type_models(left_out, summaries)
        types = self._types(left_out, summaries, type_models)
        blocks = second_blocks(self._blocks, self._samples, first, types)
        rows = self._pages(left_out)[blocks.page]
        share = config.network.content_share
        return Models(
            first=self._first(left_out),
            content=self._pass(blocks, rows, config.content, config.rounds.content, share),
            boilerplate=fit_boilerplate(blocks, rows, config),
            type=type_models[left_out],
        )

    def _pages(self, left_out: frozenset[int]) -> Mask:
        """Samples to learn from without some folds, shape ``(n_samples,)``."""
        return self._learnt & ~np.isin(self._folds, list(left_out))

    def _pass(
        self, blocks: Blocks, rows: Mask, tree: TreeConfig, n_rounds: int, share: float
    ) -> Blend:
        """Trees of the first pass or the second, and the network beside them."""
        trees = fit_content(blocks, rows, tree, n_rounds, self._config)
        return with_network(trees, blocks, rows, share, self._config)

    def _first_answers(self, left_out: frozenset[int]) -> Vector:
        """First-pass probabilities, from models without the block's own fold and those left out."""
        p = np.empty(len(self._blocks.labels))
        for number in range(self._config.n_folds):
            rows = (self._folds == number)[self._blocks.page]
            p[rows] = predict(self._first(left_out | {number}), self._blocks.X[rows])
        return p

    def _type_models(
        self, left_out: frozenset[int], summaries: Matrix
    ) -> dict[frozenset[int], lgb.Booster]:
        """Page-type models without some folds, and without each other one besides."""
        folds = {left_out, *(left_out | {number} for number in range(self._config.n_folds))}
        return {
            of: fit_page_types(self._samples, summaries, self._pages(of), self._config)
            for of in folds
        }

    def _types(
        self,
        left_out: frozenset[int],
        summaries: Matrix,
        models: Mapping[frozenset[int], lgb.Booster],
    ) -> Vector:
        """Page types of every sample, from models without its own fold and those left out."""
        types = np.empty((len(self._samples), len(PAGE_TYPES)))
        for number in range(self._config.n_folds):
            pages = self._folds == number
            types[pages] = predict(models[left_out | {number}], summaries[pages])
        return types

    def _first(self, left_out: frozenset[int]) -> Blend:
        """The first pass without some folds."""
        if left_out not in self._firsts:
            name = "-".join(["first", *map(str, sorted(left_out))])
            self._firsts[left_out] = self._stages.once(name, partial(self._fit_first, left_out))
        return self._firsts[left_out]

    def _fit_first(self, left_out: frozenset[int]) -> Blend:
        config, rows = self._config, self._pages(left_out)[self._blocks.page]
        rounds, share = config.rounds.first, config.network.first_share
        first = self._pass(self._blocks, rows, config.first, rounds, share)
        # Counted in the order in which folds need them: after a break others are not fitted again.
        folds = range(config.n_folds)
        order = [*sorted([*combinations(folds, 1), *combinations(folds, 2)]), ()]
        number = order.index(tuple(sorted(left_out))) + 1
        kind = self._samples[0].kind
        logger.info("%s: first pass %d of %d fitted", kind, number, len(order))
        return first


def _sharing(samples: Sequence[Sample], X: Matrix) -> list[Sample]:
    """Samples whose features are parts of the stacked ones: gigabytes, held once."""
    ends = np.cumsum([len(sample.labels) for sample in samples])[:-1]
    parts = np.split(X, ends)
    return [replace(sample, X=part) for sample, part in zip(samples, parts, strict=True)]


def predict_samples(models: Models, samples: Sequence[Sample], fold: int) -> list[Prediction]:
    """Run both passes over samples of one kind."""
    X = np.concatenate([sample.X for sample in samples])
    ends = np.cumsum([len(sample.labels) for sample in samples])[:-1]
    first = predict(models.first, X)
    types = predict(models.type, type_matrix(samples, X, first))
    full = second_matrix(samples, X, first, types)
    raw = np.split(predict(models.content, full), ends)
    others = np.split(predict(models.boilerplate, full), ends)
    return [
        Prediction(sample, fold, p, P, is_product)
        for sample, p, P, is_product in zip(
            samples, raw, others, are_of_products(types), strict=True
        )
    ]


def sample_folds(samples: Sequence[Sample], n_folds: int, seed: int) -> NDArray[np.int64]:
    """Fold of each sample; all samples of a site are in the same one.

    Split by pages, not by samples: a page has the same fold as HTML and as text.
    """
    pages = {sample.page_id: sample for sample in samples}
    ordered = [pages[page_id] for page_id in sorted(pages)]
    strata = [f"{sample.corpus}/{sample.page_type}" for sample in ordered]
    folds = fold_numbers([sample.site for sample in ordered], strata, n_folds, seed)
    of_page = {sample.page_id: fold for sample, fold in zip(ordered, folds, strict=True)}
    return np.array([of_page[sample.page_id] for sample in samples], dtype=np.int64)
