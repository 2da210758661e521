"""The same page as an older or simpler site writes it: a bare head, and few tags that mean much.

News sites of today say in their heads what the article is, often all of its text, and mark its
parts by elements made for them. A model that learns from them alone has little to go by on a
page of 2010, on one saved without its head, or on one laid out by ``<div>`` alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Flag, auto
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.tags import HEADING_TAGS, SECTION_TAGS, TAG_IDS, TAG_NAMES
from boilerkit.page import PageHints, ReadPage
from training.rewriting import drop_names, hide_names


class Loss(Flag):
    """What a page can lose."""

    HEAD = auto()
    """All that the head says but the title: addresses, authors, dates, JSON-LD."""
    SECTIONS = auto()
    """``<article>``, ``<nav>``, ``<figure>`` and their like."""
    HEADINGS = auto()
    """``<h1>`` to ``<h6>``."""
    MEANINGS = auto()
    """What classes, ids and roles mean."""
    NAMES = auto()
    """Classes, ids and roles themselves."""


OLD_MARKUP: Final = Loss.HEAD | Loss.SECTIONS | Loss.HEADINGS
_SHARES: Final[Mapping[Loss, float]] = {
    Loss.HEAD: 0.7,
    Loss.SECTIONS: 0.6,
    Loss.HEADINGS: 0.35,
    Loss.MEANINGS: 0.3,
}
"""How many of the copies lose what; each loss is drawn by itself."""
BARE_SHARE: Final = 0.15
"""How many lose names altogether, and with them all but headings that a reader could go by."""


def draw_losses(rng: np.random.Generator) -> Loss:
    """Draw what one copy loses, which may be nothing."""
    is_bare = rng.random() < BARE_SHARE
    lost = Loss.HEAD | Loss.SECTIONS | Loss.NAMES if is_bare else Loss(0)
    for loss, share in _SHARES.items():
        if rng.random() < share:
            lost |= loss
    return lost


def older_page(read: ReadPage, lost: Loss) -> ReadPage:
    """Return a page without what is lost; its text and its blocks stay as they are."""
    page, hints = read.page, read.hints
    if Loss.HEAD in lost:
        # Of a page's titles its <title> comes last.
        titles = hints.titles[-1:]
        hints = PageHints("".join(titles), titles, has_scripts=hints.has_scripts)
    if Loss.SECTIONS in lost:
        page = replace(page, tag=_WITHOUT_SECTIONS[page.tag])
    if Loss.HEADINGS in lost:
        page = replace(page, tag=_WITHOUT_HEADINGS[page.tag])
    older = replace(read, page=page, hints=hints)
    if Loss.NAMES in lost:
        return drop_names(older)
    return hide_names(older) if Loss.MEANINGS in lost else older


def _renamed(names: Mapping[str, str]) -> NDArray[np.int16]:
    """Element numbers after some elements have got other names; shape ``(n_tags,)``."""
    return np.array([TAG_IDS[names.get(name, name)] for name in TAG_NAMES], dtype=np.int16)


_WITHOUT_SECTIONS = _renamed(
    {**dict.fromkeys([*SECTION_TAGS, "figure", "figcaption"], "div"), "time": "span"}
)
_WITHOUT_HEADINGS = _renamed(dict.fromkeys(HEADING_TAGS, "div"))
