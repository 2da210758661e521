from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from boilerkit.dom.reading import read_page
from boilerkit.dom.segmentation import block_slices
from boilerkit.features.extractor import FeatureExtractor

FEATURES = FeatureExtractor("text")


def seen(text: str) -> str:
    """What the features see of a dump."""
    return "".join(map(chr, read_page(text, kind="text").page.code_points))


def test_where_links_of_markdown_lead_is_not_seen() -> None:
    link = '[Ferry](https://site.example/a_(b)?c=1 "Title of it") returns'
    assert seen(link).split() == ["[Ferry]", "returns"]
    assert seen("![Pier](/pier.jpg)\n[Home](/)").split() == ["![Pier]", "[Home]"]


def test_an_address_broken_in_two_is_not_seen() -> None:
    assert seen("[Ferry](https://site.example/long-\nname) returns").split() == [
        "[Ferry]",
        "returns",
    ]


MARKDOWN = """# Ferry returns

![The pier, crowded](/pier.jpg)

The **ferry** crossed the [harbour](/harbour) for the _first_ time\\. Its crew

* wore [caps](/caps "All of them")
> and sang snake_case [songs](/songs).
"""


def test_markup_of_markdown_is_not_seen() -> None:
    assert [" ".join(line.split()) for line in seen(MARKDOWN).splitlines() if line.strip()] == [
        "Ferry returns",
        "The ferry crossed the harbour for the first time . Its crew",
        "wore caps",
        "and sang snake_case songs .",
    ]


def test_two_headings_between_empty_lines_are_markdown_and_comments_are_not() -> None:
    assert seen("## One\n\ntext *so*\n\n## Two\n").split() == ["One", "text", "so", "Two"]
    code = "# one\nx = a[0] * b[1]\n# two\ny = 1\n"
    assert seen(code) == code


def test_other_brackets_are_seen() -> None:
    for text in ("f[0](x y)", "see [1] (and 2)", "[open](https://site.example"):
        assert seen(text) == text


def test_the_text_keeps_its_addresses() -> None:
    text = "[Ferry](https://site.example/) returns\n"
    read = read_page(text, kind="text")
    assert read.page.text == text
    assert len(read.page.code_points) == len(text)


@given(st.text("[]()a1. \n", max_size=200))
def test_any_brackets_have_features(text: str) -> None:
    read = read_page(text, kind="text")
    X = FEATURES.transform(read.page, read.blocks, read.hints).X
    assert len(X) == len(read.blocks)
    assert not np.isinf(X).any()


def test_names_of_files_in_place_of_pictures_are_no_text() -> None:
    lines = [
        "The ferry is back.",
        "   [pier-2_big.JPG]",
        "[a.png] [b.webp?w=140&q=75] \r",
        "[harbour] [a.png]",
        "[harbour]",
        "See [pier.jpg]",
    ]
    read = read_page("\n".join(lines), kind="text")
    texts = [text.strip() for text in block_slices(read.page, read.blocks)]
    assert texts == ["The ferry is back.", *lines[3:]]
    assert read.blocks.start[1] == "\n".join(lines).index("[harbour]")
