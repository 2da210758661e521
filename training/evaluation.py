"""Judged pages to a report: text by corpus, type and language, labels, calibration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from boilerkit.labels import LABEL_INDEX, Label
from training.config import WeightConfig
from training.crossval import Judged
from training.hand_labels import MIN_FOUND, HandLabels, label_scores, match_labels
from training.metrics import calibration_error, mean_of_known, page_score, snippet_rates
from training.rules import UNKNOWN
from training.sample import Sample
from training.weights import word_weights

MIN_LANGUAGE_PAGES = 5
_BODY = LABEL_INDEX[Label.BODY]


@dataclass(frozen=True, slots=True)
class TextRow:
    """Mean text scores of a group of pages; NaN where there is nothing to score."""

    name: str
    n_pages: int
    precision: float
    recall: float
    f1: float
    must_have: float
    must_not_have: float


def originals(judged: Sequence[Judged]) -> list[Judged]:
    """The pages as they are, without their copies."""
    return [j for j in judged if j.sample.variant == "original"]


def text_rows(judged: Sequence[Judged]) -> list[TextRow]:
    """Score the text of original pages by corpus, by page type and by language."""
    pages = originals(judged)
    rows: list[TextRow] = []
    for corpus in _ordered(j.sample.corpus for j in pages):
        of_corpus = [j for j in pages if j.sample.corpus == corpus]
        rows.append(_text_row(corpus, of_corpus))
        rows += _rows_by(of_corpus, lambda j: j.sample.page_type or "unknown", corpus, 1)
        rows += _rows_by(of_corpus, lambda j: j.sample.language, corpus, MIN_LANGUAGE_PAGES)
    return rows


def _rows_by(
    judged: Sequence[Judged], key: Callable[[Judged], str], corpus: str, minimum: int
) -> list[TextRow]:
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        groups.setdefault(key(one), []).append(one)
    if len(groups) < 2:
        return []
    names = sorted((name for name, group in groups.items() if len(group) >= minimum))
    return [_text_row(f"{corpus}/{name}", groups[name]) for name in names]


def _text_row(name: str, judged: Sequence[Judged]) -> TextRow:
    scores = [page_score(j.sample, j.is_content) for j in judged if j.sample.gold_words is not None]
    rates = np.array([snippet_rates(j.sample, j.is_content) for j in judged]).reshape(-1, 2)
    return TextRow(
        name,
        len(judged),
        mean_of_known([score.precision for score in scores]),
        mean_of_known([score.recall for score in scores]),
        mean_of_known([score.f1 for score in scores]),
        mean_of_known(rates[:, 0]),
        mean_of_known(rates[:, 1]),
    )


def copy_loss(
    judged: Sequence[Judged], group_of: Callable[[Sample], str]
) -> dict[str, dict[str, float]]:
    """Word F1 of pages in another form beside that of the same pages as they are.

    Parameters
    ----------
    judged : sequence of Judged
        The pages as they are, and their copies in one other form.
    group_of : callable
        The group of a copy; the first group of the answer, ``"all"``, has all of them.
    """
    own = {
        j.sample.page_id: page_score(j.sample, j.is_content).f1
        for j in originals(judged)
        if j.sample.gold_words is not None
    }
    copies = [j for j in judged if j.sample.variant != "original" and j.sample.page_id in own]
    groups: dict[str, list[Judged]] = {"all": copies}
    for copy in copies:
        groups.setdefault(group_of(copy.sample), []).append(copy)
    found = {}
    for name, group in groups.items():
        before = mean_of_known([own[j.sample.page_id] for j in group])
        after = mean_of_known([page_score(j.sample, j.is_content).f1 for j in group])
        loss = before - after
        found[name] = {"n_pages": len(group), "original": before, "copy": after, "loss": loss}
    return found


def body_calibration_error(judged: Sequence[Judged], weights: WeightConfig) -> float:
    """Expected calibration error of the body probability, each page counting the same."""
    p, y, weight = body_probabilities(judged, weights)
    return calibration_error(p, y, weight)


def body_probabilities(
    judged: Sequence[Judged], weights: WeightConfig
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
    """Body probability, truth and weight of every block of pages with a whole gold body."""
    good = [
        j for j in originals(judged) if j.sample.gold_words is not None and not j.sample.is_suspect
    ]
    labels = np.concatenate([j.sample.labels for j in good])
    weight = np.concatenate([word_weights(j.sample, weights) for j in good])
    p = np.concatenate([j.P[:, _BODY] for j in good])
    known = labels != UNKNOWN
    return p[known], labels[known] == _BODY, weight[known]


def rule_agreement(judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Scores of the model's labels against those of gold and rules."""
    truth = np.concatenate([j.sample.labels for j in judged])
    predicted = np.concatenate([j.labels for j in judged])
    return label_scores(truth, predicted.astype(np.int8))


def label_calibration_errors(judged: Sequence[Judged]) -> dict[str, float]:
    """Expected calibration error of every label's probability, gold and rules being the truth.

    Each block that has a label counts the same; those that have none are left out.
    """
    pages = originals(judged)
    truth = np.concatenate([j.sample.labels for j in pages])
    P = np.concatenate([j.P for j in pages])[truth >= 0]
    truth = truth[truth >= 0]
    same = np.ones(len(truth))
    return {
        label.value: calibration_error(P[:, number], truth == number, same)
        for label, number in LABEL_INDEX.items()
    }


def hand_scores(
    judged: Iterable[Judged], hand: Mapping[str, HandLabels], digests: Mapping[str, list[str]]
) -> dict[str, Any]:
    """Scores on pages labelled by hand, of the model and of the rules that taught it."""
    truths, models, rules = [], [], []
    for one in judged:
        page_id = one.sample.page_id
        if one.sample.variant == "original" and page_id in hand:
            min_found = MIN_FOUND if one.sample.kind == "html" else 0.0
            truths.append(match_labels(hand[page_id], digests[page_id], min_found))
            models.append(one.labels.astype(np.int8))
            rules.append(one.sample.labels)
    if not truths:
        return {}
    truth = np.concatenate(truths)
    return {
        "n_pages": len(truths),
        "model": label_scores(truth, np.concatenate(models)),
        "rules": label_scores(truth, np.concatenate(rules)),
    }


def macro_f1(scores: Mapping[str, Mapping[str, float]]) -> float:
    """Mean F1 over the labels."""
    return mean_of_known([score["f1"] for score in scores.values()])


def _ordered(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
