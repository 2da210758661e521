"""The questions asked of a page's tree, each against a plain way of answering it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from boilerkit.dom.reading import read_page
from boilerkit.page import FlatPage
from boilerkit.tree import count_above, count_above_in_numpy, count_inside, inside

TAGS = st.lists(st.sampled_from(["<div>", "</div>", "<ul>", "<li>", "<p>", "</p>", "text"]))


def _is_above(page: FlatPage, above: int, element: int) -> bool:
    while element > above:
        element = int(page.parent[element])
    return element == above


@given(TAGS, st.data())
def test_marks_are_counted_as_an_ancestor_at_a_time_would(
    tags: list[str], data: st.DataObject
) -> None:
    page = read_page("<body>" + "".join(tags), kind="html").page
    n = len(page.tag)
    mask = np.array(data.draw(st.lists(st.booleans(), min_size=n, max_size=n)))
    expected = [sum(_is_above(page, a, e) for a in np.flatnonzero(mask)) for e in range(n)]
    assert inside(page, mask).tolist() == expected
    places = np.array(data.draw(st.lists(st.integers(0, n - 1), max_size=8)), dtype=np.int32)
    # The first bit for even elements, the second one for odd ones.
    marks = np.where(mask, 1 << (np.arange(n) % 2), 0).astype(np.uint64)
    for count in (count_above, count_above_in_numpy):
        counts = count(page, marks, 2, places)
        assert counts.shape == (2, len(places))
        assert counts.sum(axis=0).tolist() == [expected[place] for place in places]
        odd = inside(page, mask & (np.arange(n) % 2 == 1))
        assert counts[1].tolist() == odd[places].tolist()


@given(TAGS)
def test_marks_inside_are_those_that_have_the_element_above(tags: list[str]) -> None:
    page = read_page("<body>" + "".join(tags), kind="html").page
    n = len(page.tag)
    mask = np.arange(n) % 2 == 0
    expected = [sum(_is_above(page, e, m) for m in np.flatnonzero(mask)) for e in range(n)]
    assert count_inside(page, mask).tolist() == expected
