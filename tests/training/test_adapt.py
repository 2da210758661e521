"""A model adapted to one's own pages: what is learnt, what stays, what is held out."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from boilerkit import Extractor
from boilerkit.features.extractor import code_schemas
from boilerkit.judging import KNOWN_COLUMN, Judge
from boilerkit.labels import Label
from boilerkit.model.bundle import Bundle, read_bundle
from boilerkit.model.locate import MANIFEST_NAME
from training import gains
from training.adapt import adapt
from training.adaptation import Known, TaughtPage, learn_known, taught_pages, with_known
from training.annotations import PAGES_FOLDER, gold_page, read_annotated_pages
from training.cli import cli
from training.corpora import GoldPage
from training.errors import ConfigError, CorpusError
from training.few_pages import few_pages_table, measure_few_pages
from training.gains import compare, gain_table
from training.replay import BundleChoice
from training.tracking import Tracker

UNTRACKED = Tracker(enabled=False)


@pytest.fixture(scope="module")
def bundle(tiny_bundle: Path) -> Bundle:
    return read_bundle(tiny_bundle, code_schemas())


@pytest.fixture(scope="module")
def my_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pages of HTML of which somebody wants bylines and dates in the text, and no comments."""
    folder = tmp_path_factory.mktemp("my-pages")
    for name in ("en-news", "fa-news"):
        shutil.copy(PAGES_FOLDER / f"{name}.html", folder)
        annotation = (PAGES_FOLDER / f"{name}.json").read_text(encoding="utf-8")
        assert '"metadata"' in annotation
        wanted = annotation.replace('"metadata"', '"body"').replace('"comments"', '"other"')
        (folder / f"{name}.json").write_text(wanted, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def adapted(my_pages: Path, tiny_bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("adapted")
    adapt(my_pages, tiny_bundle, out, UNTRACKED)
    return out


@pytest.fixture(scope="module")
def taught(bundle: Bundle) -> list[TaughtPage]:
    """The pages of HTML among our own."""
    pages = [gold_page(page, "own") for page in read_annotated_pages()]
    return taught_pages(Judge(bundle), pages, "html")


def test_what_the_pages_say_is_learnt(my_pages: Path, adapted: Path, extractor: Extractor) -> None:
    after = Extractor(adapted)
    for page in read_annotated_pages(my_pages):
        source = page.path.read_bytes()
        before, now = extractor.label(source), after.label(source)
        told = [label for label, _ in page.blocks]
        wrong = [block.label is not label for block, label in zip(now.blocks, told, strict=True)]
        wrong_before = [b.label is not label for b, label in zip(before.blocks, told, strict=True)]
        assert sum(wrong) < sum(wrong_before) / 2
        assert after.extract(source) == now.text


def test_no_model_changes(adapted: Path, bundle: Bundle) -> None:
    after = read_bundle(adapted, code_schemas())
    assert after.models == bundle.models
    assert after.version == f"{bundle.version}+adapted"
    assert after.manifest["adapted"]["base"] == bundle.manifest["checksum"]
    names = {page.partition("/")[2] for page in after.manifest["adapted"]["pages"]}
    assert names == {"en-news", "fa-news"}


def test_pages_in_other_places_come_out_as_before(adapted: Path, extractor: Extractor) -> None:
    page = (PAGES_FOLDER / "de-blog.html").read_bytes()
    strange = page.replace(b'class="', b'class="xyz').replace(b'id="', b'id="xyz')
    assert Extractor(adapted).label(strange).blocks == extractor.label(strange).blocks


def test_a_report_says_what_people_said(adapted: Path, extractor: Extractor) -> None:
    page = (PAGES_FOLDER / "en-news.html").read_bytes()
    _, explanation = Extractor(adapted).explain(page)
    assert explanation.names[-1] == KNOWN_COLUMN
    assert np.any(explanation.content[:, -1] > 0)
    assert KNOWN_COLUMN not in extractor.explain(page)[1].names


def test_dumps_alone_leave_html_as_it_is(tiny_bundle: Path, bundle: Bundle, tmp_path: Path) -> None:
    for suffix in (".txt", ".json"):
        shutil.copy(PAGES_FOLDER / f"fa-dump{suffix}", tmp_path)
    found = adapt(tmp_path, tiny_bundle, tmp_path / "out", UNTRACKED)
    assert list(found) == ["text"]
    assert found["text"].pages is found["text"].sites is None
    kinds = read_bundle(tmp_path / "out", code_schemas()).manifest["kinds"]
    assert kinds["html"] == bundle.manifest["kinds"]["html"]
    assert "-" in gain_table("text", found["text"]).splitlines()[3].split()


def test_adapting_is_repeatable_to_the_byte(
    my_pages: Path, adapted: Path, tiny_bundle: Path, tmp_path: Path
) -> None:
    adapt(my_pages, tiny_bundle, tmp_path, UNTRACKED)
    assert (tmp_path / MANIFEST_NAME).read_bytes() == (adapted / MANIFEST_NAME).read_bytes()


def test_a_model_is_not_written_over_the_one_it_began_with(
    my_pages: Path, tiny_bundle: Path
) -> None:
    with pytest.raises(ConfigError, match="write the new one elsewhere"):
        adapt(my_pages, tiny_bundle, tiny_bundle / ".", UNTRACKED)


def test_what_is_learnt_twice_adds_up(bundle: Bundle, taught: list[TaughtPage]) -> None:
    known = learn_known(taught)
    once = with_known(bundle, "html", known).manifest["kinds"]["html"]["known"]
    twice = with_known(with_known(bundle, "html", known), "html", known)
    both = twice.manifest["kinds"]["html"]["known"]
    for one, two in zip(once, both, strict=True):
        assert one.keys() == two.keys()
        for key, row in one.items():
            np.testing.assert_allclose(two[key], np.multiply(row, 2))


def test_pages_are_judged_by_models_that_were_not_adapted_to_them(
    bundle: Bundle, taught: list[TaughtPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    samples = [replace(p.sample, site=f"{n % 3}.example") for n, p in enumerate(taught)]
    pages = [replace(page, sample=sample) for page, sample in zip(taught, samples, strict=True)]
    learnt: list[set[str]] = []

    def record(of_fold: Sequence[TaughtPage]) -> Known:
        learnt.append({page.sample.site for page in of_fold})
        return [{}, {}]

    monkeypatch.setattr(gains, "learn_known", record)
    found = compare(bundle, "html", pages)
    for judged in (found.pages, found.sites):
        assert judged is not None
        assert sorted(j.sample.page_id for j in judged) == sorted(s.page_id for s in samples)
    assert [len(sites) for sites in learnt] == [3] * len(pages) + [2] * 3
    # Models that learnt nothing gain nothing.
    assert all(gain.before == gain.pages == gain.sites for gain in gains.gains(found))


def test_what_nobody_knows_moves_nothing(bundle: Bundle) -> None:
    page = gold_page(read_annotated_pages()[0], "own")
    (told,) = taught_pages(Judge(bundle), [replace(page, html=page.html or page.text)], "html")
    unknown = replace(told.sample, labels=np.full_like(told.sample.labels, -1))
    assert learn_known([replace(told, sample=unknown)]) == [{}, {}]


def test_pages_of_a_site_are_measured_on_its_other_pages(
    own_corpus: Path, tiny_bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pages(*_: object) -> list[GoldPage]:
        own = [gold_page(page, "own") for page in read_annotated_pages() if page.kind == "html"]
        return [replace(page, url=f"https://{n // 6}.example/{n}") for n, page in enumerate(own)]

    monkeypatch.setattr("training.few_pages.sound_pages", pages)
    found = measure_few_pages(own_corpus, [], BundleChoice(tiny_bundle), (1, 2), n_jobs=1)
    assert [(gain.site, gain.kind, gain.n_pages) for gain in found] == [
        ("0.example", "html", 6),
        ("0.example", "text", 6),
    ]
    assert all(len(gain.own) == 3 and len(gain.others) == 2 for gain in found)
    assert all(0 < value <= 1 for gain in found for score in gain.own for value in score)
    assert "word F1, other sites" in few_pages_table(found, (1, 2))
    with pytest.raises(CorpusError, match="no site has 7 pages"):
        measure_few_pages(own_corpus, [], BundleChoice(tiny_bundle), (6,), n_jobs=1)


def test_the_command_says_what_is_gained_and_how_to_use_it(
    tiny_bundle: Path, tmp_path: Path
) -> None:
    out = tmp_path / "mine"
    arguments = ["adapt", str(PAGES_FOLDER), "--model", str(tiny_bundle), "-o", str(out)]
    run = CliRunner().invoke(cli, [*arguments, "--no-track"])
    assert run.exit_code == 0
    assert "html: 7 pages of 7 sites" in run.output
    assert "text: 11 pages of 11 sites" in run.output
    assert f"use it with --model {out}" in run.output
    metrics = json.loads((out / MANIFEST_NAME).read_bytes())["adapted"]["metrics"]
    assert 0 <= metrics["html/word F1/sites"] <= 1
    assert not any(math.isnan(value) for value in metrics.values())
    assert Extractor(out).label("<p>Hello").blocks[0].label in Label
