"""Compiled code has the features of the Python beside it, on whatever comes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from boilerkit import numbering, tree
from boilerkit.dom.reading import read_page
from boilerkit.dom.text import CharClass
from boilerkit.features import (
    attributes,
    beliefs,
    characters,
    context,
    cues,
    landmarks,
    links,
    position,
    text,
    topics,
    words,
)
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.page import Kind
from tests.compiled.common import ROOT, needs_compiler, same, trees
from tests.features.test_cues import ratios
from tests.test_properties import markup as pages
from tests.test_properties import wild

pytestmark = needs_compiler

letters = st.text(
    st.one_of(
        st.sampled_from("aB 1.,:/-!?。漢年月時时字ก،۱\u0301\u200c\n"), st.characters(codec="utf-8")
    ),
    min_size=1,
    max_size=80,
)


@wild
@given(line=letters)
def test_characters_and_words_are_counted_alike(line: str) -> None:
    read = read_page(line, kind="text")
    if len(read.blocks) == 0:
        return
    low, high = int(read.blocks.start[0]), int(read.blocks.end[-1])
    starts = read.blocks.start.astype(np.int64) - low
    texts = read.page.text_start[:-1].astype(np.int64) - low
    codes = read.page.code_points[low:high]
    counted = characters.count_characters(codes, starts, texts)
    assert same(counted, characters.count_in_numpy(codes, starts, texts))
    breaks = np.append(starts, len(codes))
    assert same(words.find_words(codes, breaks), words.find_in_numpy(codes, breaks))


def test_classes_of_characters_are_those_of_the_compiled_code() -> None:
    source = (ROOT / "boilerkit" / "features" / "_characters.pyx").read_text(encoding="utf-8")
    for name in ("SPACE", "UPPER", "UNSPACED", "DIGIT", "STOP", "COLON", "MARK"):
        assert f"    {name} = {CharClass[name].value}\n" in source


@wild
@given(
    strings=st.lists(
        st.one_of(
            st.text(max_size=20),
            st.lists(
                st.sampled_from(
                    (
                        "nav Comment HTMLBody side-bar ad ab __ : related navX x1"
                        " 8ad4c ad300x2 ad2xnav 9xb"
                        " __nav ___ hentry tag-ad category- flush-top hide-gap"
                        " has-nav adNo mfp-hide"
                        " dark:nav group-x:menu _dark_:nav darknav:ad a_nav(b [ad] _[nav nav:(("
                    ).split()
                ),
                max_size=9,
            ).map(" ".join),
        ),
        max_size=5,
    )
)
def test_names_mean_the_same(strings: list[str]) -> None:
    found = attributes.attribute_bits(tuple(strings))
    assert found.tolist() == [attributes.bits_of_string(string) for string in strings]


parts = st.sampled_from(
    [*"http https : / // ? = # www. a.de b.com tag Login x mailto: javascript: é".split(), " "]
)


@wild
@given(
    hrefs=st.lists(st.lists(parts, max_size=9).map("".join), max_size=5),
    url=st.sampled_from(["", "http://a.de/x", "//www.b.com", "http://\ud800.de", "https://é.de/"]),
)
def test_links_lead_to_the_same(hrefs: list[str], url: str) -> None:
    site = links.site_of(url)
    assert links.kinds_of(hrefs, site).tolist() == [links.kind_of(href, site) for href in hrefs]


@wild
@given(
    html=st.one_of(trees, pages), kind=st.sampled_from(["html", "text"]), seed=st.integers(0, 99)
)
def test_beliefs_are_alike(html: str, kind: Kind, seed: int) -> None:
    read = read_page(html, kind=kind)
    n = len(read.blocks)
    rng = np.random.default_rng(seed)
    n_words, p = rng.integers(0, 40, n).astype(np.float32), rng.random(n)
    found = beliefs.beliefs(read.page, read.blocks, n_words, p)
    expected = np.empty(found.T.shape, dtype=np.float32)
    if n:
        beliefs.fill_in_numpy(read.page, read.blocks, n_words, p, expected)
    np.testing.assert_allclose(found.T, expected, rtol=1e-5, atol=1e-6)


@wild
@given(html=st.one_of(trees, pages), kind=st.sampled_from(["html", "text"]))
def test_features_are_alike(html: str, kind: Kind) -> None:
    read = read_page(html, kind=kind)
    compute = FeatureExtractor(kind).transform
    found = compute(read.page, read.blocks, read.hints)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(context, "_containers", None)
        patch.setattr(context, "_lines", None)
        patch.setattr(position, "_lines", None)
        patch.setattr(text, "_cues", None)
        patch.setattr(cues, "_compiled_cues", lambda: None)
        patch.setattr(landmarks, "_containers", None)
        patch.setattr(tree, "_tree", None)
        patch.setattr(numbering, "_numbering", None)
        expected = compute(read.page, read.blocks, read.hints)
    np.testing.assert_allclose(found.X, expected.X, rtol=1e-6, atol=1e-6)


@wild
@given(
    lines=st.lists(
        st.lists(st.sampled_from(["评论", "评", "论区", "全部", "相关", "新闻", "Tags", " "])).map(
            "".join
        ),
        min_size=1,
    )
)
def test_cues_are_alike(lines: list[str]) -> None:
    found = ratios(*lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cues, "_compiled_cues", lambda: None)
        assert found == ratios(*lines)


@wild
@given(
    n_blocks=st.integers(1, 9), n_terms=st.integers(1, 9), n=st.integers(0, 40), seed=st.integers(0)
)
def test_shared_words_are_summed_alike(n_blocks: int, n_terms: int, n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    cells = np.unique(rng.integers(0, n_blocks * n_terms, n))
    block, term = np.divmod(cells, n_terms)
    count = rng.integers(1, 5, len(cells))
    terms = topics.TermCounts(*(column.astype(np.int32) for column in (block, term, count)))
    p = rng.random(n_blocks)
    for own, other in zip(topics.sum_terms(terms, p), topics.sum_in_numpy(terms, p), strict=True):
        np.testing.assert_allclose(own, other, rtol=1e-9, atol=1e-9)
