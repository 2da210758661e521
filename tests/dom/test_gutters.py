"""Numbers of lines beside code are no text, and the page is read as if it had none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from boilerkit.dom.flatten import flatten_tree, without_elements
from boilerkit.dom.parsing import parse_html
from boilerkit.dom.reading import read_page
from boilerkit.dom.segmentation import block_slices
from boilerkit.page import FlatPage

NUMBERS = "1\n2\n3\n"


def texts(html: str) -> list[str]:
    read = read_page(html, kind="html")
    return [text.rstrip() for text in block_slices(read.page, read.blocks)]


@pytest.mark.parametrize(
    "gutter",
    [
        f'<td class="linenos"><div class="linenodiv"><pre>{NUMBERS}</pre></div></td>',
        f'<td class="rouge-gutter gutter gl"><pre class="lineno">{NUMBERS}</pre></td>',
        f'<td class="lntd"><pre><code><span class="lnt">{NUMBERS}</span></code></pre></td>',
        '<td class="gutter"><div>1</div><div>2</div><div>3</div></td>',
        '<td class="hljs-ln-numbers"><pre><b class="hljs-ln-n">1</b></pre></td>',
        '<td class="crayon-nums"><div>١</div><div>٢</div><div>٣</div></td>',
    ],
)
def test_a_column_of_line_numbers_is_no_text(gutter: str) -> None:
    code = "<td><pre>a\n  b\nc</pre></td>"
    assert texts(f"<p>x</p><table><tr>{gutter}{code}</table>y") == ["x", "a\n  b\nc", "y"]


def test_numbers_within_the_lines_are_no_text_and_empty_lines_stay() -> None:
    lines = [f'<span class="ln">{n}</span>{line}\n' for n, line in enumerate(["a", "", "  b"], 1)]
    assert texts(f"<pre><code>{''.join(lines)}</code></pre>") == ["a\n\n  b"]


@pytest.mark.parametrize(
    "html",
    [
        '<p class="gutter">12</p>',
        '<p class="gutter">2 4</p>',
        '<p class="gutter">1 a</p>',
        '<p class="line-number">Line 4 to the harbour</p>',
        "<p>1 2</p>",
        '<p class="lnx">1 2</p>',
        '<pre class="ln">1234567</pre>',
        '<pre class="line-numbers">42</pre>',
    ],
)
def test_other_numbers_are_text(html: str) -> None:
    assert texts(html) == [html.split(">")[1].split("<", maxsplit=1)[0]]


trees = st.recursive(
    st.sampled_from(["x ", " ", "<img alt=i>", "<a href=u>v</a>\n"]),
    lambda inner: st.lists(inner, max_size=3).map(lambda of: f"<div class=c>{''.join(of)}</div>"),
    max_leaves=8,
)


def columns(page: FlatPage) -> list[object]:
    arrays = (page.tag, page.parent, page.end, page.depth, page.text_element, page.text_order)
    names = [page.attribute_strings[number] for number in page.attribute]
    spaced = " ".join(page.text.split())
    return [*(np.asarray(array).tolist() for array in arrays), names, page.links, spaced]


@given(st.lists(trees, max_size=3), trees, st.lists(trees, max_size=3))
def test_what_is_left_is_the_page_without_it(before: list[str], out: str, after: list[str]) -> None:
    whole = f"<body>{''.join(before)}<nav>{out}</nav>{''.join(after)}"
    page, _ = flatten_tree(parse_html(whole))
    nav = int(np.flatnonzero(page.tag == flatten_tree(parse_html("<nav>"))[0].tag[-1])[0])
    expected, _ = flatten_tree(parse_html(whole.replace(f"<nav>{out}</nav>", "<!-- -->")))
    assert columns(without_elements(page, [nav])) == columns(expected)
