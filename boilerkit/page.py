"""A page as plain arrays: what the dom room makes and the features room reads.

Nothing here has behaviour. ``FlatPage`` is a page after its one walk, ``BlockTable``
its text blocks, ``PageHints`` what the page says about itself in its head.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

Kind = Literal["html", "text"]

PAGE_TYPES: tuple[str, ...] = (
    "article",
    "service",
    "forum",
    "listing",
    "documentation",
    "collection",
    "product",
)
"""What a page as a whole is, as the WCXB corpus tells its pages apart."""

TextPurpose = Literal["article", "reply", "review", "item", "owner"]
TEXT_PURPOSES: tuple[TextPurpose, ...] = get_args(TextPurpose)
"""What a text in JSON-LD is for: the article, a post or an answer, a review of something, a
description of what the page is about, and one of who wrote or owns it."""

IntArray = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class PageHints:
    """What a page says about itself: title, meta tags, Open Graph, JSON-LD.

    Everything is as written in the page: dates unparsed, digits unconverted.
    """

    title: str = ""
    """Best title: JSON-LD headline, ``og:title``, then ``<title>``; of a dump that begins with it,
    its first line."""
    titles: tuple[str, ...] = ()
    """Every title that the page gives for itself, best first."""
    description: str = ""
    authors: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    """When the page says that it was published, best first."""
    changes: tuple[str, ...] = ()
    """When it says that it was last changed, best first."""
    times: tuple[str, ...] = ()
    """Dates of the page's ``<time>`` elements, in page order; not all are the article's."""
    tags: tuple[str, ...] = ()
    language: str = ""
    site_name: str = ""
    url: str = ""
    """Canonical address, then ``og:url``."""
    base: str = ""
    """What the page's links are relative to, as far as it is known: ``<base>``, its address."""
    types: tuple[str, ...] = ()
    """``og:type`` and JSON-LD ``@type`` values, lower case."""
    article_body: str = ""
    """The longest JSON-LD ``articleBody``, ``text`` or ``reviewBody``, in this order."""
    texts: tuple[str, ...] = ("",) * len(TEXT_PURPOSES)
    """What JSON-LD holds as text, for each of ``TEXT_PURPOSES``; ``""`` for nothing."""
    has_scripts: bool = False
    refresh: str = ""
    """Target of a ``<meta http-equiv="refresh">``."""


@dataclass(frozen=True, slots=True)
class FlatPage:
    """A page after one walk over its tree, in document order.

    Elements are numbered as they open (pre-order), so the elements inside element ``i``
    are ``i + 1 .. end[i] - 1``. White space between two text nodes belongs to the first.
    """

    kind: Kind
    text: str
    """Text of all text nodes, one after another, white space included."""
    code_points: NDArray[np.uint32]
    """``text`` as numbers, shape ``(len(text),)``, as features read it: blank where a dump holds
    the address of a link in Markdown."""
    text_start: IntArray
    """Offset into ``text`` of each text node, shape ``(n_texts + 1,)``."""
    text_element: IntArray
    """Element that holds each text node, shape ``(n_texts,)``."""
    text_order: IntArray
    """Number of elements opened before each text node, shape ``(n_texts,)``."""
    tag: NDArray[np.int16]
    """Tag of each element as an index into ``dom.tags.TAG_NAMES``, shape ``(n_elements,)``."""
    parent: IntArray
    """Parent of each element, the root's own number for the root, shape ``(n_elements,)``."""
    end: IntArray
    """One past the last element inside each element, shape ``(n_elements,)``."""
    depth: IntArray
    """Distance of each element from the root, shape ``(n_elements,)``."""
    attribute: IntArray
    """Index into ``attribute_strings`` of each element, shape ``(n_elements,)``."""
    attribute_strings: tuple[str, ...]
    """The distinct values of class, id, role and their like; the first is ``""``."""
    name_group: IntArray
    """Number of the names that each element shares with others, shape ``(n_elements,)``; below
    ``len(attribute_strings)``."""
    links: dict[int, str] = field(default_factory=dict)
    """``href`` of the elements that have one."""
    colspans: dict[int, str] = field(default_factory=dict)
    """``colspan`` of the elements that have one, as written."""
    rowspans: dict[int, str] = field(default_factory=dict)
    """``rowspan`` of the elements that have one, as written."""


@dataclass(frozen=True, slots=True)
class BlockTable:
    """The text blocks of a page, in document order; all arrays have shape ``(n_blocks,)``."""

    first_text: IntArray
    """First text node of the block."""
    last_text: IntArray
    """One past its last text node."""
    start: IntArray
    """Offset of its first character in ``FlatPage.text``."""
    end: IntArray
    """One past its last character."""
    element: IntArray
    """Innermost element that holds all of the block's text."""
    container: IntArray
    """Innermost block-level element that holds it."""
    after_break: NDArray[np.bool_]
    """Whether only a ``<br>`` (or one line end) parts the block from the one before."""

    def __len__(self) -> int:
        return len(self.start)


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as the dom room hands it on."""

    page: FlatPage
    blocks: BlockTable
    hints: PageHints
