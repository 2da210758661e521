"""Links to be clicked, not read: a heading's to itself and to edit it, the way back from a note."""

from __future__ import annotations

import re

import numpy as np

from boilerkit.dom.flatten import without_elements
from boilerkit.dom.unseen import UNSEEN
from boilerkit.page import FlatPage
from boilerkit.tree import named, text_ranges

_SIGNS = "¶#§∞⚓🔗🖇^↑↩↵⏎⇧⤴⬆"
"""Signs of permalinks of Sphinx, MkDocs, rustdoc, VitePress, Zola and Trac, and of the way back
from a note."""
_IS_SIGN = re.compile(rf"[\s{re.escape(_SIGNS)}{UNSEEN}]+")
_EDIT = "editsection"
_EDIT_NAMES = frozenset({_EDIT, f"mw-{_EDIT}"})
"""Of MediaWiki's links to edit a section; "[edit]" in whatever language the page is in."""


def without_permalinks(page: FlatPage) -> FlatPage:
    """Leave out links to a place within a page whose text is nothing but signs, and links to edit
    a section.
    """
    found = _self_links(page) + np.flatnonzero(named(page, _names_edit)).tolist()
    return without_elements(page, found) if found else page


def _self_links(page: FlatPage) -> list[int]:
    within = [element for element, target in page.links.items() if "#" in target]
    if not within:
        return []
    first, last = text_ranges(page, np.array(within, dtype=np.int64))
    start, end = page.text_start[first].tolist(), page.text_start[last].tolist()
    return [
        element
        for element, low, high in zip(within, start, end, strict=True)
        if low < high and _IS_SIGN.fullmatch(page.text, low, high)
    ]


def _names_edit(names: str) -> bool:
    # Most pages have nothing like it, and need not be cut into names.
    return _EDIT in names and not _EDIT_NAMES.isdisjoint(names.split())
