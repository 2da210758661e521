"""Tree to arrays: the one walk over a page."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from selectolax.lexbor import LexborHTMLParser, LexborNode

from boilerkit.dom.tags import SKIPPED_TAGS, TAG_IDS
from boilerkit.dom.text import to_code_points
from boilerkit.page import FlatPage

TOKEN_ATTRIBUTES = frozenset(
    {"class", "id", "role", "rel", "itemprop", "itemtype", "property", "typeof", "name"}
    | {"aria-label", "data-testid", "data-test-id", "data-component", "data-qa", "data-role"}
    | {"data-module", "data-type", "data-name", "data-widget"}
)
"""Attributes whose words tell what an element is for."""

HIDDEN_TOKEN = "is-hidden"
"""Stands for ``hidden``, ``aria-hidden="true"`` and ``style="display:none"``."""

_TEXT, _IGNORED, _SKIPPED, _META, _UNKNOWN = -1, -2, -3, -4, 0
_NODE_CODES: dict[str, int] = {
    **TAG_IDS,
    **dict.fromkeys(SKIPPED_TAGS, _SKIPPED),
    **dict.fromkeys(("title", "meta", "link", "base"), _META),
    "-text": _TEXT,
    "-comment": _IGNORED,
    "!doctype": _IGNORED,
    "-document": _IGNORED,
}
_IMAGE, _NOSCRIPT = TAG_IDS["img"], TAG_IDS["noscript"]


@dataclass(slots=True)
class HeadNodes:
    """The nodes that say something about the page, collected on the walk."""

    titles: list[str] = field(default_factory=list)
    metas: list[dict[str, str | None]] = field(default_factory=list)
    links: list[dict[str, str | None]] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    root: dict[str, str | None] = field(default_factory=dict)
    n_scripts: int = 0


def flatten_tree(tree: LexborHTMLParser) -> tuple[FlatPage, HeadNodes]:
    """Walk the tree once, in document order.

    Returns
    -------
    page, head : FlatPage, HeadNodes
        The page's elements and text nodes, and the nodes that describe the page.
    """
    head = HeadNodes()
    walk = _Walk(head)
    root = tree.root
    if root is not None:
        walk.run(root)
    return walk.page(), head


class _Walk:
    """Growing columns of one walk."""

    def __init__(self, head: HeadNodes) -> None:
        self.head = head
        self.tag: list[int] = []
        self.parent: list[int] = []
        self.attribute: list[int] = []
        self.attribute_ids: dict[str, int] = {"": 0}
        self.links: dict[int, str] = {}
        self.images: dict[int, str] = {}
        self.text: list[str] = []
        self.text_start: list[int] = []
        self.text_element: list[int] = []
        self.text_order: list[int] = []

    def run(self, root: LexborNode) -> None:
        """Fill the columns. One long loop on purpose: this is the hot path's inner loop."""
        numbers: dict[int, int] = {root.parent.mem_id if root.parent else 0: 0}
        codes, tag, parents = _NODE_CODES, self.tag, self.parent
        text, attribute, ids = self.text, self.attribute, self.attribute_ids
        offset = 0
        for node in root.traverse(include_text=True):
            code = codes.get(node.tag or "", _UNKNOWN)
            if code == _IGNORED:
                continue
            above = node.parent
            parent = numbers.get(above.mem_id, _SKIPPED) if above is not None else 0
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
                text.append(content)
                offset += len(content)
                continue
            if code < 0 or parent < 0:
                self._off_page(node, code)
                continue
            number = numbers[node.mem_id] = len(tag)
            tag.append(code)
            parents.append(parent)
            attributes = node.attributes
            if attributes:
                key = self._attributes(number, code, attributes)
                attribute.append(ids.setdefault(key, len(ids)))
            else:
                attribute.append(0)
        self.head.root = dict(root.attributes)

    def _attributes(self, number: int, code: int, attributes: dict[str, str | None]) -> str:
        words = []
        for name, value in attributes.items():
            if name in TOKEN_ATTRIBUTES:
                if value:
                    words.append(value)
            elif name == "href":
                self.links[number] = value or ""
            elif name == "alt" and code == _IMAGE:
                self.images[number] = value or ""
            elif _hides(name, value):
                words.append(HIDDEN_TOKEN)
        return " ".join(words)

    def _off_page(self, node: LexborNode, code: int) -> None:
        """Keep what describes the page; the rest of a skipped subtree is dropped."""
        if code == _META:
            _collect_meta(node, self.head)
        elif node.tag == "script":
            self.head.n_scripts += 1
            if "ld+json" in (node.attributes.get("type") or ""):
                self.head.json_ld.append(node.text() or "")

    def page(self) -> FlatPage:
        text = "".join(self.text)
        parent = np.array(self.parent, dtype=np.int32)
        return FlatPage(
            kind="html",
            text=text,
            code_points=to_code_points(text),
            text_start=np.array([*self.text_start, len(text)], dtype=np.int32),
            text_element=np.array(self.text_element, dtype=np.int32),
            text_order=np.array(self.text_order, dtype=np.int32),
            tag=np.array(self.tag, dtype=np.int16),
            parent=parent,
            end=subtree_ends(self.parent),
            depth=depths(self.parent),
            attribute=np.array(self.attribute, dtype=np.int32),
            attribute_strings=tuple(self.attribute_ids),
            links=self.links,
            images=self.images,
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
    else:
        head.links.append(node.attributes)


def subtree_ends(parent: list[int]) -> NDArray[np.int32]:
    """One past the last descendant of each element; elements are in pre-order."""
    ends = list(range(1, len(parent) + 1))
    for number in range(len(parent) - 1, 0, -1):
        above = parent[number]
        ends[above] = max(ends[above], ends[number])
    return np.array(ends, dtype=np.int32)


def depths(parent: list[int]) -> NDArray[np.int32]:
    """Distance of each element from the root; elements are in pre-order."""
    found = [0] * len(parent)
    for number in range(1, len(parent)):
        found[number] = found[parent[number]] + 1
    return np.array(found, dtype=np.int32)
