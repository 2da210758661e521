"""What adapting a model gains, on pages that it was not adapted to."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from boilerkit.judging import Judge
from boilerkit.labels import LABELS
from boilerkit.model.bundle import Bundle
from boilerkit.page import Kind
from training.adaptation import TaughtPage, judge_pages, learn_known, with_known
from training.crossval import Judged
from training.evaluation import rule_agreement
from training.metrics import mean_of_known, page_score
from training.splits import fold_numbers

N_FOLDS: Final = 10
SEED: Final = 20240601
_TEXT, _RIGHT = "word F1", "labels right"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same pages judged before adapting, and after it to others of them.

    ``pages`` are judged by models adapted to all but a tenth of the pages, ``sites`` by models
    that saw no page of the site either; None where there are no two pages, or sites.
    """

    before: list[Judged]
    pages: list[Judged] | None
    sites: list[Judged] | None


def compare(bundle: Bundle, kind: Kind, taught: Sequence[TaughtPage]) -> Comparison:
    """Judge pages of one kind with a bundle, and with what it becomes by the others of them."""
    samples = [page.sample for page in taught]
    return Comparison(
        judge_pages(Judge(bundle), taught),
        _held_out(bundle, kind, taught, [sample.page_id for sample in samples]),
        _held_out(bundle, kind, taught, [sample.site for sample in samples]),
    )


def _held_out(
    bundle: Bundle, kind: Kind, taught: Sequence[TaughtPage], groups: Sequence[str]
) -> list[Judged] | None:
    if len(set(groups)) < 2:
        return None
    folds = fold_numbers(groups, [""] * len(groups), N_FOLDS, SEED)
    judged: list[Judged] = []
    for fold in np.unique(folds):
        known = learn_known([page for page, of in zip(taught, folds, strict=True) if of != fold])
        rest = [page for page, of in zip(taught, folds, strict=True) if of == fold]
        judged += judge_pages(Judge(with_known(bundle, kind, known)), rest)
    return judged


class Gain(NamedTuple):
    """A score before and after, NaN where nothing is known, and of how many pages or blocks."""

    name: str
    before: float
    pages: float
    sites: float
    n: int


def gains(comparison: Comparison) -> list[Gain]:
    """Word F1, the mean over pages; the share of blocks with the right label; F1 of each label."""
    before = comparison.before
    old, pages, sites = map(_scores, (before, comparison.pages, comparison.sites))
    n_blocks = {label: int(n["n"]) for label, n in rule_agreement(before).items() if n["n"]}
    counts = {_TEXT: len(before), _RIGHT: sum(n_blocks.values()), **n_blocks}
    return [Gain(name, old[name], pages[name], sites[name], n) for name, n in counts.items()]


def _scores(judged: Sequence[Judged] | None) -> dict[str, float]:
    if judged is None:
        return dict.fromkeys([_TEXT, _RIGHT, *(label.value for label in LABELS)], math.nan)
    of_labels = {label: score["f1"] for label, score in rule_agreement(judged).items()}
    return {_TEXT: word_f1(judged), _RIGHT: share_right(judged), **of_labels}


def word_f1(judged: Sequence[Judged]) -> float:
    """Mean word F1 over pages."""
    return mean_of_known([page_score(j.sample, j.is_content).f1 for j in judged])


def share_right(judged: Sequence[Judged]) -> float:
    """Share of the blocks with a label that have the right one."""
    truth = np.concatenate([j.sample.labels for j in judged])
    found = np.concatenate([j.labels for j in judged])
    return float((truth == found)[truth >= 0].mean())


def gain_metrics(found: Mapping[Kind, Comparison]) -> dict[str, float]:
    """All scores that are known under flat names."""
    return {
        f"{kind}/{gain.name}/{when}": round(value, 4)
        for kind, comparison in found.items()
        for gain in gains(comparison)
        for when, value in zip(("before", "pages", "sites"), gain[1:4], strict=True)
        if not math.isnan(value)
    }


def gain_table(kind: Kind, comparison: Comparison) -> str:
    """Scores for one kind of page as a table."""
    n_sites = len({judged.sample.site for judged in comparison.before})
    lines = [
        f"{kind}: {len(comparison.before)} pages of {n_sites} sites, none judged by a model that "
        "was adapted to it",
        f"{'':<14}{'':>8}{'adapted to':>12}{'to other':>10}",
        f"{'':<14}{'before':>8}{'other pages':>12}{'sites':>10}{'of':>8}",
    ]
    lines += [
        f"{g.name:<14}{_cell(g.before):>8}{_cell(g.pages):>12}{_cell(g.sites):>10}{g.n:>8}"
        for g in gains(comparison)
    ]
    return "\n".join(lines)


def _cell(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.3f}"
