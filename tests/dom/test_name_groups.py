"""Elements are grouped by the names that they share."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from boilerkit.dom.name_groups import name_groups
from boilerkit.dom.reading import read_page
from boilerkit.dom.tags import TAG_IDS

NAMES = st.lists(st.sampled_from(["a", "b", "c", "x1", "x2", "x3"]), max_size=3, unique=True)


def groups_of(tag: str, html: str) -> list[int]:
    page = read_page(html, kind="html").page
    return page.name_group[page.tag == TAG_IDS[tag]].tolist()


def test_a_name_of_ones_own_makes_no_group() -> None:
    one, two, other = groups_of(
        "p", '<p class=text id=p1>a</p><p class="text" id=p2>b</p><p class=note>c</p>'
    )
    assert one == two != other


def test_elements_with_a_number_of_their_own_are_like_those_without_names() -> None:
    plain, first, second = groups_of("p", "<p>a</p><p id=p1>b</p><p id=p2>c</p>")
    assert plain == first == second


def test_the_only_box_of_its_name_is_like_no_other() -> None:
    plain, tags, numbered = groups_of(
        "div", "<div>a</div><div class=tags_box>b</div><div class=tags_box2>c</div>"
    )
    assert plain == numbered != tags


def test_a_name_shared_by_another_tag_counts() -> None:
    plain, named = groups_of("p", "<p>a</p><p class=wide>b</p><div class=wide>c</div>")
    assert plain != named


def test_the_same_names_twice_make_a_group_of_their_own() -> None:
    first, second, third = groups_of("p", "<p class=x>a</p><p class=x>b</p><p>c</p>")
    assert first == second != third


@given(st.lists(NAMES, min_size=1))
def test_elements_are_alike_where_the_names_that_tell_are(elements: list[list[str]]) -> None:
    strings = [" ".join(names) for names in elements]
    distinct = tuple(dict.fromkeys(["", *strings]))
    attribute = np.array([distinct.index(string) for string in strings], dtype=np.int32)
    found = name_groups(attribute, distinct).tolist()
    uses = [name for names in elements for name in names]
    telling = [
        [name for name in names if uses.count(name) > 1]
        or [name for name in names if not name[-1].isdigit()]
        for names in elements
    ]
    for group, own in zip(found, telling, strict=True):
        assert [g == group for g in found] == [s == own for s in telling]
