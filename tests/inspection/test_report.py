from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from boilerkit import Extractor
from boilerkit.inspection.report import render_report
from training.annotations import PAGES_FOLDER

Page = Callable[..., str]


def test_the_report_shows_every_block_and_what_decided(extractor: Extractor, article: Page) -> None:
    page = article("Boats & <b>nets</b> came in before noon. " * 9)
    html = render_report(extractor, page, "a & b.html")
    assert "boilerkit: a &amp; b.html" in html
    assert html.count('class="block ') == len(extractor.label(page).blocks)
    assert "Boats &amp; nets" in html
    assert re.search(r'<td>\w+__\w+</td><td class="(for|against)">[+-]\d+\.\d\d</td>', html)


def test_contributions_add_up_to_the_score(extractor: Extractor, article: Page) -> None:
    _, explanation = extractor.explain(article())
    assert explanation.content.shape[1] == len(explanation.names)
    assert explanation.first.any()


def test_the_report_asks_nothing_of_the_network(extractor: Extractor, article: Page) -> None:
    html = render_report(extractor, article(), "page")
    assert not re.search(r"""(src|href)=["']|url\(|@import|<script""", html)


@pytest.mark.parametrize("page", ["", "\0", "plain text\nof two lines"])
def test_any_page_has_a_report(extractor: Extractor, page: str) -> None:
    assert "</html>" in render_report(extractor, page, "page")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["fa-news.html", "en-news.html"])
def test_a_browser_draws_it(extractor: Extractor, tmp_path: Path, name: str) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no browser to draw with")
    (tmp_path / "report.html").write_text(
        render_report(extractor, (PAGES_FOLDER / name).read_bytes(), name), encoding="utf-8"
    )
    picture = tmp_path / "report.png"
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}",
         f"--screenshot={picture}", f"file://{tmp_path}/report.html"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert picture.stat().st_size > 20_000
