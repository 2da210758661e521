"""Whatever a caller has to blocks: the dom room's front door."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from boilerkit.dom.addresses import resolve
from boilerkit.dom.charset import binary_signature, decode_unless_utf8, undo_latin
from boilerkit.dom.dump_titles import title_line
from boilerkit.dom.embedded import embedded_html
from boilerkit.dom.flatten import flatten_tree
from boilerkit.dom.gaps import with_gaps
from boilerkit.dom.gutters import without_line_numbers
from boilerkit.dom.hidden import shown_blocks
from boilerkit.dom.lines import flatten_lines
from boilerkit.dom.metadata import read_hints
from boilerkit.dom.parsing import parse_html
from boilerkit.dom.permalinks import without_permalinks
from boilerkit.dom.segmentation import segment_blocks
from boilerkit.dom.sniffing import begins_with_tag, sniff_kind
from boilerkit.dom.unseen import without_unseen
from boilerkit.errors import InputError
from boilerkit.page import BlockTable, FlatPage, Kind, PageHints, ReadPage

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

KindChoice = Literal["auto", "html", "text"]
_KINDS = ("auto", "html", "text")
SAMPLE_BYTES: Final = 1_000
"""Bytes in which a page of HTML is likely to have its first tag."""


def read_page(
    source: str | bytes | BeautifulSoup,
    *,
    kind: KindChoice = "auto",
    encoding: str | None = None,
    url: str | None = None,
) -> ReadPage:
    """Read a page of HTML or a text dump into blocks.

    Parameters
    ----------
    source : str, bytes or BeautifulSoup
    kind : {"auto", "html", "text"}
        What the page is; ``"auto"`` finds out.
    encoding : str, optional
        Encoding of ``bytes``, if the caller was told one.
    url : str, optional
        The page's address; it stands in for one that the page itself does not give, and links
        are relative to it.

    Raises
    ------
    InputError
        ``source`` is of another type or binary, ``kind`` or ``encoding`` are unknown.
    """
    if kind not in _KINDS:
        raise InputError(f"expected kind to be one of {', '.join(_KINDS)}, got {kind!r}")
    text, is_soup = _text_of(source, encoding)
    if kind == "text" or (kind == "auto" and not is_soup and _sniff(text) == "text"):
        page = flatten_lines(_decoded(text))
        blocks = segment_blocks(page)
        title = title_line(page, blocks)
        hints = PageHints(title=title, titles=(title,)) if title else PageHints()
    else:
        page, head = flatten_tree(parse_html(text))
        hints = read_hints(head)
        embedded = embedded_html(page, hints, head)
        if embedded:
            page, _ = flatten_tree(parse_html(embedded))
        page, blocks = html_blocks(page)
    base = resolve(hints.base, url or hints.url)
    hints = replace(hints, url=hints.url or url or "", base=base)
    return ReadPage(page, blocks, hints)


def html_blocks(page: FlatPage) -> tuple[FlatPage, BlockTable]:
    """Cut a page of HTML into blocks, its text as a browser shows it."""
    page = without_unseen(without_permalinks(without_line_numbers(page)))
    return with_gaps(*shown_blocks(page))


def _text_of(source: object, encoding: str | None) -> tuple[str | bytes, bool]:
    """Text of a source, or its bytes in UTF-8, and whether it was a soup and so is HTML."""
    if isinstance(source, str):
        found = binary_signature(source[:16].encode("latin-1", "ignore"))
        if found:
            raise InputError(f"expected a page of HTML or text, got {found} read as text")
        return undo_latin(source.removeprefix("\ufeff")), False
    if isinstance(source, bytes | bytearray | memoryview):
        return decode_unless_utf8(bytes(source), encoding), False
    if is_soup(source):
        return str(source), True
    raise InputError(
        f"expected a page as str, bytes or BeautifulSoup, got {type(source).__name__}: "
        f"{str(source)[:40]!r}"
    )


def _sniff(text: str | bytes) -> Kind:
    """Kind of a page; most begin with a tag, and nothing more of them is looked at."""
    if isinstance(text, bytes) and begins_with_tag(text[:SAMPLE_BYTES].decode("utf-8", "ignore")):
        return "html"
    return sniff_kind(_decoded(text))


def _decoded(text: str | bytes) -> str:
    return text if isinstance(text, str) else text.decode("utf-8")


def is_soup(source: object) -> bool:
    """Tell whether ``source`` is a BeautifulSoup, or a part of one."""
    # A caller who holds a soup has imported bs4; nobody else has to pay for it.
    bs4 = sys.modules.get("bs4")
    return bs4 is not None and isinstance(source, bs4.Tag)
