"""Which pages the models of a fold are fitted on, and for how many rounds."""

from __future__ import annotations

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


def test_what_counts_is_fitted_on_all_pages(gold_article: GoldPage, fits: list[Fit]) -> None:
    pages = [
        replace(gold_article, id=f"own/{n}", url=f"https://site{n}.com/") for n in range(N_PAGES)
    ]
    samples = [samples_of_page(p, NO_COPIES, 1)[0] for p in pages]
    tree = TreeConfig(max_rounds=8, early_stopping_rounds=2, min_data_in_leaf=1)
    trees = {"first": tree, "content": tree, "boilerplate": tree, "type": tree}
    stack = stacking.Stack(samples, replace(KindConfig(), n_folds=3, **trees))
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
