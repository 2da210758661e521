"""Compiled code walks, looks over and groups as the Python beside it does, on whatever comes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from boilerkit import tree
from boilerkit.dom import flatten, markup, name_groups
from boilerkit.dom.compiled_walk import compiled_walk
from boilerkit.dom.parsing import parse_html
from boilerkit.dom.reading import read_page
from boilerkit.dom.walk import HeadNodes, walk_in_python
from boilerkit.numbering import number_in_numpy, number_keys
from tests.compiled.common import ROOT, needs_compiler, same, trees
from tests.test_properties import markup as pages
from tests.test_properties import wild

pytestmark = needs_compiler


@wild
@given(html=st.one_of(trees, pages))
def test_walks_find_the_same(html: str) -> None:
    walk = compiled_walk()
    assert walk is not None
    root = parse_html(html).root
    assert root is not None
    heads = HeadNodes(), HeadNodes()
    compiled, plain = walk(root, heads[0]), walk_in_python(root, heads[1])
    assert same(compiled, plain)
    assert heads[0] == heads[1]


@pytest.mark.parametrize("path", sorted((ROOT / "datasets" / "pages").glob("*.html")), ids=str)
def test_a_real_page_is_walked_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    html = path.read_text(encoding="utf-8")
    compiled, head = flatten.flatten_tree(parse_html(html))
    monkeypatch.setattr(flatten, "compiled_walk", lambda: None)
    plain, plain_head = flatten.flatten_tree(parse_html(html))
    assert len(compiled.tag) > 20
    assert same(compiled, plain)
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
@given(keys=st.lists(st.integers(-4, 4) | st.integers(-(2**63), 2**63 - 1), max_size=60))
def test_keys_are_numbered_alike(keys: list[int]) -> None:
    array = np.array(keys, dtype=np.int64)
    assert same(number_keys(array), number_in_numpy(array))
