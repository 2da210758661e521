from __future__ import annotations

import json
import textwrap
from dataclasses import replace
from pathlib import Path
from typing import Any

import mlflow
import numpy as np
import pytest

from boilerkit import Extractor
from boilerkit.dom.reading import read_page
from boilerkit.features.extractor import KINDS
from boilerkit.labels import LABEL_INDEX, Label
from boilerkit.model.classifier import calibrate
from boilerkit.model.locate import MANIFEST_NAME
from tests.training.copies import NO_COPIES
from training.alignment import align_body, find_snippet
from training.annotations import PAGES_FOLDER, AnnotatedPage, read_annotated_pages
from training.calibration import fit_calibration
from training.config import CopyConfig, TrainConfig, read_config
from training.copies import samples_of_page
from training.corpora import GoldPage, read_corpus
from training.dumps import PLAIN, STYLES, render_dump
from training.errors import AnnotationError, ConfigError, CorpusError
from training.full_report import full_report
from training.gold_labels import label_page
from training.hand_labels import HandLabels, block_digests, label_scores, match_labels
from training.hand_tool import parse_ranges
from training.metrics import calibration_error, text_score
from training.rewriting import SCRIPTS, rewrite_page
from training.rules import NOT_BODY, UNKNOWN
from training.sample import Sample
from training.splits import fold_numbers, site_of
from training.tracking import DEFAULT_STORE, EXPERIMENT, Tracker
from training.train import load_samples, train

DEFAULT_CONFIG = Path(__file__).resolve().parents[2] / "training" / "configs" / "default.toml"


def words(*texts: str) -> list[list[str]]:
    return [text.split() for text in texts]


def test_gold_is_aligned_in_order() -> None:
    blocks = words("home news", "the cat sat on the mat", "read more", "and then it slept", "news")
    alignment = align_body(blocks, "The cat sat on the mat.\n\nAnd then it slept")
    assert alignment.is_gold.tolist() == [False, True, False, True, False]


def test_half_a_block_is_enough_and_a_stray_word_is_doubtful() -> None:
    far = words("about", *["filler words that nobody wrote in gold"] * 12, "all about cats here")
    alignment = align_body(far, "about all about cats here")
    assert alignment.is_doubtful.tolist() == [True, *[False] * 13]


def test_snippets_are_found_across_blocks() -> None:
    blocks = words("a b", "c d", "b c")
    assert find_snippet(blocks, "b c") == [[0, 1], [2]]
    assert find_snippet(blocks, "x") == find_snippet(blocks, "") == []
    assert find_snippet(words("the quick brown fox"), "ick brown fo") == [[0]]
    assert find_snippet(words("quick", "brown"), "k br") == [[0, 1]]


def test_labels_agree_with_our_own_annotations(own_pages: list[AnnotatedPage]) -> None:
    """Gold and rules together name what the annotator named, or nothing."""
    hits = named = 0
    for page in own_pages:
        if page.kind == "text":
            continue
        html = page.path.read_text(encoding="utf-8")
        gold = GoldPage(
            id=f"own/{page.path.stem}",
            url=page.url,
            language=page.language,
            page_type=page.page_type,
            html=html,
            title=page.texts(Label.HEADLINE)[0],
            body="\n".join(page.texts(Label.BODY)),
        )
        labels = label_page(gold, read_page(html)).labels
        for found, (label, text) in zip(labels, page.blocks, strict=True):
            if label is Label.BODY:
                assert found == LABEL_INDEX[Label.BODY], text
            elif found >= 0:
                named += 1
                hits += found == LABEL_INDEX[label]
    assert named > 60
    assert hits / named > 0.9


def test_pages_of_snippets_leave_most_blocks_unknown() -> None:
    html = "<p>first words here</p><p>second words there</p><p>third</p>"
    gold = GoldPage(
        "t/1", "", "en", "", html, must_have=("second words",), must_not_have=("third",)
    )
    assert label_page(gold, read_page(html)).labels.tolist() == [
        UNKNOWN,
        LABEL_INDEX[Label.BODY],
        NOT_BODY,
    ]


@pytest.mark.parametrize("style", STYLES)
def test_dumps_carry_labels_to_lines(style: object) -> None:
    html = "<h1>T</h1><p>a b</p><p>c d</p><ul><li><a href=x>e</a><li><a href=y>f</a></ul>"
    read = read_page(html)
    labels = np.array([0, 1, 1, 5, 5], dtype=np.int8)
    text, lines = render_dump(read, labels, style, 3)  # type: ignore[arg-type]
    assert len(read_page(text, kind="text").blocks) == len(lines)
    assert all(len(set(labels[run])) == 1 for run in lines)
    assert all(len(run) == 1 for run in lines if labels[run[0]] == 1)
    assert render_dump(read, labels, style, 3) == (text, lines)  # type: ignore[arg-type]


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_a_page_in_another_script_is_laid_out_in_the_same_lines(script: str) -> None:
    read = read_page("".join(f"<p>{'word ' * n}</p>" for n in range(1, 60)))
    labels = np.full(len(read.blocks), NOT_BODY, dtype=np.int8)
    own = render_dump(read, labels, STYLES[3], 5)
    copy = render_dump(rewrite_page(read, script), labels, STYLES[3], 5, like=read)
    assert copy[1] == own[1]
    assert copy[0] != own[0]


def test_the_plain_dump_has_every_block() -> None:
    read = read_page("<p>a</p><p>b<br>c</p>")
    assert render_dump(read, np.zeros(3, np.int8), PLAIN)[0] == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("predicted", "gold", "f1"),
    [([], [], 1.0), ([1], [], 0.0), ([1, 2], [1, 2], 1.0), ([1, 1, 2], [1, 2], 0.8), ([3], [1], 0)],
)
def test_word_f1(predicted: list[int], gold: list[int], f1: float) -> None:
    score = text_score(np.array(predicted, dtype=np.int32), np.array(gold, dtype=np.int32))
    assert score.f1 == pytest.approx(f1)


def test_calibration_makes_probabilities_true() -> None:
    rng = np.random.default_rng(0)
    p = rng.random(20_000)
    y = rng.random(20_000) < p**2
    weight = np.ones(20_000)
    knots = fit_calibration(p, y, weight)
    assert calibration_error(p, y, weight) > 0.1
    assert calibration_error(calibrate(p, knots), y, weight) < 0.02


def test_sites_stay_together() -> None:
    sites = [f"site{n % 17}" for n in range(200)]
    folds = fold_numbers(sites, ["a"] * 200, 5, 1)
    assert set(folds) == set(range(5))
    assert all(
        len({f for f, s in zip(folds, sites, strict=True) if s == site}) == 1 for site in set(sites)
    )


def test_few_sites_make_few_folds_and_one_makes_none() -> None:
    assert set(fold_numbers(["a", "b", "c"], ["x", "x", "y"], 5, 1)) == {0, 1, 2}
    with pytest.raises(CorpusError, match="at least 2 sites"):
        fold_numbers(["a", "a"], ["x", "x"], 5, 1)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://news.example.co.uk/a", "example.co.uk"),
        ("http://www.blog.example.com", "example.com"),
        ("", "c/1"),
    ],
)
def test_a_site_is_a_registered_domain(url: str, site: str) -> None:
    assert site_of(GoldPage("c/1", url, "", "", "")) == site


def test_hand_labels_find_their_blocks_again() -> None:
    html = "".join(f"<p>block {n}</p>" for n in range(20))
    digests = block_digests(read_page(html))
    hand = HandLabels("c/1", tuple(digests), (Label.BODY,) * 20)
    moved = ["new", *digests[:7], "other", *digests[7:]]
    labels = match_labels(hand, moved)
    assert (labels == UNKNOWN).sum() == 2
    with pytest.raises(AnnotationError, match="c/1"):
        match_labels(hand, ["something", "else"])


def test_ranges_are_checked() -> None:
    assert parse_ranges("body:0-1 rest:ads", 3) == (Label.BODY, Label.BODY, Label.ADS)
    with pytest.raises(AnnotationError, match="no label for blocks"):
        parse_ranges("body:0", 2)
    with pytest.raises(AnnotationError, match="5 blocks"):
        parse_ranges("body:0-9", 5)


def test_label_scores() -> None:
    scores = label_scores(np.array([1, 1, 0, -1], np.int8), np.array([1, 0, 0, 1], np.int8))
    assert scores["body"] == {"precision": 1.0, "recall": 0.5, "f1": pytest.approx(2 / 3), "n": 2.0}


def test_the_committed_config_is_read() -> None:
    assert read_config(DEFAULT_CONFIG).data.corpora


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sed = 1", "unknown setting sed"),
        ("[first]\nleaves = 3", "unknown setting leaves"),
        ('seed = "x"', "expected int"),
        ("first = 3", "expected a table"),
        ("n_folds = 2", "3 or more"),
        ("seed = ", "Invalid"),
    ],
)
def test_wrong_settings_are_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=message):
        read_config(path)


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"no\.parquet"):
        read_corpus(tmp_path / "no.parquet")


def test_annotations_have_to_fit_their_page(tmp_path: Path) -> None:
    for suffix in (".html", ".json"):
        data = (PAGES_FOLDER / f"he-news{suffix}").read_text(encoding="utf-8")
        (tmp_path / f"he-news{suffix}").write_text(
            data.replace("חדשות", "x") if suffix == ".json" else data
        )
    with pytest.raises(AnnotationError, match="block 0"):
        read_annotated_pages(tmp_path)


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
    for form in ("hidden", "older", "bare", "wrapped"):
        kind = "text" if form == "wrapped" else "html"
        assert report.figures[kind][form]["all"]["n_pages"] == 7
    assert "out of fold" in report.text
    assert len(list(folds.glob("*/manifest.json"))) == 3


def test_a_trained_bundle_extracts(tiny_bundle: Path, own_pages: list[AnnotatedPage]) -> None:
    extractor = Extractor(tiny_bundle)
    page = next(page for page in own_pages if page.path.stem == "en-news")
    assert page.texts(Label.BODY)[2] in extractor.extract(page.path.read_bytes())


def test_lines_of_a_page_wrapped_in_its_source_are_one_block_with_one_label() -> None:
    paragraphs = [f"{number} " + "word and another one, " * 20 for number in range(4)]
    wrapped = "".join(f"<p>{textwrap.fill(text, 60)}</p>" for text in paragraphs)
    gold = GoldPage(
        "t/1", "", "en", "article", f"<h2>Menu</h2>{wrapped}", body=" ".join(paragraphs)
    )
    page, dump = samples_of_page(gold, NO_COPIES, seed=1)
    assert dump.labels.tolist() == page.labels.tolist()
    assert dump.n_words.tolist() == page.n_words.tolist()
    assert (dump.labels == LABEL_INDEX[Label.BODY]).sum() == len(paragraphs)


def test_a_dump_without_a_byte_order_mark_fits_its_labels() -> None:
    gold = GoldPage(
        "t/1", "", "en", "article", "<div>\ufeff</div><p>one</p><p>two</p>", body="one two"
    )
    samples = samples_of_page(gold, CopyConfig(dumps=2, scripts=1, older=0.0, planted=0.0), seed=1)
    assert len(samples) == 6
    assert all(len(s.X) == len(s.labels) == len(s.copies) for s in samples)
