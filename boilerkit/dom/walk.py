"""The one walk over a page's tree, in Python; `compiled_walk` does the same, faster."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from selectolax.lexbor import LexborNode

from boilerkit.dom.tags import SKIPPED_TAGS, TAG_IDS
from boilerkit.page import IntArray

TOKEN_ATTRIBUTES = frozenset(
    {"class", "id", "role", "rel", "itemprop", "itemtype", "property", "typeof", "name"}
    | {"aria-label", "data-testid", "data-test-id", "data-component", "data-qa", "data-role"}
    | {"data-module", "data-type", "data-name", "data-widget"}
)
"""Attributes whose words tell what an element is for."""

HIDDEN_TOKEN = "is-hidden"
"""Stands for ``hidden``, ``aria-hidden="true"`` and ``style="display:none"``."""

_HIDING_ATTRIBUTES = frozenset({"hidden", "aria-hidden", "style"})
SKIPPED, META = -3, -4
_TEXT, _IGNORED, _UNKNOWN = -1, -2, 0
NODE_CODES: dict[str, int] = {
    **TAG_IDS,
    **dict.fromkeys(SKIPPED_TAGS, SKIPPED),
    **dict.fromkeys(("title", "meta", "link", "base"), META),
    "-text": _TEXT,
    "-comment": _IGNORED,
    "!doctype": _IGNORED,
    "-document": _IGNORED,
    # Processing instructions, which have no name.
    "": _IGNORED,
}
_NOSCRIPT, _PRE = TAG_IDS["noscript"], TAG_IDS["pre"]


@dataclass(slots=True)
class HeadNodes:
    """The nodes that say something about the page, collected on the walk."""

    titles: list[str] = field(default_factory=list)
    metas: list[dict[str, str | None]] = field(default_factory=list)
    links: list[dict[str, str | None]] = field(default_factory=list)
    bases: list[dict[str, str | None]] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    """Scripts of other JSON."""
    times: list[str] = field(default_factory=list)
    """What elements of dates and times say that they stand for."""
    root: dict[str, str | None] = field(default_factory=dict)
    n_scripts: int = 0


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk finds; see `boilerkit.page.FlatPage` for the columns.

    ``texts`` are joined to the page's text, ``text_start`` lacks the last offset.
    """

    texts: list[str]
    text_start: IntArray
    text_element: IntArray
    text_order: IntArray
    tag: IntArray
    parent: IntArray
    end: IntArray
    depth: IntArray
    attribute: IntArray
    attribute_strings: tuple[str, ...]
    links: dict[int, str]
    colspans: dict[int, str]
    rowspans: dict[int, str]


def walk_in_python(root: LexborNode, head: HeadNodes) -> Walked:
    """Walk a tree from its root, and collect into ``head`` what describes the page."""
    walk = _Walk(head)
    walk.run(root)
    return walk.walked()


class _Walk:
    """Growing columns of one walk."""

    def __init__(self, head: HeadNodes) -> None:
        self.head = head
        self.tag: list[int] = []
        self.parent: list[int] = []
        self.attribute: list[int] = []
        self.attribute_ids: dict[str, int] = {"": 0}
        self.links: dict[int, str] = {}
        self.colspans: dict[int, str] = {}
        self.rowspans: dict[int, str] = {}
        self.text: list[str] = []
        self.text_start: list[int] = []
        self.text_element: list[int] = []
        self.text_order: list[int] = []

    def run(self, root: LexborNode) -> None:
        """Fill the columns. One long loop on purpose: this is the hot path's inner loop."""
        numbers: dict[int, int] = {root.parent.mem_id if root.parent else 0: 0}
        number_of, code_of = numbers.get, NODE_CODES.get
        tag, parents, attribute, ids = self.tag, self.parent, self.attribute, self.attribute_ids
        add_text = self.text.append
        verbatim: set[int] = set()
        offset = 0
        for node in root.traverse(include_text=True):
            code = code_of(node.tag or "", _UNKNOWN)
            if code == _IGNORED:
                continue
            above = node.parent
            parent = number_of(above.mem_id, SKIPPED) if above is not None else 0
            if code == _TEXT:
                if parent < 0:
                    continue
                content = node.text_content or ""
                if tag[parent] == _NOSCRIPT and content.lstrip().startswith("<"):
                    continue  # Markup escaped twice: nobody was meant to read it.
                if not content.isspace():
                    self.text_start.append(offset)
                    self.text_element.append(parent)
                    self.text_order.append(len(tag))
                elif parent not in verbatim:
                    # Indentation is near half of many pages, and says nothing.
                    content = " "
                add_text(content)
                offset += len(content)
            elif code < 0 or parent < 0:
                self._off_page(node, code)
            else:
                number = numbers[node.mem_id] = len(tag)
                if code == _PRE or parent in verbatim:
                    verbatim.add(number)
                tag.append(code)
                parents.append(parent)
                attributes = node.attributes
                key = self._attributes(number, attributes) if attributes else ""
                attribute.append(ids.setdefault(key, len(ids)))
        self.head.root = dict(root.attributes)

    def _attributes(self, number: int, attributes: dict[str, str | None]) -> str:
        words = ""
        for name, value in attributes.items():
            if name in TOKEN_ATTRIBUTES:
                if value:
                    words = f"{words} {value}" if words else value
            elif name == "href":
                self.links[number] = value or ""
            elif name == "datetime":
                self.head.times.append(value or "")
            elif name == "colspan":
                self.colspans[number] = value or ""
            elif name == "rowspan":
                self.rowspans[number] = value or ""
            elif name in _HIDING_ATTRIBUTES and _hides(name, value):
                words = f"{words} {HIDDEN_TOKEN}" if words else HIDDEN_TOKEN
        return words

    def _off_page(self, node: LexborNode, code: int) -> None:
        """Keep what describes the page; the rest of a skipped subtree is dropped."""
        if code == META:
            _collect_meta(node, self.head)
        elif node.tag == "script":
            self.head.n_scripts += 1
            kind = node.attributes.get("type") or ""
            if "ld+json" in kind:
                self.head.json_ld.append(node.text() or "")
            elif "json" in kind:
                self.head.states.append(node.text() or "")

    def walked(self) -> Walked:
        parent = np.array(self.parent, dtype=np.int32)
        end = subtree_ends(parent)
        return Walked(
            texts=self.text,
            text_start=np.array(self.text_start, dtype=np.int32),
            text_element=np.array(self.text_element, dtype=np.int32),
            text_order=np.array(self.text_order, dtype=np.int32),
            tag=np.array(self.tag, dtype=np.int32),
            parent=parent,
            end=end,
            depth=depths(end),
            attribute=np.array(self.attribute, dtype=np.int32),
            attribute_strings=tuple(self.attribute_ids),
            links=self.links,
            colspans=self.colspans,
            rowspans=self.rowspans,
        )


def _hides(name: str, value: str | None) -> bool:
    if name == "hidden":
        return value != "until-found"
    if name == "aria-hidden":
        return value == "true"
    return name == "style" and value is not None and "display:none" in value.replace(" ", "")


def _collect_meta(node: LexborNode, head: HeadNodes) -> None:
    if node.tag == "title":
        parent = node.parent
        if parent is None or parent.tag != "svg":
            head.titles.append(node.text() or "")
    elif node.tag == "meta":
        head.metas.append(node.attributes)
    elif node.tag == "base":
        head.bases.append(node.attributes)
    else:
        head.links.append(node.attributes)


def subtree_ends(parent: NDArray[np.int32]) -> NDArray[np.int32]:
    """One past the last descendant of each element; elements are in pre-order."""
    numbers = np.arange(len(parent), dtype=np.int32)
    last = numbers.copy()
    # Of several children the last one is written last; the root is its own parent.
    last[parent[1:]] = numbers[1:]
    while True:
        further = last[last]
        if np.array_equal(further, last):
            ends: NDArray[np.int32] = np.add(last, 1, dtype=np.int32)
            return ends
        last = further


def depths(end: NDArray[np.int32]) -> NDArray[np.int32]:
    """Distance of each element from the root, from where each element's subtree ends."""
    n_closed = np.cumsum(np.bincount(end, minlength=len(end) + 1)[: len(end)])
    return (np.arange(len(end)) - n_closed).astype(np.int32)
