from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from boilerkit.dom.composition import composed
from boilerkit.dom.layout import Layout
from boilerkit.dom.reading import read_page
from boilerkit.page import Kind

WORDS = ["résumé", "ёлка й", "Άνοιξη", "آب", "がぱ", "한국어 각", "Việt Nam", "plain"]


@pytest.mark.parametrize("word", WORDS)
def test_letters_are_put_together_with_their_accents(word: str) -> None:
    apart = unicodedata.normalize("NFD", word)
    assert composed(f"— {apart}.") == f"— {word}."


@pytest.mark.parametrize(
    "text",
    [
        "\u0301 stands alone",
        "x\u0301",
        "\u2126 \u212b \uf900",  # Other characters that NFC would replace.
        "ﬁ ① Ａ",
        "नमस्ते बাংলা",
    ],
)
def test_all_else_is_left_as_it_is(text: str) -> None:
    assert composed(text) == text


def test_many_accents_take_no_time() -> None:
    piled = "a" + "\u0315\u0300" * 200_000
    assert len(composed(piled)) > 390_000


@example("\u1100\u1161\u0301\u3099")
@given(st.text(st.sampled_from("aeÉ각 \n\u0301\u0308\u0315\u3099か\u1100\u1161\u11a8")))
def test_what_comes_out_means_the_same(text: str) -> None:
    once = composed(text)
    assert unicodedata.normalize("NFD", once) == unicodedata.normalize("NFD", text)
    assert composed(once) == once


@pytest.mark.parametrize("kind", ["html", "text"])
def test_blocks_of_a_page_are_composed(kind: Kind) -> None:
    page = "caf\u00e9 cafe\u0301 na\u00efve"
    html = f"<p>{page} <b>re\u0301sume\u0301</b> \n <i> a</i></p>\n <br> \n<p>two"
    source = html if kind == "html" else f"{page}\ntwo"
    read = read_page(source, kind=kind)
    layout = Layout(read.page, read.blocks)
    found = [layout.text(block) for block in range(len(read.blocks))]
    assert found[0][0].startswith("caf\u00e9 caf\u00e9 na\u00efve")
    assert found[1][0] == "two"
    for text, spans in found:
        assert all(span.end <= len(text) for span in spans)
