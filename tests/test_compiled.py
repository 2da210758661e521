"""The compiled modules answer as the Python beside them does, on whatever comes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from boilerkit import Extractor, numbering, tree
from boilerkit.compiled import MODULES, is_compiled
from boilerkit.dom import flatten, markup, name_groups
from boilerkit.dom.compiled_walk import compiled_walk
from boilerkit.dom.parsing import parse_html
from boilerkit.dom.reading import read_page
from boilerkit.dom.text import CharClass
from boilerkit.dom.walk import TOKEN_ATTRIBUTES, HeadNodes, walk_in_python
from boilerkit.errors import ModelError
from boilerkit.features import (
    attributes,
    beliefs,
    characters,
    context,
    landmarks,
    links,
    position,
    text,
    topics,
    words,
)
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.model.forest import read_forest
from boilerkit.model.lightgbm_trees import LightGBMTrees
from boilerkit.model.trees import Trees
from boilerkit.numbering import number_in_numpy, number_keys
from boilerkit.page import Kind
from tests.test_properties import markup as pages
from tests.test_properties import wild

ROOT = Path(__file__).resolve().parent.parent
MODELS = sorted((ROOT / "models" / "default").glob("*.txt"))


pytestmark = pytest.mark.skipif(
    not is_compiled(), reason="boilerkit was installed without a compiler"
)


def test_every_module_is_named() -> None:
    sources = (ROOT / "boilerkit").rglob("*.pyx")
    names = {".".join(path.with_suffix("").relative_to(ROOT).parts) for path in sources}
    assert names == set(MODULES)


WITHOUT = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[2:]))
import boilerkit
from tests.test_compiled import answers
print(answers(boilerkit.Extractor(), sys.argv[1]), end="")
"""


def answers(extractor: Extractor, folder: str) -> str:
    """Label and probability of every block of the sample pages."""
    lines = []
    for path in sorted(Path(folder).iterdir()):
        if path.suffix in {".html", ".txt"}:
            for block in extractor.label(path.read_bytes()).blocks:
                shares = [f"{p:.6f}" for p in block.probabilities.values()]
                lines.append(f"{path.name} {block.label.value} {' '.join(shares)}")
    return "\n".join(lines)


def test_without_them_every_answer_is_the_same() -> None:
    folder = str(ROOT / "datasets" / "pages")
    found = subprocess.run(
        [sys.executable, "-c", WITHOUT, folder, *MODULES],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert found.stdout == answers(Extractor(), folder)
    assert len(found.stdout.splitlines()) > 200


def _same(a: object, b: object) -> bool:
    """Whether two records hold the same, arrays by value and type."""
    for field in fields(a):  # type: ignore[arg-type]
        own, other = getattr(a, field.name), getattr(b, field.name)
        if isinstance(own, np.ndarray):
            if own.dtype != other.dtype or not np.array_equal(own, other):
                return False
        elif own != other:
            return False
    return True


names = st.sampled_from(
    [*sorted(TOKEN_ATTRIBUTES), "href", "alt", "style", "hidden", "aria-hidden"]
)
values = st.sampled_from(["", "nav Main", "true", "display: none", "/a?b", "until-found", "ä"])
tags = st.sampled_from(
    "div pre img a svg title noscript template script meta link custom-tag select math".split()
)
elements = st.builds("<{} {}='{}' {}='{}'>".format, tags, names, values, names, values)
trees = st.lists(
    st.one_of(
        elements,
        st.builds("</{}>".format, tags),
        st.sampled_from(
            [" \n ", "text", "&lt;b>", "<?pi x?>", "<!-- c -->", "<![CDATA[x]]>", "\0"]
        ),
        st.text(max_size=8),
    ),
    max_size=40,
).map("".join)


@wild
@given(html=st.one_of(trees, pages))
def test_walks_find_the_same(html: str) -> None:
    walk = compiled_walk()
    assert walk is not None
    root = parse_html(html).root
    assert root is not None
    heads = HeadNodes(), HeadNodes()
    compiled, plain = walk(root, heads[0]), walk_in_python(root, heads[1])
    assert _same(compiled, plain)
    assert heads[0] == heads[1]


@pytest.mark.parametrize("path", sorted((ROOT / "datasets" / "pages").glob("*.html")), ids=str)
def test_a_real_page_is_walked_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    html = path.read_text(encoding="utf-8")
    compiled, head = flatten.flatten_tree(parse_html(html))
    monkeypatch.setattr(flatten, "compiled_walk", lambda: None)
    plain, plain_head = flatten.flatten_tree(parse_html(html))
    assert len(compiled.tag) > 20
    assert _same(compiled, plain)
    assert head == plain_head


@wild
@given(html=st.one_of(trees, pages, st.text(alphabet="<>/abpd \n", max_size=60)))
def test_tags_are_looked_over_alike(html: str) -> None:
    data = html.encode("utf-8", "replace")
    assert markup.look_over(data) == markup.look_over_in_numpy(data)


lengths = st.sampled_from([0, 1, 9_999, 19_998, 19_999, 20_000, 20_001, 50_000])


@wild
@given(
    pieces=st.lists(
        st.tuples(st.sampled_from(["<", ">", "<a", "</a", "< ", "x", "<1"]), lengths), max_size=6
    )
)
def test_long_tags_are_seen_alike(pieces: list[tuple[str, int]]) -> None:
    data = "".join(mark + " " * n for mark, n in pieces).encode()
    assert markup.look_over(data) == markup.look_over_in_numpy(data)


octets = st.lists(
    st.one_of(
        st.binary(max_size=4),
        st.text(max_size=9).map(str.encode),
        st.sampled_from([b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\xe0\x9f\xbf"]),
        st.just(b"plain ASCII of some length"),
    ),
    max_size=6,
).map(b"".join)


@wild
@given(data=octets)
def test_bytes_are_taken_for_utf8_as_python_does(data: bytes) -> None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        assert not markup.is_utf8(data)
    else:
        assert markup.is_utf8(data)


element_names = st.lists(
    st.one_of(
        st.sampled_from(["text p1", "p2", " a\x1fp1 ", "a\tb", "b a", "a a", "نام", "a\xa0b"]),
        st.text(alphabet="ab1 \n", max_size=6),
    ),
    unique=True,
    max_size=8,
)


@wild
@given(names=element_names, data=st.data())
def test_elements_are_grouped_alike(names: list[str], data: st.DataObject) -> None:
    strings = ("", *(name for name in names if name))
    drawn = st.lists(st.integers(0, len(strings) - 1), max_size=2 * len(strings))
    attribute = np.array([0, *data.draw(drawn)], dtype=np.int32)
    found = name_groups.name_groups(attribute, strings)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(name_groups, "_name_groups", None)
        assert np.array_equal(found, name_groups.name_groups(attribute, strings))


letters = st.text(
    st.one_of(st.sampled_from("aB 1.,:/-!?。漢字ก،۱\u0301\u200c\n"), st.characters(codec="utf-8")),
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
    assert _same(counted, characters.count_in_numpy(codes, starts, texts))
    breaks = np.append(starts, len(codes))
    assert _same(words.find_words(codes, breaks), words.find_in_numpy(codes, breaks))


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
        patch.setattr(text, "_compiled_cues", lambda: None)
        patch.setattr(landmarks, "_containers", None)
        patch.setattr(tree, "_tree", None)
        patch.setattr(numbering, "_numbering", None)
        expected = compute(read.page, read.blocks, read.hints)
    np.testing.assert_allclose(found.X, expected.X, rtol=1e-6, atol=1e-6)


@wild
@given(html=st.one_of(trees, pages), seed=st.integers(0, 99))
def test_trees_are_asked_alike(html: str, seed: int) -> None:
    page = read_page(html, kind="html").page
    n = len(page.tag)
    rng = np.random.default_rng(seed)
    mask = rng.random(n) < 0.3
    a, b = (rng.integers(0, n, 9).astype(np.int32) for _ in range(2))
    marks = rng.integers(0, 2**64 - 1, n, dtype=np.uint64) * mask
    for own, other in (
        (tree.nearest(page, mask), tree.nearest_in_numpy(page, mask)),
        (tree.inside(page, mask), tree.inside_in_numpy(page, mask)),
        (tree.common_ancestor(page, a, b), tree.common_ancestor_in_numpy(page, a, b)),
        (tree.count_above(page, marks, 64, a), tree.count_above_in_numpy(page, marks, 64, a)),
    ):
        assert own.dtype == other.dtype
        assert own.tolist() == other.tolist()


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


@wild
@given(keys=st.lists(st.integers(-4, 4) | st.integers(-(2**63), 2**63 - 1), max_size=60))
def test_keys_are_numbered_alike(keys: list[int]) -> None:
    array = np.array(keys, dtype=np.int64)
    assert _same(number_keys(array), number_in_numpy(array))


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
@pytest.mark.parametrize("n_rows", [0, 1, 4, 7])
def test_trees_answer_as_those_of_lightgbm(path: Path, n_rows: int) -> None:
    model = path.read_bytes()
    forest = read_forest(model, path.name)
    assert forest is not None
    rng = np.random.default_rng(n_rows)
    X = rng.normal(0, 50, (n_rows, forest.n_features)).astype(np.float32)
    # Values on the thresholds themselves are where a comparison can go wrong.
    inner = forest.nodes[:200]
    X[:, inner["feature"]] = inner["threshold"]
    X[np.abs(X) < 1e-30] = 0  # What LightGBM reads as 0: no feature comes so close to it.
    own, theirs = Trees(model, path.name).predict(X), LightGBMTrees(model, path.name).predict(X)
    assert own.shape == theirs.shape
    np.testing.assert_allclose(own, theirs, rtol=0, atol=1e-15)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"left_child=", b"left_child=5000 "),
        (b"left_child=1 ", b"left_child=0 "),
        (b"split_feature=", b"split_feature=100000 "),
        (b"threshold=", b"threshold=x "),
        (b"leaf_value=", b"leaf_value_of="),
        (b"num_class=1", b"num_class="),
        (b"num_leaves=31", b"num_leaves=30"),
    ],
)
def test_a_damaged_model_is_refused(old: bytes, new: bytes) -> None:
    model = (ROOT / "models" / "default" / "html-first.txt").read_bytes()
    assert old in model
    with pytest.raises(ModelError, match=r"html-first"):
        read_forest(model.replace(old, new, 1), "html-first.txt")


def test_a_model_of_another_kind_is_left_to_lightgbm() -> None:
    model = (ROOT / "models" / "default" / "html-first.txt").read_bytes()
    other = model.replace(b"objective=binary sigmoid:1", b"objective=regression")
    assert read_forest(other, "other.txt") is None
