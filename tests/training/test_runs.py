"""Whole runs: the same bytes again, going on after a break, and what comes of them."""

from __future__ import annotations

import json
from dataclasses import replace
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
from training.annotations import AnnotatedPage
from training.config import TrainConfig
from training.corpora import read_corpus
from training.full_report import full_report
from training.replay import choose_bundles, replay
from training.sample import Sample
from training.tracking import DEFAULT_STORE, EXPERIMENT, Tracker
from training.train import load_samples, train


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


def test_a_run_that_breaks_off_goes_on_with_the_kind_that_is_left(
    own_corpus: Path,
    tiny_config: TrainConfig,
    tiny_bundle: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def run_without(kind: str) -> None:
        def load(*args: Any) -> list[Sample]:
            if kind in args:
                raise MemoryError(kind)
            return load_samples(*args)

        monkeypatch.setattr("training.train.load_samples", load)
        tracker = Tracker(enabled=False)
        train(own_corpus, tiny_config, tmp_path / "out", cache=tmp_path / "c", tracker=tracker)

    with pytest.raises(MemoryError, match="text"):
        run_without("text")
    run_without("html")
    assert_same_bundle(tmp_path / "out", tiny_bundle)


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
