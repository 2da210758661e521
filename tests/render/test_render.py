from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from boilerkit.choice import ARTICLE, Choice
from boilerkit.document import Document
from boilerkit.labels import LABELS
from boilerkit.render import RENDERERS, render_html, render_json, render_markdown, render_text
from tests.documents import document

THREE_LISTS = "- a\n\n* b\n* c\n\n- d"
QUOTE_IN_QUOTE = "> a\n>\n> > b\n>\n> c"
AFTER_TEXT = "a\n\n```\nb\n  c\n```"
CODE_IN_QUOTE = "> ### a\n>\n> ```\n> b\n> \n> c\n> ```"


@pytest.mark.parametrize(
    ("html", "text", "markdown"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo", "one\n\ntwo"),
        ("<div>one<br>two</div>", "one\ntwo", "one  \ntwo"),
        (
            "<h2>#</h2><h3>a ##</h3><h4>b#</h4>",
            "#\n\na ##\n\nb#",
            "## \\#\n\n### a \\##\n\n#### b#",
        ),
        ("<h2>Title</h2><p>x</p>", "Title\n\nx", "## Title\n\nx"),
        ("<ul><li>a<li>b</ul>", "a\nb", "- a\n- b"),
        ("<ol><li>a<li>b</ol>", "a\nb", "1. a\n2. b"),
        ("<ol><li>a<ul><li>b</ul></ol>", "a\nb", "1. a\n   - b"),
        ("<ol><li><p>a</p><p>b</p></ol>", "a\nb", "1. a\n\n   b"),
        ("<ol><li>a<pre>b\n c</pre></ol>", "a\nb\n c", "1. a\n\n   ```\n   b\n    c\n   ```"),
        ("<ul><li>a</ul><ol><li>b</ol>", "a\nb", "- a\n\n1. b"),
        ("<ul><li>a<ul><li>b</ul></ul>", "a\nb", "- a\n  - b"),
        ("<ul><li>a</ul><ul><li>b<li>c</ul><ul><li>d</ul>", "a\nb\nc\nd", THREE_LISTS),
        ("<ol><li>a</ol><ol><li>b<li>c</ol>", "a\nb\nc", "1. a\n\n1) b\n2) c"),
        ("<ul><li>a</ul><p>b</p><ul><li>c</ul>", "a\n\nb\n\nc", "- a\n\nb\n\n- c"),
        ("<p><b>b</b> <i>i</i> <code>c</code></p>", "b i c", "**b** *i* `c`"),
        ("<p>a<b>b</b>c <i>“d</i> e<i>!</i></p>", "abc “d e!", "a**b**c *“d* e!"),
        (
            "<p><i>“</i>Then f<i>.</i>g <b><a href=x>h</a></b>i</p>",
            "“Then f.g hi",
            "“Then f.g [**h**](x)i",
        ),
        ("<p><b>j <a href=x>h</a></b>i</p>", "j hi", "j [h](x)i"),
        ("<p>12<sup>th</sup> x<sup>n</sup></p>", "12th xn", "12th x<sup>n</sup>"),
        ("<p>10<sup>6</sup> <s>a</s><i>b</i></p>", "106 ab", "10<sup>6</sup> <del>a</del>*b*"),
        ("<p><a href='/x'>link</a></p>", "link", "[link](/x)"),
        ("<p><a href='javascript:x()'>link</a></p>", "link", "link"),
        ("<blockquote><p>said</p></blockquote>", "said", "> said"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "a\n\nb", "> a\n>\n> b"),
        ("<blockquote>a</blockquote><blockquote>b</blockquote>", "a\n\nb", "> a\n\n> b"),
        ("<blockquote>a<blockquote>b</blockquote>c</blockquote>", "a\n\nb\n\nc", QUOTE_IN_QUOTE),
        ("<blockquote><ol><li>a<li>b</ol></blockquote>", "a\nb", "> 1. a\n> 2. b"),
        ("<ul><li>a<blockquote>b</blockquote><li>c</ul>", "a\nb\nc", "- a\n\n  > b\n\n- c"),
        ("<blockquote><h3>a</h3><pre>b\n\nc</pre></blockquote>", "a\n\nb\n\nc", CODE_IN_QUOTE),
        ("<dl><dt>a<dd>b<dd>c</dl>", "a\nb\nc", "- a\n- b\n- c"),
        ("<ul><div><li>a</li></div><div><li>b</li></div></ul>", "a\nb", "- a\n- b"),
        ("<ul><li><pre>a\nb</pre><li>c</ul>", "a\nb\nc", "- ```\n  a\n  b\n  ```\n\n- c"),
        ("<pre><ol><li>a</li><li>  b</li></ol></pre>", "a\n  b", "```\na\n  b\n```"),
        ("<p>a </p><pre><div><b>b</b></div><div>  <b>c</b></div></pre>", "a\n\nb\n  c", AFTER_TEXT),
        ("<pre><div>a</div><div>  b</div></pre>", "a\n  b", "```\na\n  b\n```"),
        ("<pre>a\n  b</pre>", "a\n  b", "```\na\n  b\n```"),
        ("<p>1. not a list * [x]</p>", "1. not a list * [x]", "1\\. not a list \\* \\[x\\]"),
        (
            "<table><tr><th>a<th>b<tr><td>1<td>2</table>",
            "a\tb\n1\t2",
            "| a | b |\n| --- | --- |\n| 1 | 2 |",
        ),
        (
            "<table><tr><th rowspan=2>a<th colspan=2>b<tr><th>c<th>d<tr><td>1<td>2<td>3</table>",
            "a\tb\nc\td\n1\t2\t3",
            "| a | b |  |\n| --- | --- | --- |\n|  | c | d |\n| 1 | 2 | 3 |",
        ),
        (
            "<table><tr><td><td>a|b<tr><td><td>c<br>d</table>",
            "a|b\nc d",
            "| a\\|b |\n| --- |\n| c d |",
        ),
    ],
)
def test_text_and_markdown(html: str, text: str, markdown: str) -> None:
    assert render_text(document(html)) == text
    assert render_markdown(document(html)) == markdown


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a &lt; b &amp; c</p>", "<p>a &lt; b &amp; c</p>"),
        (
            "<p>H<sub><i>2</i></sub><strike>O</strike></p>",
            "<p>H<em><sub>2</sub></em><del>O</del></p>",
        ),
        (
            "<ul><li>a<ul><li>b</ul><li>c</ul>",
            "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul></li>\n<li>c</li>\n</ul>",
        ),
        ("<ul><li>a</ul><ol><li>b</ol>", "<ul>\n<li>a</li>\n</ul>\n<ol>\n<li>b</li>\n</ol>"),
        (
            "<ul><li>a<ol><li>b</ol>c<br>d</ul>",
            "<ul>\n<li><p>a</p>\n<ol>\n<li>b</li>\n</ol>\n<p>c<br>\nd</p></li>\n</ul>",
        ),
        (
            "<dl><dt>a<dd>b<dd><p>c</p><p>d</p></dl>",
            "<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dd><p>c</p>\n<p>d</p></dd>\n</dl>",
        ),
        (
            "<blockquote><p>a</p><ul><li>b</ul></blockquote>",
            "<blockquote>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</blockquote>",
        ),
        ("<pre><div>a</div><div> b</div></pre>", "<pre><code>a\n b</code></pre>"),
        (
            "<p onclick=x style=y>a <a href='https://e.x/?a=1&b=2' onclick=z>l</a></p>",
            '<p>a <a href="https://e.x/?a=1&amp;b=2">l</a></p>',
        ),
        ("<p><a href='data:text/html,x'>l</a></p>", "<p>l</p>"),
        (
            "<table><tr><th><th>a<tr><td>b<td>1</table>",
            "<table>\n<tr><td></td><th>a</th></tr>\n<tr><td>b</td><td>1</td></tr>\n</table>",
        ),
    ],
)
def test_html(html: str, expected: str) -> None:
    assert render_html(document(html)) == f"<article>\n{expected}\n</article>"


def test_items_whose_list_is_not_chosen_stand_by_themselves() -> None:
    nested = "<ul><li>a<ul><li>b<ul><li>c</ul></ul><li>d</ul>"
    assert render_markdown(document(nested, body={"c", "d"})) == "- c\n- d"
    html = render_html(document(nested, body={"c", "d"}))
    assert html.count("<ul>") == html.count("</ul>") == 3


@pytest.mark.parametrize(
    "html",
    [
        "<pre class='x language-Rust'>x</pre>",
        "<pre><code class='lang-rust'>x</code></pre>",
        "<div class='highlight highlight-source-rust'><pre>x</pre></div>",
        "<div class='highlight-rust'><div class='highlight'><pre>x</pre></div></div>",
    ],
)
def test_code_keeps_the_language_that_its_names_tell(html: str) -> None:
    assert render_markdown(document(html)) == "```rust\nx\n```"
    code = '<pre><code class="language-rust">x</code></pre>'
    assert render_html(document(html)) == f"<article>\n{code}\n</article>"


@pytest.mark.parametrize("name", ["language-none", "highlight-default", "slang-words", "x"])
def test_no_language_is_made_up(name: str) -> None:
    assert render_markdown(document(f"<pre class='{name}'>x</pre>")) == "```\nx\n```"


@pytest.mark.parametrize(
    ("head", "url", "target"),
    [
        ("", "", "../b?c#d"),
        ("", "https://e.x/news/a", "https://e.x/b?c#d"),
        ("<base href='/of/all/'>", "https://e.x/news/a", "https://e.x/of/b?c#d"),
        ("<base href='https://f.x/of/all/'>", "", "https://f.x/of/b?c#d"),
        ("<link rel=canonical href='https://e.x/old/a'>", "", "https://e.x/b?c#d"),
        ("<link rel=canonical href='https://f.x/'>", "https://e.x/news/a", "https://e.x/b?c#d"),
        ("<base href='http://['>", "https://e.x/news/a", "../b?c#d"),
    ],
)
def test_links_lead_where_they_led_in_the_page(head: str, url: str, target: str) -> None:
    html = f"<head>{head}</head><p><a href='../b?c#d'>link</a></p>"
    assert render_markdown(document(html, url=url)) == f"[link]({target})"


def test_html_is_balanced() -> None:
    opened: list[str] = []

    class Checker(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag != "br":
                opened.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert opened.pop() == tag

    html = (
        "<h2>t</h2><ol><li>a <b>x <i>y</i></b><ul><li>b<li>c<ul><li>d</ul></ul><li>e</ol>"
        "<blockquote><blockquote>q</blockquote></blockquote><pre>x</pre>"
        "<table><tr><td>1<td>2<tr><td>3<td><a href=x>4</a></table>"
    )
    Checker().feed(render_html(document(html)))
    assert opened == []


def test_json_has_facts_and_blocks() -> None:
    record = json.loads(render_json(document("<h1>T</h1><p>x</p>"), Choice(LABELS)))
    assert record["title"] == "T"
    assert [block["label"] for block in record["blocks"]] == ["body", "body"]
    assert record["text"] == "T\n\nx"


@pytest.mark.parametrize("format", sorted(RENDERERS))
def test_nothing_renders_as_nothing(format: str) -> None:
    rendered = RENDERERS[format](Document((), "html"), ARTICLE)
    assert rendered == "" or json.loads(rendered)["text"] == ""


def test_a_dump_comes_out_line_by_line() -> None:
    assert render_text(document("one\n\ntwo\nthree", "text")) == "one\ntwo\nthree"
