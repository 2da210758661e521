from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from boilerkit.dom.reading import read_page
from boilerkit.dom.tags import TAG_NAMES
from boilerkit.dom.walk import HIDDEN_TOKEN
from boilerkit.page import ReadPage
from tests.training.copies import NO_COPIES
from training.copies import samples_of_page
from training.corpora import GoldPage
from training.older import OLD_MARKUP, Loss, draw_losses, older_page

PAGE = """<title>One | Site</title><meta property="og:title" content="One">
<meta property="og:url" content="https://site.example/one">
<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "Text of it."}</script>
<body><nav class=menu>Home</nav><article role=main><h1>One</h1><p>Text of it.</p>
<figure><figcaption>Seen</figcaption></figure></article>"""


def tags(read: ReadPage) -> set[str]:
    return {TAG_NAMES[number] for number in read.page.tag}


@pytest.fixture
def read() -> ReadPage:
    return read_page(PAGE)


def test_a_bare_head_keeps_its_title_alone(read: ReadPage) -> None:
    hints = older_page(read, Loss.HEAD).hints
    assert read.hints.article_body and read.hints.url
    assert (hints.title, hints.titles) == ("One | Site", ("One | Site",))
    assert not (hints.article_body or hints.url or hints.types or any(hints.texts))


def test_sections_and_headings_become_plain_boxes(read: ReadPage) -> None:
    assert {"nav", "article", "figure", "figcaption", "h1"} <= tags(read)
    assert tags(older_page(read, Loss.SECTIONS)) >= {"h1", "div", "p"}
    assert not {"nav", "article", "figure", "figcaption"} & tags(older_page(read, Loss.SECTIONS))
    assert "h1" not in tags(older_page(read, Loss.HEADINGS))
    assert "article" in tags(older_page(read, Loss.HEADINGS))


def test_names_go_only_where_they_are_lost(read: ReadPage) -> None:
    assert older_page(read, OLD_MARKUP).page.attribute_strings == read.page.attribute_strings
    hidden = older_page(read, Loss.MEANINGS).page
    assert not {"menu", "main"} & {
        word for name in hidden.attribute_strings for word in name.split()
    }
    assert len(set(hidden.attribute.tolist())) == len(set(read.page.attribute.tolist()))
    assert not older_page(read, Loss.NAMES | Loss.MEANINGS).page.attribute.any()


def test_what_a_browser_hides_stays_hidden_without_names() -> None:
    read = read_page(
        "<p class=lead>Seen</p><p class=pane hidden>Unseen</p><p hidden>Unseen too</p>"
    )
    page = older_page(read, Loss.NAMES).page
    of_block = [page.attribute_strings[page.attribute[e]] for e in read.blocks.container]
    assert of_block == ["", HIDDEN_TOKEN, HIDDEN_TOKEN]


def test_nothing_lost_is_the_page_itself(read: ReadPage) -> None:
    same = older_page(read, Loss(0))
    assert same.hints == read.hints
    assert np.array_equal(same.page.tag, read.page.tag)


def test_text_and_blocks_stay(read: ReadPage) -> None:
    older = older_page(read, OLD_MARKUP | Loss.NAMES)
    assert older.page.text == read.page.text
    assert older.blocks is read.blocks


def test_every_loss_is_drawn_sometimes_and_never_always() -> None:
    drawn = [draw_losses(np.random.default_rng(seed)) for seed in range(100)]
    for loss in Loss:
        assert 0 < sum(loss in lost for lost in drawn) < len(drawn)
    assert all(Loss.HEAD | Loss.SECTIONS in lost for lost in drawn if Loss.NAMES in lost)


def test_the_copy_has_the_labels_and_the_site_of_the_page(article: Callable[..., str]) -> None:
    url = '<link rel="canonical" href="https://site.example/one">'
    html = article("Text. " * 30).replace("<head>", f"<head>{url}")
    gold = GoldPage("own/a", "", "en", "article", html, body="Text. " * 30)
    page, dump, older = samples_of_page(gold, replace(NO_COPIES, older=1.0), seed=1)
    assert (dump.kind, older.kind, older.variant) == ("text", "html", "older")
    assert page.site == older.site == "site.example"
    assert np.array_equal(page.labels, older.labels)
    assert not np.array_equal(page.X, older.X)
