from __future__ import annotations

import pytest

from boilerkit.dom.json_ld import texts_by_purpose, without_tags
from boilerkit.dom.reading import read_page
from boilerkit.page import TEXT_PURPOSES


@pytest.mark.parametrize(
    ("thing", "purpose"),
    [
        ({"@type": "NewsArticle", "articleBody": "T"}, "article"),
        ({"@type": "DiscussionForumPosting", "text": "T"}, "article"),
        ({"@type": "Answer", "text": "T"}, "reply"),
        ({"@type": ["Comment"], "text": ["T", "second"]}, "reply"),
        ({"@type": "Review", "reviewBody": "T"}, "review"),
        ({"@type": "Review", "description": "T"}, "review"),
        ({"@type": "Product", "description": "T"}, "item"),
        ({"@type": "Person", "description": "T"}, "owner"),
        ({"@type": "NewsMediaOrganization", "description": "T"}, "owner"),
    ],
)
def test_each_text_goes_by_what_it_is_for(thing: dict[str, object], purpose: str) -> None:
    found = dict(zip(TEXT_PURPOSES, texts_by_purpose([thing]), strict=True))
    assert {name: text for name, text in found.items() if text} == {purpose: "T"}


@pytest.mark.parametrize("kind", ["WebPage", "ImageObject"])
def test_what_the_meta_description_says_is_not_taken_again(kind: str) -> None:
    assert not any(texts_by_purpose([{"@type": kind, "description": "T"}, {"description": "T"}]))


def test_texts_come_in_order_and_once() -> None:
    answers = [{"@type": "Answer", "text": text} for text in ("one", "two", "one")]
    assert texts_by_purpose(answers)[TEXT_PURPOSES.index("reply")] == "one\ntwo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>One <b>wo</b>rd</p><p>Two</p>", "One word\n\nTwo"),
        ("a &amp; b", "a & b"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("  plain ", "plain"),
    ],
)
def test_markup_within_json_is_taken_out(text: str, expected: str) -> None:
    assert without_tags(text) == expected


def test_an_article_in_json_alone_is_shown_without_its_markup() -> None:
    body = "".join(f"<p>Sentence number {n} of the article is here.</p>" for n in range(12))
    html = (
        '<body><div id="app"></div><script type="application/ld+json">'
        f'{{"@type": "NewsArticle", "articleBody": "{body}"}}</script></body>'
    )
    read = read_page(html)
    assert len(read.blocks) == 12
    assert "<p>" not in read.page.text
