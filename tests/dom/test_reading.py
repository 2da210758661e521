from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from boilerkit import InputError
from boilerkit.dom.layout import Layout
from boilerkit.dom.reading import read_page
from boilerkit.page import ReadPage


def texts(read: ReadPage) -> list[str]:
    layout = Layout(read.page, read.blocks)
    return [layout.text(block)[0] for block in range(len(read.blocks))]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<div>one<br>two</div>", ["one", "two"]),
        ("<div>lead<p>first</p>tail</div>", ["lead", "first", "tail"]),
        ("<p>a <b>bold</b> <a href=x>link</a>.</p>", ["a bold link."]),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", ["a", "b", "c"]),
        ("<table><tr><td>1<td>2<tr><td>3</table>", ["1", "2", "3"]),
        ("<dl><dt>term<dd>meaning</dl>", ["term", "meaning"]),
        ("<p>x<script>var a = 1</script>y</p><style>p{}</style>", ["xy"]),
        (
            "<p>so <math><semantics><mi>x</mi><annotation encoding='application/x-tex'>"
            "{\\displaystyle x}</annotation></semantics></math> is odd</p>",
            ["so x is odd"],
        ),
        ("<p>Was <s hidden>$9</s> <b>$8</b> today</p>", ["Was $8 today"]),
        ("<p>$8<span aria-hidden=true>8</span> <b>net</b>", ["$8 net"]),
        ("<p>No<span style='display:none'>, and this unfolds</span>", ["No, and this unfolds"]),
        ("<p>so <span style='display:none'><math><mi>x</mi></math></span> is", ["so x is"]),
        ("<p><i hidden>all of it</i></p><p>text", ["all of it", "text"]),
        ("<p>the new <a href=/>rules<b class=sr-only> (a tab)</b></a> say", ["the new rules say"]),
        ("<b><i class=visually-hidden>$8</i> <i aria-hidden=true>8</i> net</b>", ["$8 net"]),
        ("<p class=sr-only>all of it</p>", ["all of it"]),
        ("<p>a b<span hidden><div>c</div></span></p>", ["a b", "c"]),
        ("<noscript><p>kept</p></noscript>", ["kept"]),
        ("<details><summary>More</summary><p>inside</p></details>", ["More", "inside"]),
        ("<p>unclosed <i>italics<p>next", ["unclosed italics", "next"]),
        ("<figure><img alt=x><figcaption>caption</figcaption></figure>", ["caption"]),
        ("<pre>a\n  b</pre>", ["a\n  b"]),
        ("<p>\u200cنیم\u200cفاصله</p>", ["\u200cنیم\u200cفاصله"]),
        ("<p>a\u00a0b\n\tc</p>", ["a b c"]),
    ],
)
def test_segmentation(html: str, expected: list[str]) -> None:
    assert texts(read_page(html, kind="html")) == expected


@pytest.mark.parametrize(
    ("source", "expected"), [("<p>Zoë’s</p><p>two</p>", ["Zoë’s", "two"]), ("é\nк", ["é", "к"])]
)
def test_a_text_of_utf_8_that_was_read_as_latin_is_mended(source: str, expected: list[str]) -> None:
    assert texts(read_page(source.encode().decode("latin-1"))) == expected


def test_a_dump_keeps_its_lines_and_offsets() -> None:
    dump = "first line\n\n  second line \nthird"
    read = read_page(dump, kind="text")
    assert texts(read) == ["first line", "second line", "third"]
    assert [bool(after) for after in read.blocks.after_break] == [False, False, True]
    assert dump[read.blocks.start[1] : read.blocks.end[1]].strip() == "second line"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<p>hello", "html"),
        ("  <!-- x --><html>", "html"),
        ("text <b>with</b> <i>tags</i> and <a href='x'>more</a>", "html"),
        ("plain text\nof two lines", "text"),
        (
            "An article on the <br> tag,\nwhich breaks lines.\n\nThat is all\nthere is to it.\n",
            "text",
        ),
        ("a < b and c > d", "text"),
        ("", "text"),
    ],
)
def test_kind_is_found_out(source: str, kind: str) -> None:
    assert read_page(source).page.kind == kind


@pytest.mark.parametrize("source", [None, 5, 1.5, ["<p>"], {"html": ""}, object()])
def test_other_types_are_refused_by_name(source: object) -> None:
    with pytest.raises(InputError, match=type(source).__name__):
        read_page(source)  # type: ignore[arg-type]


def test_a_soup_is_read_like_its_markup() -> None:
    html = "<html><body><h1>Title</h1><p>Text</p></body></html>"
    soup = BeautifulSoup(html, "html.parser")
    assert texts(read_page(soup)) == texts(read_page(html))


def test_an_article_that_only_scripts_would_show_is_read_from_json_ld() -> None:
    paragraph = "The ferry crossed the harbour & a crowd cheered. " * 8
    html = (
        '<div id="app">Loading</div><script type="application/ld+json">{"@type": "NewsArticle",'
        f'"headline": "Ferry", "articleBody": "{paragraph}\\n{paragraph}"}}</script>'
    )
    assert texts(read_page(html)) == [paragraph.strip()] * 2
    shown = html.replace("Loading", paragraph * 2)
    assert texts(read_page(shown)) == [(paragraph * 2).strip()]


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(InputError, match="markdown"):
        read_page("x", kind="markdown")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "deep text",
        "<span>" * 50_000 + "deep text",
        "<b>" * 20_000 + "<p>deep text" * 50,
        "<table><tr><td>" * 5_000 + "deep text",
        "<ul><li>" * 20_000 + "deep text",
        "<p " + "a=1 " * 100_000 + ">deep text",
        "\x00<p>deep\x00 text</p>",
        "<" * 100_000 + " deep text",
        "</div>" * 100_000 + "deep text",
        "<!--" + "-" * 100_000 + "deep text",
    ],
    ids=lambda html: html[:12],
)
def test_hostile_nesting_is_read(html: str) -> None:
    read = read_page(html, kind="html")
    assert len(read.page.tag) < 300_000
    assert read.page.depth.max(initial=0) < 5_000


def test_a_line_of_ten_megabytes_is_one_block() -> None:
    assert len(read_page("word " * 2_000_000, kind="text").blocks) == 1
