"""Whole runs: the same bytes again, going on after a break, and what comes of them."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from math import comb
from pathlib import Path
from typing import Any

import mlflow
import numpy as np
import pytest

from boilerkit import Extractor
from boilerkit.choice import Favor
from boilerkit.features.extractor import KINDS
from boilerkit.labels import Label
from boilerkit.model.locate import MANIFEST_NAME
from boilerkit.page import Kind
from training import stacking
from training.annotations import AnnotatedPage
from training.config import TrainConfig
from training.corpora import read_corpus
from training.full_report import full_report
from training.replay import choose_bundles, replay
from training.tracking import DEFAULT_STORE, EXPERIMENT, Tracker
from training.train import train


def assert_same_bundle(found: Path, expected: Path) -> None:
    for path in sorted(expected.iterdir()):
        assert (found / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.mark.filterwarnings("ignore")  # What MLflow and SQLAlchemy warn of is theirs.
def test_a_run_is_repeatable_to_the_byte_and_tracked_by_its_checksum(
    own_corpus: Path,
    tiny_config: TrainConfig,
    tiny_bundle: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MLFLOW_TRACKING_URI", DEFAULT_STORE)
    again, cache = tmp_path / "again", tmp_path / "cache"
    train(own_corpus, tiny_config, again, cache=cache, tracker=Tracker())
    assert_same_bundle(again, tiny_bundle)
    checksum = json.loads((again / MANIFEST_NAME).read_bytes())["checksum"]
    runs = mlflow.search_runs(experiment_names=[EXPERIMENT], output_format="list")
    tags = [run.data.tags.get("bundle_checksum") for run in runs]
    assert len(runs) == 1 + len(KINDS) * tiny_config.n_folds
    assert [tag for tag in tags if tag] == [checksum]


class BrokenOffError(Exception):
    """What a run breaks off for."""


def test_a_run_that_breaks_off_goes_on_after_the_last_stage_that_was_done(
    own_corpus: Path,
    tiny_config: TrainConfig,
    tiny_bundle: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fitted: list[str] = []

    def run_that_breaks_off_at(n_fits: int | None) -> None:
        def fit(role: str, with_what: Any, *args: Any) -> Any:
            if len(fitted) == n_fits:
                raise BrokenOffError
            fitted.append(role)
            return with_what(*args)

        for role, with_what in fits.items():
            monkeypatch.setattr(stacking, role, partial(fit, role, with_what))
        tracker = Tracker(enabled=False)
        train(own_corpus, tiny_config, tmp_path / "out", cache=tmp_path / "c", tracker=tracker)

    fits = {role: getattr(stacking, role) for role in ("fit_content", "fit_boilerplate")}
    n_folds = tiny_config.n_folds
    n_firsts = sum(comb(n_folds, n_left_out) for n_left_out in range(3))
    n_of_kind = n_firsts + 2 * (n_folds + 1)
    # In first passes, in the second pass of a fold, in the final models, and in the other kind.
    breaks = [2, 4, 6, n_of_kind - 1, n_of_kind + 1, 2 * n_of_kind - 1]
    for n_fits in breaks:
        with pytest.raises(BrokenOffError):
            run_that_breaks_off_at(n_fits)
        assert len(fitted) == n_fits
    run_that_breaks_off_at(None)
    assert_same_bundle(tmp_path / "out", tiny_bundle)
    assert fitted.count("fit_boilerplate") == 2 * (n_folds + 1)
    # Of what was fitted, a break costs the content model of the stage that it broke off in at most.
    assert len(fitted) <= 2 * n_of_kind + len(breaks)


def test_another_seed_gives_another_model(
    own_corpus: Path, tiny_config: TrainConfig, tiny_bundle: Path, tmp_path: Path
) -> None:
    train(
        own_corpus,
        replace(tiny_config, seed=7),
        tmp_path / "other",
        cache=tmp_path / "cache",
        tracker=Tracker(enabled=False),
    )
    name = "html-content.txt"
    assert (tmp_path / "other" / name).read_bytes() != (tiny_bundle / name).read_bytes()


def test_fold_bundles_judge_pages_that_they_left_out(own_corpus: Path, tiny_bundle: Path) -> None:
    folds = tiny_bundle.parent / "folds"
    report = full_report(own_corpus, ["own"], None, folds)
    assert report.figures["html"]["text"]["own"]["n"] == 7
    # The dumps among our own pages count as dumps.
    assert report.figures["text"]["text"]["own"]["n"] == 11
    for form in ("hidden", "older", "bare", "wrapped", "cut", "titled"):
        kind = "text" if form in ("wrapped", "cut", "titled") else "html"
        of_form = report.figures[kind][form]
        assert of_form["losses"]["all"]["n_pages"] == 7
        # The lines of a wrapped dump are the wrapping's own, and nobody has labelled them.
        assert ("labels_against_rules" in of_form) == (form != "wrapped")
    assert "out of fold" in report.text
    assert 0 <= report.figures["text"]["page_types_right"]["own"] <= 1
    assert len(list(folds.glob("*/manifest.json"))) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_judged_with_what_is_favored(
    own_corpus: Path, tiny_bundle: Path, kind: Kind
) -> None:
    pages = read_corpus(own_corpus / "own.parquet")

    def n_words(favor: Favor) -> list[int]:
        bundles = choose_bundles(tiny_bundle, None, favor)
        judged = [one.judged for one in replay(pages, bundles, kind, n_jobs=1)]
        return [int(j.is_content[j.sample.word_block].sum()) for j in judged]

    by_favor = np.array([n_words(favor) for favor in ("precision", "both", "recall")])
    assert (np.diff(by_favor, axis=0) >= 0).all()
    assert by_favor[0].sum() < by_favor[-1].sum()


def test_a_trained_bundle_extracts(tiny_bundle: Path, own_pages: list[AnnotatedPage]) -> None:
    extractor = Extractor(tiny_bundle)
    page = next(page for page in own_pages if page.path.stem == "en-news")
    assert page.texts(Label.BODY)[2] in extractor.extract(page.path.read_bytes())
