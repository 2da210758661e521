"""Names around an article that say something else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.training.conftest import PARAGRAPH
from training.corpora import GoldPage
from training.misread import Names, misread, names_of


def names_in(gold: GoldPage, article: Callable[..., str], wrapper: str) -> Names:
    html = article(f'<div class="{wrapper}">{PARAGRAPH}<p>{PARAGRAPH}</p></div>')
    with_bar = html.replace("</body>", '<div class="sidebar">A side column.</div></body>')
    return names_of(replace(gold, html=with_bar, url="https://example.com/"))


def test_a_name_around_the_article_is_counted_by_sites(
    gold_article: GoldPage, article: Callable[..., str]
) -> None:
    page = names_in(gold_article, article, "rail text")
    assert "rail" in page.around and "sidebar" in page.anywhere - page.around
    pages = [replace(page, site=site) for site in ("a.com", "b.com", "b.com")]
    found = {
        one.purpose: one for one in misread([*pages, Names("c.com", page.anywhere, frozenset())])
    }
    assert found["sidebar"].names == [("rail", 2, 3)]
    assert (found["sidebar"].n_around, found["sidebar"].n_sites) == (2, 3)
    assert found["ads"].names == [] and found["ads"].n_sites == 0
