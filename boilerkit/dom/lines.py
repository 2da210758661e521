"""Plain-text dump to the same FlatPage: one line a block, or one paragraph that was wrapped."""

from __future__ import annotations

import re

import numpy as np

from boilerkit.dom.composition import composed
from boilerkit.dom.fragments import cut_lines
from boilerkit.dom.markdown import without_markup
from boilerkit.dom.tags import TAG_IDS
from boilerkit.dom.text import to_code_points
from boilerkit.dom.unseen import blank_unseen
from boilerkit.dom.walk import depths, subtree_ends
from boilerkit.dom.wrapping import continued_lines
from boilerkit.page import FlatPage

_IN_BRACKETS = re.compile(r"^[ \t]*(?:\[[^\[\]\s]+\][ \t\r]*)+$", re.MULTILINE)
_PICTURE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif|bmp)\b", re.IGNORECASE)

_ROOT, _PARAGRAPH, _BREAK = TAG_IDS["body"], TAG_IDS["p"], TAG_IDS["br"]


def flatten_lines(text: str) -> FlatPage:
    """Lay a text dump out as a tree of paragraphs, a line break between their lines.

    An empty line ends a paragraph, and no break parts lines that were wrapped at a width. Every
    line is a text node. ``FlatPage.text`` is the dump itself, its letters composed, so that a
    block's offsets are offsets into that, but blank where only pictures stood, or nothing that
    can be seen; what links of Markdown lead to is in it, but not in what features read.
    """
    text = _IN_BRACKETS.sub(_without_pictures, blank_unseen(composed(text)))
    tag, parent = [_ROOT], [0]
    start: list[int] = []
    element: list[int] = []
    order: list[int] = []
    offset = 0
    paragraph = 0
    is_rest = False
    lines = text.splitlines(keepends=True)
    goes_on_in_next = continued_lines(lines) | cut_lines(lines)
    for line, goes_on in zip(lines, goes_on_in_next.tolist(), strict=True):
        if line.isspace():
            paragraph = 0
        else:
            if not paragraph:
                paragraph = len(tag)
                tag.append(_PARAGRAPH)
                parent.append(0)
            elif not is_rest:
                tag.append(_BREAK)
                parent.append(paragraph)
            start.append(offset)
            element.append(paragraph)
            order.append(len(tag))
        is_rest = goes_on
        offset += len(line)
    parents = np.array(parent, dtype=np.int32)
    end = subtree_ends(parents)
    return FlatPage(
        kind="text",
        text=text,
        code_points=to_code_points(without_markup(text)),
        text_start=np.array([*start, len(text)], dtype=np.int32),
        text_element=np.array(element, dtype=np.int32),
        text_order=np.array(order, dtype=np.int32),
        tag=np.array(tag, dtype=np.int16),
        parent=parents,
        end=end,
        depth=depths(end),
        attribute=np.zeros(len(tag), dtype=np.int32),
        attribute_strings=("",),
        name_group=np.zeros(len(tag), dtype=np.int32),
    )


def _without_pictures(found: re.Match[str]) -> str:
    """Blank out a line of names of files that lynx writes in place of pictures."""
    names = found[0].split("]")[:-1]
    return " " * len(found[0]) if all(map(_PICTURE_NAME.search, names)) else found[0]
