"""The model that ships, on the pages that ship: what a newcomer sees first has to be right."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import numpy as np
import pytest

from boilerkit import Extractor, Label
from boilerkit.model.locate import locate_bundle
from training.annotations import AnnotatedPage, read_annotated_pages

PAGES = read_annotated_pages()
MIN_LABELS_RIGHT = 0.9
MAX_BUNDLE_BYTES = 10_000_000


@pytest.fixture(scope="module")
def shipped() -> Extractor:
    return Extractor()


KNOWN_DEFECTS = {
    "en-news.html": "its caption is taken for a credit: half of the corpora leave captions out",
}

UNWRAPPABLE = ("th-dump.txt", 60)
"""Its clauses, with spaces between, are long words: at sixty columns lines are hardly ever full."""


def _marked(page: AnnotatedPage) -> object:
    reason = KNOWN_DEFECTS.get(page.path.name)
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(page, marks=marks, id=page.path.name)


@pytest.mark.parametrize("page", [_marked(page) for page in PAGES])
def test_exactly_the_article_comes_out(shipped: Extractor, page: AnnotatedPage) -> None:
    document = shipped.label(page.path.read_bytes())
    assert [block.text for block in document.select("body")] == page.texts(Label.BODY)
    assert document.headline == page.texts(Label.HEADLINE)[0]
    assert document.kind == page.kind


def test_most_labels_are_right(shipped: Extractor) -> None:
    pairs = [
        (block.label, label)
        for page in PAGES
        for block, (label, _) in zip(
            shipped.label(page.path.read_bytes()).blocks, page.blocks, strict=True
        )
    ]
    right = sum(found is label for found, label in pairs)
    assert right / len(pairs) >= MIN_LABELS_RIGHT


def test_lines_of_the_persian_page_have_their_labels(shipped: Extractor) -> None:
    page = next(page for page in PAGES if page.path.name == "fa-news.html")
    found = shipped.label(page.path.read_bytes()).blocks
    wrong = {
        text: block.label
        for block, (label, text) in zip(found, page.blocks, strict=True)
        if block.label is not label
    }
    assert not wrong
    longest = max((block for block in found if block.tag == "div"), key=lambda b: len(b.spans))
    assert len(longest.spans) > 5
    assert longest.label is Label.RELATED


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path.name)
def test_a_page_that_is_not_marked_as_its_kind_is_still_read(
    shipped: Extractor, page: AnnotatedPage
) -> None:
    text = page.path.read_text(encoding="utf-8")
    assert shipped.extract(text) == shipped.extract(text, kind=page.kind)


DUMPS = [page for page in PAGES if page.kind == "text"]


@pytest.mark.parametrize("page", DUMPS, ids=lambda page: page.path.name)
@pytest.mark.parametrize("width", [60, 78])
def test_a_wrapped_dump_gives_the_same_article(
    shipped: Extractor, page: AnnotatedPage, width: int, request: pytest.FixtureRequest
) -> None:
    if (page.path.name, width) == UNWRAPPABLE:
        reason = "lines of long words stay apart"
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    text = page.path.read_text(encoding="utf-8")
    wrapped = "\n\n".join(textwrap.fill(line, width) for line in text.splitlines())
    assert shipped.extract(wrapped) == shipped.extract(text)


@pytest.mark.parametrize("page", DUMPS, ids=lambda page: page.path.name)
@pytest.mark.parametrize("titled", ["{}", "{} | Post", "Post - {}"])
def test_a_title_on_top_of_a_dump_is_no_line_of_it(
    shipped: Extractor, page: AnnotatedPage, titled: str
) -> None:
    text = page.path.read_text(encoding="utf-8")
    (headline,) = page.texts(Label.HEADLINE)
    document = shipped.label(f"{titled.format(headline)}\n{text}")
    assert document.text == shipped.extract(text)
    assert document.blocks[0].label is not Label.HEADLINE
    assert document.headline == document.metadata.title == headline


def test_metadata_of_a_persian_page(shipped: Extractor) -> None:
    page = next(page for page in PAGES if page.path.name == "fa-news.html")
    metadata = shipped.label(page.path.read_bytes()).metadata
    assert metadata.date == "2024-04-07"
    assert metadata.language == "fa"
    assert "سیل" in metadata.tags


def test_the_bundle_is_small_and_has_no_pickle() -> None:
    folder = locate_bundle()
    files = [path for path in Path(folder).iterdir() if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= MAX_BUNDLE_BYTES
    assert {path.suffix for path in files} == {".txt", ".npz", ".json"}
    for path in Path(folder).glob("*.npz"):
        with np.load(path, allow_pickle=False) as arrays:
            assert {array.dtype for array in arrays.values()} == {np.dtype(np.float32)}
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["corpora"]) == {"wcxb", "fundus", "trafilatura", "readability"}
