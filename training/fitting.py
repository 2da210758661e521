"""Samples of one kind to the three models of a bundle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm as lgb
import numpy as np
from numpy.typing import NDArray

from boilerkit.features.beliefs import beliefs
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.labels import LABEL_INDEX, Label
from boilerkit.model.classifier import BOILERPLATE_LABELS
from training.config import TrainConfig, TreeConfig, WeightConfig
from training.dataset import Sample
from training.rules import UNKNOWN
from training.splits import fold_numbers

Matrix = NDArray[np.float32]
Vector = NDArray[np.float64]

_BODY = LABEL_INDEX[Label.BODY]
_CLASS_OF_LABEL = {LABEL_INDEX[label]: number for number, label in enumerate(BOILERPLATE_LABELS)}


@dataclass(frozen=True, slots=True)
class Models:
    """The three models for one kind of page."""

    first: lgb.Booster
    content: lgb.Booster
    boilerplate: lgb.Booster

    def texts(self) -> dict[str, bytes]:
        """LightGBM's text form of each model by its role."""
        roles = {"first": self.first, "content": self.content, "boilerplate": self.boilerplate}
        return {role: model_text(model) for role, model in roles.items()}


@dataclass(frozen=True, slots=True)
class Block2d:
    """The blocks of several samples, one below the other."""

    samples: Sequence[Sample]
    X: Matrix
    labels: NDArray[np.int8]
    weight: Vector
    page: NDArray[np.int64]
    """Number of each block's sample, shape ``(n_blocks,)``."""

    @property
    def is_known(self) -> NDArray[np.bool_]:
        """Blocks of which it is known whether they are content."""
        return np.asarray(self.labels != UNKNOWN)

    @property
    def is_content(self) -> NDArray[np.bool_]:
        """Blocks that are content."""
        return np.asarray(self.labels == _BODY)


def stack(samples: Sequence[Sample], weights: WeightConfig) -> Block2d:
    """Put samples one below the other, and weigh their blocks."""
    sizes = [len(sample.labels) for sample in samples]
    return Block2d(
        samples=samples,
        X=np.concatenate([sample.X for sample in samples]),
        labels=np.concatenate([sample.labels for sample in samples]),
        weight=np.concatenate([block_weights(sample, weights) for sample in samples]),
        page=np.repeat(np.arange(len(samples)), sizes),
    )


def block_weights(sample: Sample, weights: WeightConfig) -> Vector:
    """Weigh a page's blocks by their words so that every page counts the same."""
    raw = np.maximum(sample.n_words, 1).astype(np.float64) ** weights.word_power
    raw[sample.labels == UNKNOWN] = 0
    of_page = 1.0 if sample.gold_words is not None else weights.snippet_pages
    if sample.variant == "rewritten":
        of_page *= weights.rewritten
    return raw * of_page / max(float(raw.sum()), 1.0)


def fit_models(samples: Sequence[Sample], config: TrainConfig) -> Models:
    """Fit all three models on samples of one kind."""
    blocks = stack(samples, config.weights)
    folds = sample_folds(samples, config.n_inner_folds, config.seed + 1)[blocks.page]
    first_p, n_rounds = _out_of_fold_first(blocks, folds, config)
    first = _fit_binary(blocks, blocks.X, blocks.is_known, config.first, config, n_rounds)
    full = np.hstack((blocks.X, belief_matrix(samples, first_p)))
    n_rounds = _early_stop(blocks, full, folds, config.content, config)
    content = _fit_binary(blocks, full, blocks.is_known, config.content, config, n_rounds)
    boilerplate = _fit_boilerplate(blocks, full, folds, config)
    return Models(first, content, boilerplate)


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


def belief_matrix(samples: Sequence[Sample], p: Vector) -> Matrix:
    """Belief features of all blocks of some samples, from first-pass probabilities."""
    column = FeatureExtractor(samples[0].kind).n_words_column
    ends = np.cumsum([len(sample.labels) for sample in samples])[:-1]
    parts = [
        beliefs(sample.page, sample.blocks, sample.X[:, column], of_page)
        for sample, of_page in zip(samples, np.split(p, ends), strict=True)
        if len(sample.labels)
    ]
    return np.concatenate(parts)


def predict_content(models: Models, samples: Sequence[Sample]) -> tuple[Vector, Matrix]:
    """Uncalibrated content probabilities of samples' blocks, and the second pass's matrix."""
    X = np.concatenate([sample.X for sample in samples])
    full = np.hstack((X, belief_matrix(samples, predict(models.first, X))))
    return predict(models.content, full), full


def predict(model: lgb.Booster, X: Matrix) -> Vector:
    """Probabilities of a model; LightGBM's answer to no rows has a shape of its own."""
    if len(X) == 0:
        return np.zeros(0)
    return np.asarray(model.predict(X), dtype=np.float64)


def model_text(model: lgb.Booster) -> bytes:
    """A model in LightGBM's text form, without the parameters, which name no paths then."""
    return str(model.model_to_string()).encode()


def _out_of_fold_first(
    blocks: Block2d, folds: NDArray[np.int64], config: TrainConfig
) -> tuple[Vector, int]:
    """First-pass probabilities from models that did not see the page, and their rounds."""
    p = np.zeros(len(blocks.labels))
    rounds = []
    for fold in range(config.n_inner_folds):
        fit, held_out = blocks.is_known & (folds != fold), folds == fold
        model = _fit_binary(
            blocks, blocks.X, fit, config.first, config, None, blocks.is_known & held_out
        )
        rounds.append(model.best_iteration)
        p[held_out] = predict(model, blocks.X[held_out])
    return p, round(float(np.mean(rounds)))


def _early_stop(
    blocks: Block2d, X: Matrix, folds: NDArray[np.int64], tree: TreeConfig, config: TrainConfig
) -> int:
    """Rounds that are best for the sites of the first inner fold."""
    held_out = blocks.is_known & (folds == 0)
    fit = blocks.is_known & (folds != 0)
    return int(_fit_binary(blocks, X, fit, tree, config, None, held_out).best_iteration)


def _fit_binary(
    blocks: Block2d,
    X: Matrix,
    rows: NDArray[np.bool_],
    tree: TreeConfig,
    config: TrainConfig,
    n_rounds: int | None,
    held_out: NDArray[np.bool_] | None = None,
) -> lgb.Booster:
    y = blocks.is_content.astype(np.float64)
    weight = blocks.weight / blocks.weight[rows].mean()
    return fit_trees({"objective": "binary"}, X, y, weight, rows, tree, config, n_rounds, held_out)


def _fit_boilerplate(
    blocks: Block2d, X: Matrix, folds: NDArray[np.int64], config: TrainConfig
) -> lgb.Booster:
    """Which label, for the blocks that are not body and that a rule or the gold names."""
    named = (blocks.labels >= 0) & (blocks.labels != _BODY)
    y = np.zeros(len(named))
    for label, number in _CLASS_OF_LABEL.items():
        y[blocks.labels == label] = number
    of_class = np.bincount(
        y[named].astype(int), weights=blocks.weight[named], minlength=len(_CLASS_OF_LABEL)
    )
    share = of_class.astype(np.float64) / of_class.sum()
    by_class = np.maximum(share, 1e-4) ** -config.weights.class_power
    weight = blocks.weight * by_class[y.astype(int)]
    weight /= weight[named].mean()
    objective = {"objective": "multiclass", "num_class": len(_CLASS_OF_LABEL)}
    tree = config.boilerplate
    early = fit_trees(
        objective, X, y, weight, named & (folds != 0), tree, config, None, named & (folds == 0)
    )
    return fit_trees(objective, X, y, weight, named, tree, config, early.best_iteration)


def fit_trees(
    objective: dict[str, Any],
    X: Matrix,
    y: Vector,
    weight: Vector,
    rows: NDArray[np.bool_],
    tree: TreeConfig,
    config: TrainConfig,
    n_rounds: int | None,
    held_out: NDArray[np.bool_] | None = None,
) -> lgb.Booster:
    """Fit trees on some rows; with held-out rows they stop when those get no better."""
    parameters = {**objective, **_parameters(tree, config)}
    train = lgb.Dataset(X[rows], y[rows], weight=weight[rows], free_raw_data=True)
    callbacks: list[Callable[..., Any]] = []
    valid = []
    if held_out is not None:
        valid = [train.create_valid(X[held_out], y[held_out], weight=weight[held_out])]
        callbacks = [lgb.early_stopping(tree.early_stopping_rounds, verbose=False)]
    return lgb.train(
        parameters, train, n_rounds or tree.max_rounds, valid_sets=valid, callbacks=callbacks
    )


def _parameters(tree: TreeConfig, config: TrainConfig) -> dict[str, Any]:
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
