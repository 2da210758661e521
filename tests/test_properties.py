from __future__ import annotations

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from boilerkit import Extractor, InputError
from boilerkit.dom.charset import undo_latin
from boilerkit.dom.fragments import cut_lines
from boilerkit.dom.reading import read_page
from boilerkit.dom.unseen import blank_unseen
from boilerkit.dom.wrapping import continued_lines
from boilerkit.features.extractor import FeatureExtractor

TAGS = "p div span a b br li ul table tr td h1 h2 article nav script style noscript pre".split()
markup = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
        st.sampled_from(
            ["<a href='/x'>", "<!--", "-->", "&amp;", "\u200c", "،", "<div class='ad'>"]
        ),
    ),
    max_size=60,
).map("".join)
wild = settings(max_examples=150, suppress_health_check=list(HealthCheck))


@wild
@given(source=st.one_of(markup, st.text(max_size=300)))
def test_any_text_is_labelled(extractor: Extractor, source: str) -> None:
    try:
        document = extractor.label(source)
    except InputError:
        return
    assert document.text == extractor.extract(source)
    for block in document.blocks:
        assert abs(sum(block.probabilities.values()) - 1) < 1e-9
        assert document.page_text[block.start : block.end] == block.text


@wild
@given(source=st.binary(max_size=400))
def test_any_bytes_are_labelled_or_refused(extractor: Extractor, source: bytes) -> None:
    try:
        document = extractor.label(source)
    except InputError as error:
        assert str(error)
        return
    assert document == extractor.label(source)


@wild
@given(source=markup)
def test_features_are_finite(source: str) -> None:
    for kind in ("html", "text"):
        read = read_page(source, kind=kind)
        X = FeatureExtractor(kind).transform(read.page, read.blocks, read.hints).X
        assert X.shape == (len(read.blocks), len(FeatureExtractor(kind).names))
        assert np.isfinite(X).all()


@wild
@given(source=markup)
def test_blocks_hold_the_page_text_in_order(source: str) -> None:
    read = read_page(source, kind="html")
    text = "".join(
        read.page.text[a:b] for a, b in zip(read.blocks.start, read.blocks.end, strict=True)
    )
    assert "".join(text.split()) == "".join(read.page.text.split())


@wild
@given(lines=st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)))
def test_a_dump_has_a_block_a_line_that_does_not_go_on(lines: list[str]) -> None:
    dump = "\n".join(lines)
    assume(undo_latin(dump) == dump)
    read = read_page(dump, kind="text")
    found = blank_unseen(dump).splitlines()
    goes_on = continued_lines(found) | cut_lines(found)
    assert len(read.blocks) == sum(map(bool, map(str.strip, found))) - goes_on.sum()
