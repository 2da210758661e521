"""Samples of one kind to LightGBM models, and models to predictions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm as lgb
import numpy as np
from numpy.typing import NDArray

from boilerkit.features.extractor import FeatureExtractor
from boilerkit.features.second_pass import page_summaries, second_pass_matrix
from boilerkit.labels import LABEL_INDEX, Label
from boilerkit.model.classifier import BOILERPLATE_LABELS
from boilerkit.model.network import Network, write_network
from boilerkit.page import PAGE_TYPES
from training.config import DataConfig, KindConfig, TreeConfig
from training.networks import Blend, fit_network
from training.rules import UNKNOWN
from training.sample import Sample
from training.weights import (
    boilerplate_weight,
    content_weights,
    page_weight,
    type_weight,
    word_weights,
)

Matrix = NDArray[np.float32]
Vector = NDArray[np.float64]
Mask = NDArray[np.bool_]

_BODY = LABEL_INDEX[Label.BODY]
_PAGES_AT_A_TIME = 256
"""Pages whose second-pass columns are made together, of all their blocks: about 100 MB."""
_CLASS_OF_LABEL = {LABEL_INDEX[label]: number for number, label in enumerate(BOILERPLATE_LABELS)}


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """What a bundle keeps of the models for one kind of page, by role."""

    trees: Mapping[str, bytes]
    networks: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Models:
    """The four models for one kind of page."""

    first: Blend
    content: Blend
    boilerplate: lgb.Booster
    type: lgb.Booster

    def trees(self) -> dict[str, lgb.Booster]:
        """The trees of each model by its role."""
        return {
            "first": self.first.trees,
            "content": self.content.trees,
            "boilerplate": self.boilerplate,
            "type": self.type,
        }

    def networks(self) -> dict[str, Network]:
        """The networks by the role of the model whose trees they stand beside."""
        both = {"first": self.first.network, "content": self.content.network}
        return {role: network for role, network in both.items() if network is not None}

    def files(self) -> ModelFiles:
        """The models as a bundle keeps them."""
        return ModelFiles(
            {r: str(trees.model_to_string()).encode() for r, trees in self.trees().items()},
            {role: write_network(network) for role, network in self.networks().items()},
        )

    def n_rounds(self) -> dict[str, int]:
        """Number of boosting rounds of each model by its role."""
        return {role: model.current_iteration() for role, model in self.trees().items()}


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of several samples, one below the other; arrays have one row a block."""

    X: Matrix
    """What the first pass sees of them, or the second, shape ``(n_blocks, n_columns)``."""
    labels: NDArray[np.int8]
    weight: Vector
    boilerplate_weight: Vector
    """Weight where the labels other than body are told apart."""
    page: NDArray[np.int64]
    """Number of each block's sample, shape ``(n_blocks,)``."""
    is_drawn: Mask
    """Blocks to fit on: of a page with very many, some are drawn by chance."""

    @property
    def is_content(self) -> Mask:
        """Blocks that are content."""
        return np.asarray(self.labels == _BODY)

    @property
    def tells_content(self) -> Mask:
        """Blocks to fit on of which it is known whether they are content."""
        return np.asarray((self.labels != UNKNOWN) & self.is_drawn)


def stack(samples: Sequence[Sample], config: KindConfig) -> Blocks:
    """Put samples one below the other, weigh their blocks, and draw those to fit on.

    Of a page with more than ``data.max_blocks`` blocks so many are drawn, fewer of its dump
    and of its copies in other forms; each counts for those left out as well, so that the page
    counts as much as before.
    """
    rng = np.random.default_rng(config.seed)
    sizes = np.array([len(sample.labels) for sample in samples])
    page = np.repeat(np.arange(len(samples)), sizes)
    n_drawn = np.array([_n_drawn(sample, config.data) for sample in samples])
    share = np.minimum(1.0, (n_drawn / sizes)[page])
    weights = config.weights
    by_words = [word_weights(s, weights) for s in samples]
    of_words = np.concatenate(by_words) / share
    by_content = [content_weights(s, w, weights) for s, w in zip(samples, by_words, strict=True)]
    of_content = np.concatenate(by_content) / share
    of_page = np.array([page_weight(s, weights) for s in samples])
    of_copy = np.array([boilerplate_weight(s, weights) for s in samples])
    return Blocks(
        X=np.concatenate([sample.X for sample in samples]),
        labels=np.concatenate([sample.labels for sample in samples]),
        weight=of_content * of_page[page],
        boilerplate_weight=of_words**weights.boilerplate_power * of_copy[page],
        page=page,
        is_drawn=rng.random(len(page)) < share,
    )


def _n_drawn(sample: Sample, data: DataConfig) -> int:
    if sample.variant != "original":
        return data.max_copy_blocks
    return data.max_blocks if sample.kind == "html" else data.max_lines


def type_matrix(samples: Sequence[Sample], X: Matrix, first: Vector) -> Matrix:
    """What the page-type model sees of some samples; `second_matrix` has the parameters."""
    return page_summaries(samples, X, FeatureExtractor(samples[0].kind), first)


def second_matrix(samples: Sequence[Sample], X: Matrix, first: Vector, types: Vector) -> Matrix:
    """What the second pass sees of all blocks of some samples of one kind.

    Parameters
    ----------
    X : ndarray of float32, shape (n_blocks, n_features)
    first : ndarray of float64, shape (n_blocks,)
        First-pass probabilities.
    types : ndarray of float64, shape (n_samples, len(PAGE_TYPES))
    """
    return second_pass_matrix(samples, X, FeatureExtractor(samples[0].kind), first, types)


def second_blocks(
    blocks: Blocks, samples: Sequence[Sample], first: Vector, types: Vector
) -> Blocks:
    """The blocks to fit on as the second pass sees them; `second_matrix` has the parameters.

    What it sees is made of some pages at a time, and only of these blocks it is kept: that of all
    blocks would be gigabytes.
    """
    drawn = blocks.is_drawn
    starts = np.cumsum([0, *(len(sample.labels) for sample in samples)])
    parts: list[Matrix] = []
    for begin in range(0, len(samples), _PAGES_AT_A_TIME):
        end = min(begin + _PAGES_AT_A_TIME, len(samples))
        rows = slice(starts[begin], starts[end])
        seen = second_matrix(samples[begin:end], blocks.X[rows], first[rows], types[begin:end])
        parts.append(seen[drawn[rows]])
    return Blocks(
        X=np.concatenate(parts),
        labels=blocks.labels[drawn],
        weight=blocks.weight[drawn],
        boilerplate_weight=blocks.boilerplate_weight[drawn],
        page=blocks.page[drawn],
        is_drawn=drawn[drawn],
    )


def predict(model: lgb.Booster | Blend, X: Matrix) -> Vector:
    """Probabilities of a model; LightGBM's answer to no rows has a shape of its own."""
    if len(X) == 0:
        return np.zeros(0)
    return np.asarray(model.predict(X), dtype=np.float64)


def fit_content(
    blocks: Blocks, rows: Mask, tree: TreeConfig, n_rounds: int, config: KindConfig
) -> lgb.Booster:
    """Fit a model of whether a block is content, the first pass or the second.

    Parameters
    ----------
    rows : ndarray of bool, shape (n_blocks,)
        Blocks to fit on.
    """
    y = blocks.is_content.astype(np.float64)
    fit = rows & blocks.tells_content
    objective = {"objective": "binary"}
    return _fit_trees(objective, blocks.X, y, blocks.weight, fit, tree, n_rounds, config)


def with_network(
    trees: lgb.Booster, blocks: Blocks, rows: Mask, share: float, config: KindConfig
) -> Blend:
    """Put a network beside trees that tell what is content; `fit_content` has the parameters."""
    fit = np.flatnonzero(rows & blocks.tells_content)
    network = fit_network(blocks.X, blocks.is_content, blocks.weight, fit, share, config)
    return Blend(trees, network)


def fit_boilerplate(blocks: Blocks, rows: Mask, config: KindConfig) -> lgb.Booster:
    """Fit which label it is, on the blocks that are not body and that rule or gold names."""
    named = (blocks.labels >= 0) & ~blocks.is_content & blocks.is_drawn
    y = np.zeros(len(named))
    for label, number in _CLASS_OF_LABEL.items():
        y[blocks.labels == label] = number
    n_classes = len(_CLASS_OF_LABEL)
    weight = blocks.boilerplate_weight
    of_class = np.bincount(y[named].astype(int), weights=weight[named], minlength=n_classes)
    share = np.maximum(of_class / of_class.sum(), 1e-4)
    weight = weight * (share**-config.weights.class_power)[y.astype(int)]
    objective = {"objective": "multiclass", "num_class": n_classes}
    tree, n_rounds = config.boilerplate, config.rounds.boilerplate
    return _fit_trees(objective, blocks.X, y, weight, rows & named, tree, n_rounds, config)


def fit_page_types(
    samples: Sequence[Sample], X: Matrix, rows: Mask, config: KindConfig
) -> lgb.Booster:
    """Fit what a page as a whole is, on the pages whose corpus tells.

    Parameters
    ----------
    X : ndarray of float32, shape (n_samples, n_columns)
        As `type_matrix` gives it.
    rows : ndarray of bool, shape (n_samples,)
        Samples to fit on.
    """
    is_type = np.array([[sample.page_type == name for name in PAGE_TYPES] for sample in samples])
    y = is_type.argmax(axis=1).astype(np.float64)
    weight = np.array([type_weight(sample, config.weights) for sample in samples])
    objective = {"objective": "multiclass", "num_class": len(PAGE_TYPES)}
    fit = rows & is_type.any(axis=1)
    return _fit_trees(objective, X, y, weight, fit, config.type, config.rounds.type, config)


def _fit_trees(
    objective: dict[str, Any],
    X: Matrix,
    y: Vector,
    weight: Vector,
    rows: Mask,
    tree: TreeConfig,
    n_rounds: int,
    config: KindConfig,
) -> lgb.Booster:
    parameters = {**objective, **_parameters(tree, config)}
    weight = weight / weight[rows].mean()
    train = lgb.Dataset(X[rows], y[rows], weight=weight[rows], params=parameters)
    return lgb.train(parameters, train, n_rounds)


def _parameters(tree: TreeConfig, config: KindConfig) -> dict[str, Any]:
    return {
        "num_leaves": tree.num_leaves,
        "learning_rate": tree.learning_rate,
        "min_data_in_leaf": tree.min_data_in_leaf,
        "feature_fraction": tree.feature_fraction,
        "bagging_fraction": tree.bagging_fraction,
        "bagging_freq": 1,
        "lambda_l2": tree.lambda_l2,
        "max_bin": tree.max_bin,
        "extra_trees": tree.extra_trees,
        "seed": config.seed,
        "num_threads": config.n_threads,
        "deterministic": True,
        "force_row_wise": True,
        "verbosity": -1,
    }
