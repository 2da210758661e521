from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from boilerkit import Extractor, InputError, Label, extract_many, judging
from boilerkit.dates import parse_date
from boilerkit.dom.reading import read_page
from boilerkit.reasons import reason_for_nothing
from boilerkit.render import RENDERERS
from training.annotations import AnnotatedPage

Page = Callable[..., str]


def test_formats_never_change_labels(extractor: Extractor, article: Page) -> None:
    html = article("A <b>bold</b> word and <a href='/x'>a link</a>. " * 10)
    words = [
        "".join(c for c in extractor.extract(html, format=of) if c.isalpha())
        for of in ("text", "markdown")
    ]
    assert words[1].replace("x", "") == words[0].replace("x", "")
    assert set(RENDERERS) == {"text", "markdown", "html", "json"}


def test_text_is_that_of_the_document(extractor: Extractor, article: Page) -> None:
    document = extractor.label(article())
    assert extractor.extract(article()) == document.text
    both = extractor.extract(article(), include=("headline", "body"))
    assert both == "\n\n".join(b.text for b in document.select("headline", "body"))


def test_blocks_say_where_they_stood(extractor: Extractor, article: Page) -> None:
    document = extractor.label(article())
    title = next(block for block in document.blocks if block.tag == "h1")
    assert title.path == "html > body > article:nth-of-type(1) > h1:nth-of-type(1)"
    soup = BeautifulSoup(article(), "html.parser")
    assert soup.select_one(title.path).get_text() == title.text  # type: ignore[union-attr]
    for block in document.blocks:
        assert document.page_text[block.start : block.end] == block.text
        assert set(block.probabilities) == set(Label)


def test_a_soup_gives_the_same_as_its_markup(extractor: Extractor, article: Page) -> None:
    assert extractor.extract(BeautifulSoup(article(), "html.parser")) == extractor.extract(
        article()
    )


def test_many_pages_give_the_same_as_one_by_one(extractor: Extractor, article: Page) -> None:
    pages: list[str | bytes] = [article(f"Page {n}. " * 30) for n in range(70)]
    pages[10] = "plain text\nin lines"
    pages[20] = b"%PDF-1.7"
    pages[30] = ""
    results = list(extractor.extract_many(pages))
    assert len(results) == len(pages)
    assert results[20].status == "error" and "PDF" in results[20].reason
    assert results[30].status == "empty" and results[30].reason == "no text"
    for page, result in zip(pages, results, strict=True):
        if result.status != "error":
            assert result.text == extractor.extract(page)


def test_processes_keep_the_order(tiny_bundle: Path, article: Page) -> None:
    pages = [article(f"Page {n}. " * 30) for n in range(130)]
    one = list(extract_many(pages, model=tiny_bundle))
    two = list(extract_many(pages, workers=2, model=tiny_bundle))
    assert one == two


def test_a_single_label_or_part_is_the_same_for_any_number_of_workers(
    tiny_bundle: Path, article: Callable[..., str]
) -> None:
    def texts(workers: int) -> list[str]:
        results = extract_many(
            [article()], workers=workers, include="body", drop="captions", model=tiny_bundle
        )
        return [result.text for result in results]

    assert texts(2) == texts(1) != [""]


def test_threads_may_share_an_extractor(extractor: Extractor, article: Page) -> None:
    pages = [article(f"Page {n}. " * 30) for n in range(40)]
    alone = [extractor.extract(page) for page in pages]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(extractor.extract, pages)) == alone


def test_an_extractor_pickles_as_its_model(extractor: Extractor, article: Page) -> None:
    copy = pickle.loads(pickle.dumps(extractor))
    assert copy.label(article()) == extractor.label(article())


def test_huge_pages_are_judged_in_stretches(extractor: Extractor) -> None:
    html = "<div><p>Some words stand here, as everywhere.</p><a href='/x'>more</a></div>" * 12_000
    document = extractor.label(html)
    assert len(document.blocks) == 24_000


def test_pages_judged_a_few_at_a_time_come_out_as_alone(
    extractor: Extractor, own_pages: list[AnnotatedPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = [page.path.read_bytes() for page in own_pages]
    alone = [extractor.label(source) for source in sources]
    monkeypatch.setattr(judging, "MAX_BLOCKS", 60)
    together = [result.document for result in extractor.label_many(sources)]
    assert together == alone


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("", "no text"),
        ("  \n ", "no text"),
        ("<html><body></body></html>", "no text"),
        ("<div id=app></div><script>render()</script>", "only scripts"),
        ("<meta http-equiv=refresh content='0; url=/x'>", "redirect"),
    ],
)
def test_an_empty_answer_says_why(extractor: Extractor, page: str, reason: str) -> None:
    document = extractor.label(page)
    assert document.text == "" and document.reason == reason


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<title>404 Not Found</title><a href=/>Home</a>", "error page"),
        ("<title>News</title><a href=/>Home</a>", "no block judged content"),
        ("<title>News</title><a href=/>Home</a><script>render()</script>", "only scripts"),
    ],
)
def test_a_page_without_content_says_why(page: str, reason: str) -> None:
    read = read_page(page)
    assert reason_for_nothing(read.page, read.blocks, read.hints) == reason


@pytest.mark.parametrize("include", ["footer", ("body", "nope")])
def test_unknown_labels_are_named(extractor: Extractor, include: str) -> None:
    with pytest.raises(InputError, match="expected labels out of"):
        extractor.extract("<p>x</p>", include=include)


def test_unknown_format_is_named(extractor: Extractor) -> None:
    with pytest.raises(InputError, match="pdf"):
        extractor.extract("<p>x</p>", format="pdf")  # type: ignore[arg-type]


def test_characters_are_kept(extractor: Extractor, article: Page) -> None:
    text = "می‌خواستیم كتاب علي را ببينيم، ولی ۱۲۳ نفر آمدند؛ چرا؟ " * 5
    text = text.strip()
    assert text in extractor.extract(article(*[text] * 4))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("۱۱:۲۱ - ۱۰-۰۳-۱۳۹۷", "fa", "2018-05-31"),
        ("۰۳ ارديبهشت ۱۴۰۴", "fa", "2025-04-23"),
        ("۳ اردیبهشت ماه ۱۴۰۴", "", "2025-04-23"),
        ("1403/01/19", "", "2024-04-07"),
        ("٢٠ مايو ٢٠٢٤", "ar", "2024-05-20"),
        ("5. November 2023", "de-DE", "2023-11-05"),
        ("14 March 2024, 7.30am", "en", "2024-03-14"),
        ("March 14, 2024", "en", "2024-03-14"),
        ("03/04/2024", "en", "2024-03-04"),
        ("03/04/2024", "en-GB", "2024-04-03"),
        ("2024年04月18日 08:30", "zh", "2024-04-18"),
        ("8 июня 2024, 12:40", "ru", "2024-06-08"),
        ("2024-05-06T07:08:09+02:00", "", "2024-05-06"),
        ("1403-01-19", "", "2024-04-07"),
        ("เผยแพร่ 12 มิถุนายน พ.ศ. 2567 เวลา 08:30 น.", "th", "2024-06-12"),
        ("29 ก.พ. 2567", "th", "2024-02-29"),
        ("12/05/2567", "", "2024-05-12"),
        ("3 May 2019, 2450 views", "en", "2019-05-03"),
        ("Cập nhật: 19 Tháng 12 năm 2024", "", "2024-12-19"),
        ("3 hours ago", "en", None),
        ("no date", "", None),
        ("99/99/9999", "", None),
        ("1403/13/40", "", None),
        ("4.9/5", "", None),
        ("令和6年3月4日", "ja", None),
    ],
)
def test_dates(text: str, language: str, expected: str | None) -> None:
    found = parse_date(text, language)
    assert (found.isoformat() if found else None) == expected


def test_metadata_from_markup_and_from_blocks(extractor: Extractor) -> None:
    html = (
        "<html lang='fa'><head><title>عنوان</title><meta property='og:site_name' content='سایت'>"
        "<meta property='article:published_time' content='1403-02-05'></head><body></body></html>"
    )
    metadata = extractor.label(html).metadata
    assert (metadata.title, metadata.language, metadata.site_name) == ("عنوان", "fa", "سایت")
    assert metadata.date == "2024-04-24"


def test_lines_of_a_dump_are_numbered_as_they_stand(extractor: Extractor) -> None:
    dump = "\n".join(
        ["The first line of all.", "", "A second one.\r\nAnd a third.", "\x0bThe end."]
    )
    blocks = extractor.label(dump, kind="text").blocks
    assert [block.path for block in blocks] == ["line 1", "line 3", "line 4", "line 6"]
