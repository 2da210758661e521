from __future__ import annotations

import pytest

from boilerkit.dom.reading import read_page


def test_json_ld_goes_before_open_graph_before_title() -> None:
    html = """<html lang=en><head><title>Title | Site</title>
    <meta property="og:title" content="OG title"><meta property="og:site_name" content="Site">
    <meta name=author content="A. Writer"><meta name=keywords content="one, two">
    <link rel=canonical href="https://site.example/a">
    <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
    "headline": "LD title", "author": [{"name": "B. Writer"}],
    "datePublished": "2024-05-06T07:08:09Z", "dateModified": "2024-05-07"}]}</script></head>
    <body></body></html>"""
    hints = read_page(html).hints
    assert hints.titles == ("LD title", "OG title", "Title | Site")
    assert hints.authors == ("B. Writer", "A. Writer")
    assert hints.dates == ("2024-05-06T07:08:09Z",)
    assert hints.changes == ("2024-05-07",)
    assert hints.tags == ("one", "two")
    assert (hints.language, hints.site_name) == ("en", "Site")
    assert hints.url == "https://site.example/a"


@pytest.mark.parametrize(
    "json_ld",
    ["{broken", "[" * 10_000, '{"@type": 5, "author": {"name": {}}}', "null", '"text"', "[[[]]]"],
)
def test_broken_json_ld_is_passed_over(json_ld: str) -> None:
    html = f'<title>T</title><script type="application/ld+json">{json_ld}</script>'
    assert read_page(html).hints.title == "T"


def test_the_title_of_a_picture_is_not_the_page_title() -> None:
    assert read_page("<title>Page</title><svg><title>Icon</title></svg>").hints.titles == ("Page",)


@pytest.mark.parametrize(
    "head",
    [
        "<meta http-equiv=Content-Language content='fa, en'>",
        "<meta property='og:locale' content=fa>",
        '<script type="application/ld+json">{"@type": "Article", "inLanguage": "fa"}</script>',
    ],
)
def test_a_language_is_declared_in_several_ways(head: str) -> None:
    assert read_page(f"<head>{head}</head><p>x").hints.language == "fa"
    assert read_page(f"<html lang=ar><head>{head}</head><p>x").hints.language == "ar"
