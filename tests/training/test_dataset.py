"""Samples are built once for both kinds of page, and kept apart."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from boilerkit.features.extractor import KINDS
from boilerkit.page import Kind
from tests.training.copies import NO_COPIES
from training import dataset
from training.config import CopyConfig
from training.corpora import GoldPage
from training.dataset import build_samples
from training.errors import CorpusError
from training.sample import Sample

CORPORA = ("own",)


def build(folder: Path, kind: Kind, cache: Path, seed: int = 1, n_jobs: int = 1) -> list[Sample]:
    return build_samples(folder, CORPORA, NO_COPIES, kind, seed=seed, n_jobs=n_jobs, cache=cache)


def test_each_kind_has_its_samples(own_corpus: Path, tmp_path: Path) -> None:
    of_kind = {kind: build(own_corpus, kind, tmp_path) for kind in KINDS}
    assert all(sample.kind == kind for kind in KINDS for sample in of_kind[kind])
    pages = {kind: [sample.page_id for sample in of_kind[kind]] for kind in KINDS}
    assert pages["html"] == pages["text"] != []


def test_a_process_of_its_own_builds_the_same(own_corpus: Path, tmp_path: Path) -> None:
    here, apart = (build(own_corpus, "text", tmp_path / str(n), n_jobs=n) for n in (1, 2))
    assert [sample.page_id for sample in here] == [sample.page_id for sample in apart]
    assert all((a.X == b.X).all() for a, b in zip(here, apart, strict=True))


def test_a_process_of_its_own_says_what_was_wrong(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": ["own/1"]}), tmp_path / "own.parquet")
    with pytest.raises(CorpusError, match=r"own\.parquet"):
        build(tmp_path, "text", tmp_path / "cache", n_jobs=2)


def test_a_process_of_its_own_that_dies_is_told_of(
    own_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dataset, "partial", lambda *_: partial(os._exit, 1))
    with pytest.raises(CorpusError, match=r"own\.parquet: the process that built its samples died"):
        build(own_corpus, "text", tmp_path, n_jobs=2)


def test_what_was_built_is_not_built_again(
    own_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(own_corpus, "html", tmp_path)
    monkeypatch.setattr(dataset, "samples_of_page", None)
    again = build(own_corpus, "html", tmp_path)
    assert [s.page_id for s in again] == [s.page_id for s in first]
    assert all((a.X == b.X).all() for a, b in zip(first, again, strict=True))
    assert build(own_corpus, "text", tmp_path)
    with pytest.raises(TypeError):
        build(own_corpus, "html", tmp_path, seed=2)


def test_a_run_that_breaks_off_leaves_nothing_half_written(
    own_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patched, pytest.raises(OSError, match="no space"):
        patched.setattr(dataset.joblib, "dump", full)
        build(own_corpus, "html", tmp_path)
    assert not list((tmp_path / "samples").iterdir())
    assert build(own_corpus, "html", tmp_path)


def test_of_two_runs_that_build_at_once_each_has_its_samples(
    own_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = dataset.samples_of_page

    def meanwhile_built(gold: GoldPage, copies: CopyConfig, seed: int) -> list[Sample]:
        monkeypatch.setattr(dataset, "samples_of_page", plain)
        build(own_corpus, "html", tmp_path)
        return plain(gold, copies, seed)

    monkeypatch.setattr(dataset, "samples_of_page", meanwhile_built)
    later = build(own_corpus, "html", tmp_path)
    assert [s.page_id for s in later] == [s.page_id for s in build(own_corpus, "html", tmp_path)]
    assert len(list((tmp_path / "samples").iterdir())) == 1
