"""Markdown and HTML as others read them: what a parser makes of them is the text."""

from __future__ import annotations

from html import escape
from xml.etree import ElementTree

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from boilerkit.render import render_html, render_markdown, render_text
from tests.documents import document

# A busy machine is no failure.
patient = settings(suppress_health_check=[HealthCheck.too_slow])
MARKDOWN = MarkdownIt("commonmark").enable("table")

texts = st.text(st.sampled_from("ab1 .!#*_[]()<>&;`\\~=+-|:\"'“é中"), min_size=1, max_size=6).map(
    lambda text: escape(text, quote=False)
)


def element(names: list[str], content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """An element by one of some names, which may come with attributes."""
    return st.builds(
        lambda name, inner: f"<{name}>{inner}</{name.split()[0]}>", st.sampled_from(names), content
    )


def some(content: st.SearchStrategy[str], n: int, between: str = "") -> st.SearchStrategy[str]:
    return st.lists(content, min_size=1, max_size=n).map(between.join)


marked = element(["b", "i", "code", "sup", "a href='x(1) 2'"], some(texts, 2))
around = element(["b", "i", "code", "del", "a href=y"], some(texts | marked, 2))
lines = some(texts | marked | around, 3)
code = element(["pre"], some(element(["div"], lines), 2))
blocks = element(["p", "h2", "blockquote", "pre"], some(lines, 2, "<br>")) | code
items = element(["li"], some(lines | blocks, 2))
lists = element(["ul", "ol"], some(items, 3)) | element(
    ["dl"], some(element(["dt", "dd"], some(lines | blocks, 2)), 3)
)
flat = element(["ul", "ol"], some(element(["li"], some(texts | marked, 2)), 3))
nested = element(["ul", "ol"], some(element(["li"], some(lines | lists, 2)), 2))
quotes = element(["blockquote"], some(blocks | lists | nested, 2))
quoted = element(["blockquote", "ul"], some(quotes | lists | element(["li"], quotes), 2))
pages = some(blocks | lists | nested | quotes | quoted, 3)


def shown(html: str) -> str:
    """What a reader sees, but for white space."""
    root = LexborHTMLParser(html).root
    return "".join((root.text() if root else "").split())


@patient
@given(pages)
def test_markdown_reads_back_as_the_text(page: str) -> None:
    made = document(page)
    read_back = shown(MARKDOWN.render(render_markdown(made)))
    assert read_back == "".join(render_text(made).split())


@patient
@given(pages)
def test_html_nests_and_reads_back_as_the_text(page: str) -> None:
    made = document(page)
    html = render_html(made) or "<article></article>"
    assert shown(html) == "".join(render_text(made).split())
    nested = ElementTree.fromstring(html.replace("<br>", "<br/>"))
    within = {(of.tag, child.tag) for of in nested.iter() for child in of}
    assert {child for tag, child in within if tag in ("ul", "ol")} <= {"li"}
    assert {child for tag, child in within if tag == "dl"} <= {"dt", "dd"}


@patient
@given(some(flat, 5))
def test_lists_side_by_side_stay_apart(page: str) -> None:
    made = document(page)
    read_back = MARKDOWN.render(render_markdown(made))
    for tag in ("<ul", "<ol"):
        assert read_back.count(tag) == render_html(made).count(tag)
