"""One's own pages: begun by a model, labelled by hand, learnt from as they were labelled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from boilerkit import Extractor
from boilerkit.labels import LABEL_INDEX
from tests.training.copies import NO_COPIES
from training.annotations import PAGES_FOLDER, pack_pages, read_annotated_pages
from training.cli import cli
from training.copies import samples_of_page
from training.corpora import GoldPage, read_corpus
from training.drafting import DOUBTFUL, draft_pages
from training.errors import AnnotationError, CorpusError
from training.gold_labels import told_labels


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page of HTML and a dump without annotations."""
    for name in ("fa-news.html", "fa-dump.txt"):
        shutil.copy(PAGES_FOLDER / name, tmp_path)
    return tmp_path


def test_a_draft_is_an_annotation_with_the_labels_of_the_model(
    folder: Path, extractor: Extractor
) -> None:
    drafts = {draft.path.name: draft for draft in draft_pages(folder, extractor)}
    pages = {page.path.name: page for page in read_annotated_pages(folder)}
    assert {page.kind for page in pages.values()} == {"html", "text"}
    document = extractor.label((folder / "fa-news.html").read_bytes())
    assert pages["fa-news.html"].blocks == tuple((b.label, b.text) for b in document.blocks)
    assert pages["fa-news.html"].language == "fa"
    doubtful = [n for n, b in enumerate(document.blocks, 1) if b.probability < DOUBTFUL]
    assert [number for number, _ in drafts["fa-news.json"].doubtful] == doubtful


def test_what_was_labelled_is_left_alone(folder: Path, extractor: Extractor) -> None:
    (folder / "fa-news.json").write_text("mine", encoding="utf-8")
    drafts = list(draft_pages(folder, extractor))
    assert [draft.path.name for draft in drafts] == ["fa-dump.json"]
    assert (folder / "fa-news.json").read_text(encoding="utf-8") == "mine"


def test_a_page_that_cannot_be_read_stops_no_other(folder: Path, extractor: Extractor) -> None:
    (folder / "a.html").write_bytes(b"%PDF-1.4")
    drafts = {draft.path.name: draft.reason for draft in draft_pages(folder, extractor)}
    assert "PDF" in drafts["a.html"]
    assert drafts["fa-dump.json"] == drafts["fa-news.json"] == ""


def test_every_block_is_learnt_as_it_was_labelled(own_corpus: Path) -> None:
    annotated = {page.path.stem: page for page in read_annotated_pages()}
    for gold in read_corpus(own_corpus / "own.parquet", dumps=True):
        page = annotated[gold.id.partition("/")[2]]
        html, text = samples_of_page(gold, NO_COPIES, seed=1)
        sample = html if page.kind == "html" else text
        assert sample.variant == "original"
        assert sample.labels.tolist() == [LABEL_INDEX[label] for label, _ in page.blocks]
        if page.kind == "text":
            assert len(html.labels) == 0
            assert html.variant != "original"


def test_labels_of_another_page_are_an_error() -> None:
    gold = GoldPage("mine/1", "", "en", "article", "<p>x", labels=("body", "ads"))
    with pytest.raises(CorpusError, match="mine/1: 2 blocks have labels, but the page has 1"):
        told_labels(gold, 1)
    gold = GoldPage("mine/1", "", "en", "article", "<p>x", labels=("text",))
    with pytest.raises(CorpusError, match="mine/1: 'text' is not a valid Label"):
        told_labels(gold, 1)


def test_a_page_in_another_encoding_is_packed(folder: Path, extractor: Extractor) -> None:
    page = "<meta charset=windows-1252><p>Über die Brücke fuhr am Morgen ein kleiner Zug.</p>"
    (folder / "de.html").write_bytes(page.encode("windows-1252"))
    assert len(list(draft_pages(folder, extractor))) == 3
    assert pack_pages(folder, folder / "mine.parquet") == {"html": 2, "text": 1}
    packed = {gold.id: gold for gold in read_corpus(folder / "mine.parquet", dumps=True)}
    assert packed["mine/de"].html == page
    assert packed["mine/fa-dump"].text == (folder / "fa-dump.txt").read_text(encoding="utf-8")


def test_a_folder_without_pages_says_so(tmp_path: Path, extractor: Extractor) -> None:
    with pytest.raises(AnnotationError, match="no page"):
        list(draft_pages(tmp_path, extractor))
    with pytest.raises(AnnotationError, match="training draft"):
        pack_pages(tmp_path, tmp_path / "mine.parquet")


def test_the_command_lists_what_is_doubtful_and_names_what_failed(
    folder: Path, tiny_bundle: Path
) -> None:
    (folder / "a.html").write_bytes(b"%PDF-1.4")
    run = CliRunner().invoke(cli, ["draft", str(folder), "--model", str(tiny_bundle)])
    assert run.exit_code == 1
    assert f"{folder / 'a.html'}: expected a page" in run.output
    assert f"{folder / 'fa-dump.json'}: 16 blocks" in run.output
    assert run.output.endswith("2 annotations begun, 1 pages failed\n")
    (folder / "a.html").unlink()
    run = CliRunner().invoke(cli, ["draft", str(folder), "--model", str(tiny_bundle)])
    assert run.exit_code == 0
    assert run.output == "0 annotations begun, 0 pages failed\n"
