"""Elements that stand side by side in one line, without a space between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boilerkit.dom.layout import Layout
from boilerkit.dom.reading import read_page
from boilerkit.dom.segmentation import block_slices, segment_blocks


def _lines(html: str) -> list[str]:
    read = read_page(html, kind="html")
    return block_slices(read.page, read.blocks)


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("<a href=/a>Art</a><a href=/f>Film</a>", "Art Film"),
        ("<span>Harbour</span><span>2026</span>", "Harbour 2026"),
        ("<span><b>Harbour</b></span><i>News</i>", "Harbour News"),
        ("<a href=/a>pears</a><a href=/b>plums</a>", "pears plums"),
        ("<a href=/a>گلابی</a><a href=/b>آلو</a>", "گلابی آلو"),
        ("<a href=/a>科技</a><a href=/b>教育</a>", "科技 教育"),
        ("<a href=/a>हिन्दी</a><a href=/b>उर्दू</a>", "हिन्दी उर्दू"),
    ],
)
def test_words_that_a_style_sheet_sets_apart(html: str, line: str) -> None:
    assert _lines(f"<p>{html}") == [line]


@pytest.mark.parametrize(
    ("html", "line"),
    [
        pytest.param("<span>case stud</span><span>ies</span>", "case studies", id="lower case"),
        pytest.param("<a href=/a>stud</a><a href=/a>ies</a>", "studies", id="one target"),
        pytest.param("<span>گل</span><span>ها</span>", "گلها", id="no case"),
        pytest.param("<span>北京</span><span>大学</span>", "北京大学", id="no spaces"),
        pytest.param("<b>N</b><i>EW</i>", "NEW", id="initial"),
        pytest.param("<span>O</span><span>N</span><span>E</span>", "ONE", id="letters"),
        pytest.param("Mac<b>Donald</b>", "MacDonald", id="text beside an element"),
        pytest.param("<b>pears</b><i>, plums</i>", "pears, plums", id="punctuation"),
        pytest.param("<b>One </b><i>Two</i>", "One Two", id="space within"),
        pytest.param("<b>One</b> <i>Two</i>", "One Two", id="space between"),
        pytest.param("<code><b>get</b><i>Name</i></code>", "getName", id="code"),
    ],
)
def test_words_that_belong_together(html: str, line: str) -> None:
    assert _lines(f"<p>{html}") == [line]


def test_source_code_keeps_its_columns() -> None:
    assert _lines("<pre><b>get</b><i>Name</i></pre>") == ["getName"]


def test_a_space_is_in_no_link() -> None:
    read = read_page("<p><a href=/a>Art</a><a href=/f>Film</a>", kind="html")
    text, spans = Layout(read.page, read.blocks).text(0)
    assert [(text[span.start : span.end], span.target) for span in spans] == [
        ("Art", "/a"),
        ("Film", "/f"),
    ]


_PIECES = st.lists(st.sampled_from(["Ab", "cd", "E", "12", " ", "،", "گل", "北京", ""]), max_size=8)


@given(_PIECES, st.sampled_from(["a href=/x", "span", "b", "code", "p"]))
def test_only_spaces_are_added(pieces: list[str], tag: str) -> None:
    html = "".join(f"<{tag}>{piece}</{tag.split(maxsplit=1)[0]}>" for piece in pieces)
    read = read_page(f"<div>{html}</div>", kind="html")
    page = read.page
    assert page.text.replace(" ", "") == "".join(pieces).replace(" ", "")
    assert "".join(map(chr, page.code_points)) == page.text
    assert page.text_start[-1] == len(page.text)
    assert read.blocks.start.tolist() == segment_blocks(page).start.tolist()
    assert read.blocks.end.tolist() == segment_blocks(page).end.tolist()
