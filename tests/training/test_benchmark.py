from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from boilerkit import ModelNotFoundError
from boilerkit.features.extractor import code_schemas
from boilerkit.model.bundle import read_bundle, write_bundle
from training import answers, benchmark
from training.baselines import load_baseline
from training.benchmark import (
    benchmark_table,
    bootstrap_interval,
    judge_page,
    run_benchmark,
    summarise,
)
from training.corpora import GoldPage
from training.errors import TrainingError
from training.replay import BundleChoice

PAGE = GoldPage(
    "c/1", "", "en", "article", "<p>x</p>",
    body="one two three four",
    must_have=("one two",),
    must_not_have=("menu",),
)  # fmt: skip


def test_an_answer_is_scored_by_words_and_snippets() -> None:
    answer = judge_page(PAGE, lambda html: "One  two menu", "peer")
    assert (answer.precision, answer.recall) == (pytest.approx(2 / 3), 0.5)
    assert (answer.must_have, answer.must_not_have) == (1.0, 0.0)


def test_a_crash_counts_as_an_empty_answer() -> None:
    def crash(html: str) -> str:
        raise RuntimeError(html)

    answer = judge_page(PAGE, crash, "peer")
    assert answer.failed and answer.f1 == 0.0 and answer.must_not_have == 1.0


def test_a_run_goes_on_where_it_was(
    own_corpus: Path, tiny_bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def peer(html: str) -> str:
        calls.append(html)
        return "text"

    monkeypatch.setattr(benchmark, "load_baseline", lambda name: peer)
    corpus = [own_corpus / "own.parquet"]
    systems = ["boilerkit", "peer"]
    first = run_benchmark(corpus, systems, BundleChoice(tiny_bundle), tmp_path)
    assert len(calls) == 7
    (file,) = tmp_path.glob("own-peer-*.jsonl")
    lines = file.read_text().splitlines()
    file.write_text("\n".join(lines[:5]) + "\n" + lines[5][:20])
    again = run_benchmark(corpus, systems, BundleChoice(tiny_bundle), tmp_path)
    assert len(calls) == 9
    assert [a.page_id for a in again["peer"]] == [a.page_id for a in first["peer"]]
    summary = summarise(again)
    assert summary["all"]["peer"]["n_pages"] == 7
    assert summary["all"]["peer"]["lead_low"] <= summary["all"]["peer"]["lead_high"]
    assert "page_type: forum" in summary
    assert "boilerkit" in benchmark_table(summary)


def test_what_was_answered_before_a_change_is_no_answer_of_today(
    own_corpus: Path, tiny_bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(benchmark, "load_baseline", lambda name: lambda html: "text")
    corpus, store = own_corpus / "own.parquet", tmp_path / "store"
    bundle = Path(shutil.copytree(tiny_bundle, tmp_path / "bundle"))

    def n_answered() -> dict[str, int]:
        run_benchmark([corpus], ["boilerkit", "trafilatura"], BundleChoice(bundle), store)
        return Counter(
            path.name.split("-")[1]
            for path in store.glob("*.jsonl")
            for _ in path.read_text().splitlines()
        )

    assert n_answered() == {"boilerkit": 7, "trafilatura": 7}
    read = read_bundle(bundle, code_schemas())
    write_bundle(bundle, {**read.manifest, "version": "of today"}, read.models)
    assert n_answered() == {"boilerkit": 14, "trafilatura": 7}
    monkeypatch.setattr(answers, "version", lambda name: "of today")
    assert n_answered() == {"boilerkit": 14, "trafilatura": 14}


def test_a_bundle_that_is_missing_is_named(own_corpus: Path, tmp_path: Path) -> None:
    missing = BundleChoice(tmp_path / "none")
    with pytest.raises(ModelNotFoundError, match="none"):
        run_benchmark([own_corpus / "own.parquet"], ["boilerkit"], missing, tmp_path)


def test_other_systems_alone_need_no_bundle(
    own_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(benchmark, "load_baseline", lambda name: lambda html: "text")
    corpus = [own_corpus / "own.parquet"]
    summary = summarise(run_benchmark(corpus, ["peer"], None, tmp_path))
    assert "peer" in benchmark_table(summary)
    with pytest.raises(TrainingError, match="needs a bundle"):
        run_benchmark(corpus, ["boilerkit"], None, tmp_path)


def test_intervals_hold_the_mean() -> None:
    differences = np.random.default_rng(1).normal(0.1, 0.2, 400)
    low, high = bootstrap_interval(differences)
    assert low < differences.mean() < high
    assert 0.02 < high - low < 0.06


def test_unknown_systems_are_named() -> None:
    with pytest.raises(
        TrainingError,
        match="known are: boilerkit, boilerkit-precision, boilerkit-recall, trafilatura",
    ):
        load_baseline("magic")


def test_our_own_system_leans_to_either_side(
    own_corpus: Path, tiny_bundle: Path, tmp_path: Path
) -> None:
    systems = ["boilerkit", "boilerkit-precision", "boilerkit-recall"]
    answers = run_benchmark(
        [own_corpus / "own.parquet"], systems, BundleChoice(tiny_bundle), tmp_path
    )
    for both, precise, complete in zip(*(answers[name] for name in systems), strict=True):
        assert both.page_id == precise.page_id == complete.page_id
        assert precise.recall <= both.recall <= complete.recall
    recall = [np.mean([answer.recall for answer in answers[name]]) for name in systems]
    assert recall[1] < recall[0]
