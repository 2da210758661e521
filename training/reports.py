"""Reports as text tables and as flat figures."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, starmap
from operator import attrgetter

import numpy as np

from boilerkit.page import Kind
from training.config import WeightConfig
from training.crossval import Judged
from training.evaluation import (
    TextRow,
    body_calibration_error,
    copy_loss,
    macro_f1,
    originals,
    rule_agreement,
    text_rows,
)
from training.rules import UNKNOWN
from training.sample import Sample


def text_table(rows: Sequence[TextRow]) -> str:
    """Text scores as a table, one group of pages a line."""
    lines = [
        f"{'pages of':<28}{'n':>6}{'precision':>11}{'recall':>9}{'word F1':>9}"
        f"{'must have':>11}{'must not':>10}"
    ]
    for row in rows:
        figures = (row.precision, row.recall, row.f1, row.must_have, row.must_not_have)
        cells = ["-" if math.isnan(value) else f"{value:.4f}" for value in figures]
        lines.append(
            f"{row.name:<28}{row.n_pages:>6}{cells[0]:>11}{cells[1]:>9}{cells[2]:>9}"
            f"{cells[3]:>11}{cells[4]:>10}"
        )
    return "\n".join(lines)


def label_table(scores: Mapping[str, Mapping[str, float]], title: str) -> str:
    """Scores of labels as a table."""
    lines = [f"{title:<14}{'precision':>10}{'recall':>8}{'F1':>8}{'blocks':>8}"]
    lines += [
        f"{label:<14}{s['precision']:>10.3f}{s['recall']:>8.3f}{s['f1']:>8.3f}{int(s['n']):>8}"
        for label, s in scores.items()
    ]
    lines.append(f"{'macro':<14}{'':>18}{macro_f1(scores):>8.3f}")
    return "\n".join(lines)


def loss_table(losses: Mapping[str, Mapping[str, float]], title: str) -> str:
    """What pages lose in another form, as a table."""
    lines = [f"{title:<16}{'n':>6}{'original':>10}{'copy':>9}{'loss':>9}"]
    lines += [
        f"{name:<16}{int(v['n_pages']):>6}{v['original']:>10.4f}{v['copy']:>9.4f}{v['loss']:>9.4f}"
        for name, v in losses.items()
    ]
    return "\n".join(lines)


def report_metrics(judged: Sequence[Judged], weights: WeightConfig) -> dict[str, float]:
    """All figures of a set of judged pages under flat names."""
    figures: dict[str, float] = {}
    for row in text_rows(judged):
        figures[f"word_f1/{row.name}"] = row.f1
        figures[f"must_have/{row.name}"] = row.must_have
        figures[f"must_not_have/{row.name}"] = row.must_not_have
    for label, scores in rule_agreement(originals(judged)).items():
        for name in ("precision", "recall", "f1"):
            figures[f"{name}/{label}"] = scores[name]
    figures["calibration_error/body"] = body_calibration_error(judged, weights)
    figures["rewriting_loss"] = copy_loss(judged, attrgetter("script"))["all"]["loss"]
    return figures


def dataset_table(samples: Iterable[tuple[Kind, Sequence[Sample]]]) -> str:
    """Pages and blocks of a data set by kind, corpus and variant.

    Nothing of one kind is held when the next is asked for: each takes gigabytes.
    """
    header = f"{'kind':<6}{'corpus':<14}{'variant':<11}{'pages':>7}{'blocks':>10}{'labelled':>10}"
    return "\n".join([header, *chain.from_iterable(starmap(_dataset_rows, samples))])


def _dataset_rows(kind: Kind, samples: Sequence[Sample]) -> list[str]:
    rows = []
    for corpus, variant in dict.fromkeys((sample.corpus, sample.variant) for sample in samples):
        group = [s for s in samples if (s.corpus, s.variant) == (corpus, variant)]
        labels = np.concatenate([sample.labels for sample in group])
        known = int((labels != UNKNOWN).sum())
        rows.append(
            f"{kind:<6}{corpus:<14}{variant:<11}{len(group):>7}{len(labels):>10}{known:>10}"
        )
    return rows
