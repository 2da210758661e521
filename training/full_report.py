"""Everything there is to say of a model, as text and as figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any

from boilerkit.choice import Favor
from boilerkit.page import Kind
from training.config import WeightConfig
from training.corpora import CORPORA, corpus_paths, read_corpus
from training.crossval import Judged
from training.evaluation import (
    TextRow,
    body_calibration_error,
    copy_loss,
    hand_scores,
    label_calibration_errors,
    macro_f1,
    rule_agreement,
    text_rows,
)
from training.hand_labels import read_hand_labels
from training.replay import Form, Replayed, choose_bundles, replay
from training.reports import label_table, loss_table, text_table
from training.type_scores import TypedPage, type_rows, type_table


@dataclass(frozen=True, slots=True)
class Report:
    """A report to read, and its figures."""

    text: str
    figures: dict[str, Any]


def full_report(
    folder: Path,
    names: Sequence[str],
    model: Path | None,
    folds: Path | None,
    limit: int | None = None,
    favor: Favor = "both",
) -> Report:
    """Judge corpora with a bundle, or out of fold, as HTML and as text dumps."""
    bundles = choose_bundles(model, folds, favor)
    pages = [
        page
        for path in corpus_paths(folder, names or CORPORA).values()
        for page in read_corpus(path, dumps=True)[:limit]
    ]
    how = "out of fold by registered domain" if folds is not None else f"with {model}"
    if favor != "both":
        how += f", {favor} favored"
    parts: list[str] = []
    figures: dict[str, Any] = {"judged": how}
    for kind, title in _TITLES.items():
        plain = replay([p for p in pages if p.html or kind == "text"], bundles, kind)
        whole = [page for page in pages if page.html and page.body is not None]
        text, figures[kind] = _kind_report(plain, replay(whole, bundles, kind, form="rewritten"))
        for form, heading in _FORMS[kind].items():
            formed = replay(whole, bundles, kind, form=form)
            of_form, figures[kind][form] = _form_report(plain, formed, heading)
            text += f"\n\n{of_form}"
        parts.append(f"== {title}, {how} ==\n\n{text}")
    return Report("\n\n".join(parts), figures)


_TITLES: dict[Kind, str] = {"html": "Pages of HTML", "text": "Plain dumps of the same pages"}
_FORMS: dict[Kind, dict[Form, str]] = {
    "html": {"hidden": "names hidden", "older": "older markup", "bare": "older, no names"},
    "text": {
        "wrapped": "lines wrapped",
        "cut": "lines cut at elements",
        "titled": "title on top",
        "portal": "among more lines",
    },
}
"""Further forms in which pages are judged, each with the head of its table."""


def _judged(*groups: Sequence[Replayed]) -> list[Judged]:
    return [one.judged for group in groups for one in group]


def _kind_report(
    plain: Sequence[Replayed], copies: Sequence[Replayed]
) -> tuple[str, dict[str, Any]]:
    judged = _judged(plain)
    rows = text_rows(judged)
    losses = copy_loss(_judged(plain, copies), attrgetter("script"))
    error = body_calibration_error(judged, WeightConfig())
    against_rules = rule_agreement(judged)
    of_labels = label_calibration_errors(judged)
    types = type_rows(map(_typed, plain))
    parts = [
        text_table(rows),
        f"expected calibration error of the body probability: {error:.4f}",
        "expected calibration error against gold and rules, block by block: "
        + ", ".join(f"{label} {value:.4f}" for label, value in of_labels.items()),
        loss_table(losses, "in the script"),
        type_table(types),
        label_table(against_rules, "against rules"),
    ]
    figures: dict[str, Any] = {
        "text": {row.name: _text_figures(row) for row in rows},
        "body_calibration_error": error,
        "label_calibration_errors": of_labels,
        "rewriting": losses,
        "page_types_right": {row.name: row.right for row in types},
        "labels_against_rules": against_rules,
    }
    digests = {one.judged.sample.page_id: one.digests for one in plain}
    hand = hand_scores(judged, read_hand_labels(), digests)
    if hand:
        parts.append(
            f"{hand['n_pages']} pages labelled by hand\n"
            + label_table(hand["model"], "the model")
            + "\n\n"
            + label_table(hand["rules"], "the rules")
        )
        figures["hand"] = {**hand, "macro_f1": macro_f1(hand["model"])}
    return "\n\n".join(parts), figures


def _form_report(
    plain: Sequence[Replayed], formed: Sequence[Replayed], heading: str
) -> tuple[str, dict[str, Any]]:
    losses = copy_loss(_judged(plain, formed), attrgetter("corpus"))
    parts = [loss_table(losses, heading)]
    figures: dict[str, Any] = {"losses": losses}
    of_labels = rule_agreement(_judged(formed))
    # The lines of a wrapped dump are the wrapping's own, and nobody has labelled them.
    if any(score["n"] for score in of_labels.values()):
        parts.append(label_table(of_labels, f"against rules, {heading}"))
        figures["labels_against_rules"] = of_labels
    return "\n\n".join(parts), figures


def _typed(replayed: Replayed) -> TypedPage:
    sample = replayed.judged.sample
    return TypedPage(sample.corpus, sample.page_type, replayed.page_type)


def _text_figures(row: TextRow) -> dict[str, float]:
    return {
        "n": row.n_pages,
        "precision": row.precision,
        "recall": row.recall,
        "word_f1": row.f1,
    }
