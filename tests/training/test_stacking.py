"""Which pages the models of a fold are fitted on, and for how many rounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import lightgbm as lgb
import numpy as np
import pytest

from tests.training.copies import NO_COPIES
from training import stacking
from training.config import KindConfig, TreeConfig
from training.copies import samples_of_page
from training.corpora import GoldPage
from training.fitting import Blocks, Mask, Matrix, fit_content

N_PAGES = 24
TREE = TreeConfig(max_rounds=8, early_stopping_rounds=2, min_data_in_leaf=1)


@dataclass
class Fit:
    rows: Mask
    stops: Mask | None
    is_first: bool
    rounds: int


@pytest.fixture
def fits(monkeypatch: pytest.MonkeyPatch) -> list[Fit]:
    """Every fit of a model of content, in order."""
    made: list[Fit] = []

    def recorded(
        blocks: Blocks, X: Matrix, rows: Mask, stops: Mask | None, *rest: Any
    ) -> lgb.Booster:
        model = fit_content(blocks, X, rows, stops, *rest)
        made.append(Fit(rows, stops, X is blocks.X, model.current_iteration()))
        return model

    monkeypatch.setattr(stacking, "fit_content", recorded)
    return made


@pytest.fixture
def small_stack(gold_article: GoldPage) -> Callable[..., stacking.Stack]:
    """Makes a stack of one page on several sites, with the settings told."""
    pages = [
        replace(gold_article, id=f"own/{n}", url=f"https://site{n}.com/") for n in range(N_PAGES)
    ]
    samples = [samples_of_page(p, NO_COPIES, 1)[0] for p in pages]
    trees = {"first": TREE, "content": TREE, "boilerplate": TREE, "type": TREE}
    config = replace(KindConfig(), n_folds=3, **trees)
    return lambda **settings: stacking.Stack(samples, replace(config, **settings))


def test_what_counts_is_fitted_on_all_pages(
    small_stack: Callable[..., stacking.Stack], fits: list[Fit]
) -> None:
    stack = small_stack()
    fold = stack.fit_fold(0)
    (searched, fitted) = (fit for fit in fits if not fit.is_first)
    assert searched.stops is not None and searched.stops.any()
    assert not (searched.rows & searched.stops).any()
    assert fitted.stops is None
    assert fitted.rows.tolist() == (searched.rows | searched.stops).tolist()
    assert fitted.rounds == searched.rounds == fold.n_rounds()["content"]
    for other in (1, 2):
        stack.fit_fold(other)
    firsts = [fit for fit in fits if fit.is_first]
    inner = [fit for fit in firsts if fit.stops is not None]
    outer = [fit for fit in firsts if fit.stops is None]
    assert len(inner) == len(outer) == 3
    assert outer[0].rounds == round(np.mean([inner[0].rounds, inner[1].rounds]))
    final = stack.fit_final()
    assert fits[-1].rows.all() and fits[-1].stops is None
    assert final.n_rounds()["first"] == round(np.mean([fit.rounds for fit in outer]))


def test_the_second_pass_takes_so_many_rounds_at_least(
    small_stack: Callable[..., stacking.Stack], fits: list[Fit]
) -> None:
    stack = small_stack(min_content_rounds=12)
    assert stack.fit_fold(0).n_rounds()["content"] == 12
    (searched, fitted) = (fit for fit in fits if not fit.is_first)
    assert searched.rounds < fitted.rounds == 12
    assert small_stack(min_content_rounds=1).fit_fold(0).n_rounds()["content"] == searched.rounds
