"""Blocks back to reading form: tidied text, formatted spans, places in lists and tables.

Runs only for blocks that somebody asked for, after labelling.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from boilerkit.document import ItemKind, ListItem, Place, Quote, Span, SpanKind
from boilerkit.dom.addresses import resolve
from boilerkit.dom.fragments import join_lines
from boilerkit.dom.parts import NAMED_PARTS
from boilerkit.dom.spans import SpanWriter
from boilerkit.dom.tables import data_cells
from boilerkit.dom.tags import (
    CODE_TAGS,
    EMPHASIS_TAGS,
    HEADING_TAGS,
    ITEM_TAGS,
    LIST_TAGS,
    STRONG_TAGS,
    TAG_IDS,
    TAG_NAMES,
    tag_mask,
)
from boilerkit.dom.text import squash
from boilerkit.numbering import number_keys
from boilerkit.page import BlockTable, FlatPage
from boilerkit.tree import nearest

_NAMES_BY_KIND: dict[SpanKind, frozenset[str]] = {
    "emphasis": EMPHASIS_TAGS,
    "strong": STRONG_TAGS,
    "code": CODE_TAGS,
    "superscript": frozenset({"sup"}),
    "subscript": frozenset({"sub"}),
    "deleted": frozenset({"del", "s", "strike"}),
}
_SPAN_KINDS: dict[int, SpanKind] = {
    TAG_IDS[name]: kind for kind, names in _NAMES_BY_KIND.items() for name in names
}
_HEADING_LEVELS: dict[int, int] = {TAG_IDS[name]: int(name[1]) for name in HEADING_TAGS}
_LISTS = tag_mask(LIST_TAGS)
_IS_LIST: list[bool] = _LISTS.tolist()
_IS_CELL: list[bool] = tag_mask({"td", "th"}).tolist()
_ITEMS = tag_mask(ITEM_TAGS)
_IS_ITEM: list[bool] = _ITEMS.tolist()
_PRE, _CODE = TAG_IDS["pre"], TAG_IDS["code"]
_QUOTE, _ORDERED = TAG_IDS["blockquote"], TAG_IDS["ol"]
_DEFINITIONS, _TERM = TAG_IDS["dl"], TAG_IDS["dt"]
_PLACES = tag_mask({*HEADING_TAGS, *LIST_TAGS, *ITEM_TAGS, "td", "th", "pre", "blockquote"})
_CODE_LANGUAGE = re.compile(
    r"(?:^|\s)(?:language-|lang-|highlight-source-|highlight-text-|highlight-)([a-z][a-z0-9+#.-]*)",
    re.IGNORECASE,
)
"""As the HTML standard has it, and GitHub and Sphinx."""
_NO_LANGUAGES = frozenset({"none", "text", "plain", "plaintext", "default", "source"})
_NO_PARTS: frozenset[str] = frozenset()
_NOWHERE, _AFTER_BREAK = Place(), Place(after_break=True)
MAX_LAYERS = 200
"""How many lists, items, cells and the like around a block are looked at; more are no layout."""


class Layout:
    """Reads the layout of a page's blocks, one block at a time.

    Parameters
    ----------
    base : str
        What links are relative to.
    parts : collection of str
        Of the parts that names tell, those to look for: it takes time, and few ask for them.
    """

    def __init__(
        self,
        page: FlatPage,
        blocks: BlockTable,
        *,
        base: str = "",
        parts: Collection[str] = tuple(NAMED_PARTS),
    ) -> None:
        self._page = page
        self._blocks = blocks
        self._base = base
        self._wanted_parts = parts
        # Lists: one element of an array costs several times one of a list.
        self._element: list[int] = blocks.element.tolist()
        self._container: list[int] = blocks.container.tolist()
        self._after_break: list[bool] = blocks.after_break.tolist()
        self._start: list[int] = blocks.start.tolist()
        self._end: list[int] = blocks.end.tolist()
        self._places: dict[int, Place] = {}
        self._known_formats: dict[tuple[int, int], list[tuple[SpanKind, str]]] = {}

    @cached_property
    def _tag(self) -> list[int]:
        return list(self._page.tag.tolist())

    @cached_property
    def _parent(self) -> list[int]:
        return list(self._page.parent.tolist())

    def tag(self, block: int) -> str:
        """Tag of the block-level element around a block."""
        if self._page.kind == "text":
            return ""
        return TAG_NAMES[self._tag[self._container[block]]]

    def plain_text(self, block: int) -> str:
        """A block's text with tidy white space; code keeps its own."""
        start, end = self._start[block], self._end[block]
        if self._has_code and self._code[self._container[block]]:
            start -= self._n_indent(block)
            return self._page.text[start:end].strip("\r\n").rstrip()
        text = self._page.text[start:end]
        return join_lines(text) if self._page.kind == "text" else squash(text)

    def _n_indent(self, block: int) -> int:
        """Spaces before a line of code, where it is a block: they count to the line before it."""
        code, container = self._code, self._container
        if not block or code[container[block - 1]] != code[container[block]]:
            return 0
        before = self._page.text[self._start[block - 1] : self._start[block]]
        return len(before) - len(before.rstrip(" \t"))

    def text(self, block: int) -> tuple[str, tuple[Span, ...]]:
        """A block's text as `plain_text` gives it, and its formatted spans."""
        page, blocks = self._page, self._blocks
        container = self._container[block]
        if page.kind == "text" or (self._has_code and self._code[container]):
            return self.plain_text(block), ()
        writer = SpanWriter()
        first, last = int(blocks.first_text[block]), int(blocks.last_text[block])
        starts = page.text_start[first : last + 1].tolist()
        elements = page.text_element[first:last].tolist()
        for (start, end), element in zip(pairwise(starts), elements, strict=True):
            writer.write(page.text[start:end], self._formats(element, container))
        return writer.finish()

    def place(self, block: int) -> Place:
        """Where a block stands in headings, lists, tables and quotes."""
        element = self._nearest_place[self._element[block]]
        if not element:
            return _AFTER_BREAK if self._after_break[block] else _NOWHERE
        if element not in self._places:
            self._places[element] = self._place_of(element)
        place = self._places[element]
        return replace(place, after_break=True) if self._after_break[block] else place

    def _place_of(self, element: int) -> Place:
        level = item = table = row = column = code = 0
        language = ""
        containers: list[ListItem | Quote] = []
        parts_of, parts = self._parts_of, _NO_PARTS
        for _ in range(MAX_LAYERS):
            if not element:
                break
            tag = self._tag[element]
            if tag in _HEADING_LEVELS and not level:
                level = _HEADING_LEVELS[tag]
            elif _IS_LIST[tag]:
                containers.append(self._list_item(element, item))
                item = 0
            elif _IS_ITEM[tag]:
                item = item or element
            elif _IS_CELL[tag] and not table:
                table, row, column = self._cells.get(element, (0, 0, 0))
            elif tag == _QUOTE:
                containers.append(Quote(element))
            elif tag == _PRE and not code:
                code, language = element, self._code_language(element)
                # A list within code has a line in each item, and is no list.
                containers, item = [], 0
            parts |= parts_of.get(element, _NO_PARTS)
            element = self._nearest_place[self._parent[element]]
        return Place(
            heading_level=level,
            containers=tuple(reversed(containers)),
            table=table,
            row=row,
            column=column,
            code=code,
            code_language=language,
            parts=parts,
        )

    def _list_item(self, of: int, item: int) -> ListItem:
        """An item of a list, or what stands in the list but in no item (0)."""
        kind: ItemKind = "bullet"
        if self._tag[of] == _ORDERED:
            kind = "number"
        elif self._tag[of] == _DEFINITIONS:
            kind = "term" if self._tag[item] == _TERM else "definition"
        return ListItem(of, self._item_numbers[item] if item else 0, kind)

    @cached_property
    def _item_numbers(self) -> dict[int, int]:
        """Place of each item in its list, from 1."""
        items = np.flatnonzero(_ITEMS[self._page.tag])
        lists = nearest(self._page, _LISTS[self._page.tag])[items]
        numbers = number_keys(lists.astype(np.int64)).place + 1
        return dict(zip(items.tolist(), numbers.tolist(), strict=True))

    def _code_language(self, pre: int) -> str:
        """Language by the names of a ``<pre>``, of the ``<code>`` in it, or of what holds it."""
        page = self._page
        around = [pre, self._parent[pre], self._parent[self._parent[pre]]]
        if pre + 1 < page.end[pre] and self._tag[pre + 1] == _CODE:
            around.insert(0, pre + 1)
        for element in around:
            found = _CODE_LANGUAGE.search(page.attribute_strings[page.attribute[element]])
            if found and found[1].lower() not in _NO_LANGUAGES:
                return found[1].lower()
        return ""

    @cached_property
    def _nearest_place(self) -> list[int]:
        """Innermost tag at or above each element that gives it a place, 0 for most paragraphs."""
        mask = _PLACES[self._page.tag]
        mask[list(self._parts_of)] = True
        return list(nearest(self._page, mask).tolist())

    @cached_property
    def _parts_of(self) -> dict[int, frozenset[str]]:
        """What the elements are that are parts, of those looked for."""
        found: dict[int, frozenset[str]] = {}
        for part, elements_of in NAMED_PARTS.items():
            if part in self._wanted_parts:
                for element in elements_of(self._page).tolist():
                    found[element] = found.get(element, _NO_PARTS) | {part}
        return found

    @cached_property
    def _has_code(self) -> bool:
        return bool((self._page.tag == _PRE).any())

    @cached_property
    def _code(self) -> list[int]:
        """The ``<pre>`` at or around each element, 0 for none."""
        return list(nearest(self._page, self._page.tag == _PRE).tolist())

    @cached_property
    def _cells(self) -> dict[int, tuple[int, int, int]]:
        return data_cells(self._page)

    def _formats(self, element: int, container: int) -> list[tuple[SpanKind, str]]:
        """Formats of a text node: from its own element up to the block's container."""
        key = element, container
        if key not in self._known_formats:
            self._known_formats[key] = self._find_formats(element, container)
        return self._known_formats[key]

    def _find_formats(self, element: int, container: int) -> list[tuple[SpanKind, str]]:
        links = self._page.links
        found: list[tuple[SpanKind, str]] = []
        is_within = True
        while element:
            if element in links:
                found.append(("link", resolve(links[element], self._base)))
            kind = _SPAN_KINDS.get(self._tag[element])
            if kind and is_within:
                found.append((kind, ""))
            # A link may hold whole blocks; other formats end at the container.
            is_within = is_within and element != container
            element = self._parent[element]
        return found
