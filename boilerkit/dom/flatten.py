"""Tree to arrays: a page after its one walk."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from selectolax.lexbor import LexborHTMLParser

from boilerkit.dom.compiled_walk import compiled_walk
from boilerkit.dom.composition import composed, may_be_apart
from boilerkit.dom.name_groups import name_groups
from boilerkit.dom.text import to_code_points
from boilerkit.dom.walk import HeadNodes, walk_in_python
from boilerkit.page import FlatPage


def flatten_tree(tree: LexborHTMLParser) -> tuple[FlatPage, HeadNodes]:
    """Walk the tree once, in document order.

    Returns
    -------
    page, head : FlatPage, HeadNodes
        The page's elements and text nodes, and the nodes that describe the page.
    """
    head = HeadNodes()
    # Lexbor makes an <html> of its own where a page has none.
    assert tree.root is not None
    walked = (compiled_walk() or walk_in_python)(tree.root, head)
    text = "".join(walked.texts)
    page = FlatPage(
        kind="html",
        text=text,
        code_points=to_code_points(text),
        text_start=np.append(walked.text_start, np.int32(len(text))),
        text_element=walked.text_element,
        text_order=walked.text_order,
        tag=walked.tag.astype(np.int16),
        parent=walked.parent,
        end=walked.end,
        depth=walked.depth,
        attribute=walked.attribute,
        attribute_strings=walked.attribute_strings,
        name_group=name_groups(walked.attribute, walked.attribute_strings),
        links=walked.links,
        colspans=walked.colspans,
        rowspans=walked.rowspans,
    )
    if may_be_apart(page.code_points):
        page = with_texts(page, [composed(part) for part in texts_of(page)])
    return page, head


def texts_of(page: FlatPage) -> list[str]:
    """Every text node of a page."""
    return [page.text[start:end] for start, end in pairwise(page.text_start.tolist())]


def with_texts(page: FlatPage, texts: list[str]) -> FlatPage:
    """The same page with other texts in its text nodes."""
    text = "".join(texts)
    start = np.concatenate(([0], np.cumsum([len(part) for part in texts]))).astype(np.int32)
    return replace(page, text=text, code_points=to_code_points(text), text_start=start)


def only_texts(page: FlatPage, is_left: NDArray[np.bool_]) -> FlatPage:
    """The same page with some of its text nodes; what the others hold is of the ones before."""
    return replace(
        page,
        text_start=page.text_start[np.append(is_left, True)],
        text_element=page.text_element[is_left],
        text_order=page.text_order[is_left],
    )


def without_elements(page: FlatPage, elements: list[int]) -> FlatPage:
    """The same page without some elements and all that they hold, but the white space behind.

    Parameters
    ----------
    elements : list of int
        In any order; some may be within others.
    """
    is_left = np.ones(len(page.tag), dtype=bool)
    for element in elements:
        is_left[element : page.end[element]] = False
    is_left_text = is_left[page.text_element]
    parts = texts_of(page)
    for number in np.flatnonzero(~is_left_text).tolist():
        parts[number] = parts[number][len(parts[number].rstrip()) :]
    page = only_texts(with_texts(page, parts), is_left_text)
    n_before = np.concatenate(([0], np.cumsum(is_left))).astype(np.int32)

    def left(values: dict[int, str]) -> dict[int, str]:
        return {int(n_before[of]): value for of, value in values.items() if is_left[of]}

    return replace(
        page,
        text_element=n_before[page.text_element],
        text_order=n_before[page.text_order],
        tag=page.tag[is_left],
        parent=n_before[page.parent[is_left]],
        end=n_before[page.end[is_left]],
        depth=page.depth[is_left],
        attribute=page.attribute[is_left],
        name_group=name_groups(page.attribute[is_left], page.attribute_strings),
        links=left(page.links),
        colspans=left(page.colspans),
        rowspans=left(page.rowspans),
    )
