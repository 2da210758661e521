"""Which pages the models of a fold are fitted on, and for how many rounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from itertools import combinations
from typing import Any

import lightgbm as lgb
import numpy as np
import pytest

from boilerkit.features.extractor import FeatureExtractor
from tests.training.copies import NO_COPIES
from training import stacking
from training.config import KindConfig, RoundsConfig, TreeConfig
from training.copies import samples_of_page
from training.corpora import GoldPage
from training.fitting import Blocks, Mask, Matrix, fit_content, fit_page_types
from training.sample import Sample

N_PAGES = 24
N_FOLDS = 3
TREE = TreeConfig(min_data_in_leaf=1)
ROUNDS = RoundsConfig(first=4, content=6, boilerplate=3, type=1)


@dataclass
class Fit:
    rows: Mask
    is_first: bool
    rounds: int


@pytest.fixture
def fits(monkeypatch: pytest.MonkeyPatch) -> list[Fit]:
    """Every fit of a model of content, in order."""
    made: list[Fit] = []

    n_features = len(FeatureExtractor("html").names)

    def recorded(blocks: Blocks, rows: Mask, *rest: Any) -> lgb.Booster:
        model = fit_content(blocks, rows, *rest)
        is_first = blocks.X.shape[1] == n_features
        made.append(Fit(rows, is_first, model.current_iteration()))
        return model

    monkeypatch.setattr(stacking, "fit_content", recorded)
    return made


@pytest.fixture
def small_stack(gold_article: GoldPage) -> stacking.Stack:
    """A stack of one page on several sites."""
    pages = [
        replace(gold_article, id=f"own/{n}", url=f"https://site{n}.com/") for n in range(N_PAGES)
    ]
    samples = [samples_of_page(p, NO_COPIES, 1)[0] for p in pages]
    config = KindConfig(
        n_folds=N_FOLDS, first=TREE, content=TREE, boilerplate=TREE, type=TREE, rounds=ROUNDS
    )
    return stacking.Stack(samples, config)


def test_each_model_learns_once_from_all_that_it_may_see(
    small_stack: stacking.Stack, fits: list[Fit]
) -> None:
    for fold in range(N_FOLDS):
        small_stack.fit_fold(fold)
    small_stack.fit_final()
    *of_folds, final = (fit for fit in fits if not fit.is_first)
    assert final.rows.all()
    folds = [~fit.rows for fit in of_folds]
    assert np.sum(folds, axis=0).tolist() == [1] * len(final.rows)
    pairs = [~(one | other) for one, other in combinations(folds, 2)]
    may_see = [*pairs, *(fit.rows for fit in of_folds), final.rows]
    assert _sorted(fit.rows for fit in fits if fit.is_first) == _sorted(may_see)


def test_every_first_pass_is_told_of_as_it_is_done(
    small_stack: stacking.Stack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "training")
    for fold in range(N_FOLDS):
        small_stack.fit_fold(fold)
    small_stack.fit_final()
    # One without each fold, one without each two, and one on everything.
    n_firsts = N_FOLDS + N_FOLDS * (N_FOLDS - 1) // 2 + 1
    assert caplog.messages == [
        f"html: first pass {number} of {n_firsts} fitted" for number in range(1, n_firsts + 1)
    ]


def test_each_model_takes_its_rounds(small_stack: stacking.Stack, fits: list[Fit]) -> None:
    assert small_stack.fit_fold(0).n_rounds() == asdict(ROUNDS)
    assert {(fit.is_first, fit.rounds) for fit in fits} == {
        (True, ROUNDS.first),
        (False, ROUNDS.content),
    }


def test_types_are_told_by_models_that_saw_neither_the_page_nor_the_fold_left_out(
    small_stack: stacking.Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    learnt: list[Mask] = []

    def recorded(samples: list[Sample], X: Matrix, rows: Mask, *rest: Any) -> lgb.Booster:
        learnt.append(rows)
        return fit_page_types(samples, X, rows, *rest)

    monkeypatch.setattr(stacking, "fit_page_types", recorded)
    small_stack.fit_final()
    alone = [~rows for rows in learnt if not rows.all()]
    assert np.sum(alone, axis=0).tolist() == [1] * N_PAGES
    learnt.clear()
    small_stack.fit_fold(0)
    without_fold = max(learnt, key=np.sum)
    without_both = [without_fold & ~rows for rows in learnt if rows is not without_fold]
    assert without_fold.sum() < N_PAGES
    assert np.sum(without_both, axis=0).tolist() == without_fold.astype(int).tolist()
    assert not any(rows[~without_fold].any() for rows in learnt)


def _sorted(masks: Iterable[Mask]) -> list[list[bool]]:
    return sorted(mask.tolist() for mask in masks)
