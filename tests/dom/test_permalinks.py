"""A heading's link to itself is no text, nor is one to edit it or back from a note; others are."""

from __future__ import annotations

import pytest

import boilerkit
from boilerkit.dom.reading import read_page
from boilerkit.dom.segmentation import block_slices


def texts(html: str) -> list[str]:
    read = read_page(html, kind="html")
    return [text.strip() for text in block_slices(read.page, read.blocks)]


@pytest.mark.parametrize(
    "heading",
    [
        '<h2>Moorings<a class="headerlink" href="#moorings">¶</a></h2>',
        '<h2><a href="#moorings" class="header-anchor">#</a> Moorings</h2>',
        '<h2>Moorings <a href="/piers.html#moorings"><i>\uf0c1</i></a></h2>',
        '<h2>Moorings<a href="#moorings">\u200b</a></h2>',
        '<a href="#moorings">\N{LINK SYMBOL}\ufe0f</a><h2>Moorings</h2>',
        '<h2><a name="moorings"></a>Moorings <a href="#x">#</a> <a href="#y"> \N{ANCHOR} </a></h2>',
    ],
)
def test_a_link_of_a_heading_to_itself_is_no_text(heading: str) -> None:
    assert texts(f"<p>a</p>{heading}<p>b</p>") == ["a", "Moorings", "b"]


@pytest.mark.parametrize("sign", ["↩", "↩\ufe0e", "^", "↑"])
def test_the_way_back_from_a_note_is_no_text(sign: str) -> None:
    assert texts(f'<ol><li>Ito, 12.<a href="#r1">{sign}</a></ol>') == ["Ito, 12."]


def test_links_of_a_wiki_to_edit_a_section_are_no_text() -> None:
    edit = '<span class="mw-editsection"><span>[</span><a href="/w?edit">ویرایش</a>]</span>'
    assert texts(f"<h2><span>تاریخچه</span>{edit}</h2><p>b</p>") == ["تاریخچه", "b"]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="#n1">*</a>',
        '<a href="#n1">[1]</a>',
        '<a href="#c">C#</a>',
        '<a href="/tags">#</a>',
        "<b>§</b>",
        '<a href="#moorings"><table><tr><td><a href="#x">here</a></table></a>',
    ],
)
def test_other_links_and_signs_are_text(link: str) -> None:
    expected = link.replace("<", "\0<").replace(">", ">\0").split("\0")
    (sign,) = [part for part in expected if part and not part.startswith("<")]
    assert sign in texts(f"<p>x {link}</p>")[-1]


def test_headings_come_out_without_it() -> None:
    text = "The moorings are let by the day, and boats of any length may lie at the outer pier."
    page = f'<h1>Piers<a href="#piers">¶</a></h1><p>{text}</p><h2>Moorings<a href="#m">¶</a></h2>'
    page = f"{page}<p>{text}</p><p>{text.upper()}</p>"
    assert boilerkit.label(page).headline == "Piers"
    assert "\n\n## Moorings\n\n" in boilerkit.extract(page, format="markdown")
