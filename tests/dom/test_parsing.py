"""What is taken out of a page so that parsing it stays cheap, and what must stay."""

from __future__ import annotations

import pytest

from boilerkit.dom.markup import MAX_TAG_BYTES
from boilerkit.dom.parsing import MAX_DEPTH, MAX_TAG_ATTRIBUTES, parse_html

FILLER = "<p>word</p>" * 1_000
"""Small pages are not looked at: they cannot cost much."""


def test_a_huge_tag_with_very_many_attributes_loses_them() -> None:
    attributes = " ".join(f"attribute-{n}=a-value" for n in range(MAX_TAG_ATTRIBUTES + 1))
    assert len(attributes) > MAX_TAG_BYTES
    tree = parse_html(f'<div id="first">{FILLER}</div><div {attributes}>text</div><i id="last">')
    assert len(tree.css("p")) == 1_000
    divs = tree.css("div")
    assert [len(div.attributes) for div in divs] == [1, 0]
    assert divs[1].text() == "text"
    assert tree.css_first("#last") is not None


@pytest.mark.parametrize("data", ["x" * 2 * MAX_TAG_BYTES, "<" * 2 * MAX_TAG_BYTES])
def test_a_long_value_stays(data: str) -> None:
    tree = parse_html(f'{FILLER}<img alt="{data}"><p>text</p>')
    image = tree.css_first("img")
    assert image is not None
    assert image.attributes == {"alt": data}


def test_deep_nesting_is_laid_flat_and_keeps_its_text() -> None:
    tree = parse_html("<div>" * 5_000 + "deep" + "</div>" * 5_000 + "<p>after</p>")
    assert len(tree.css("div")) <= MAX_DEPTH
    assert tree.body is not None
    assert tree.body.text() == "deepafter"


def test_comments_and_void_elements_do_not_count_as_nesting() -> None:
    html = "<!-- x -->" * 3_000 + "<br>" * 3_000 + "<p>text" * 3_000 + "<div>" * (MAX_DEPTH + 10)
    assert len(parse_html(html).css("div")) == MAX_DEPTH + 10


def test_formatting_left_open_is_taken_out_where_it_would_be_opened_again_and_again() -> None:
    tree = parse_html("<p><b id=x>word" * 2_000)
    assert len(tree.css("b")) == 0
    assert len(tree.css("p")) == 2_000
