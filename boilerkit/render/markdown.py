"""Markdown (CommonMark with tables): headings, lists, tables, quotes, code, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from boilerkit.choice import ARTICLE, Choice
from boilerkit.document import Block, Document, Span
from boilerkit.labels import Label

_SPECIAL = re.compile(r"([\\`*_\[\]<])")
_LINE_START = re.compile(r"^(\s*\d*)([#>+.)-])(?=\s)")
_MARKS = {"emphasis": "*", "strong": "**", "code": "`"}
_SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:", "ftp:")


def render_markdown(document: Document, choice: Choice = ARTICLE) -> str:
    """Return the chosen blocks as Markdown."""
    blocks = choice.blocks(document)
    parts: list[str] = []
    last: Block | None = None
    for table, group in groupby(blocks, key=lambda block: block.place.table):
        if table:
            rows = list(group)
            parts.extend(("\n\n" if parts else "", _table(rows)))
            last = rows[-1]
            continue
        for block in group:
            parts.extend((_separator(last, block), _block(block, last)))
            last = block
    return "".join(parts)


def is_safe_target(target: str) -> bool:
    """Whether a link's address is one that a reader may follow: no scripts, no data."""
    scheme, colon, _ = target.strip().lower().partition(":")
    return not colon or "/" in scheme or f"{scheme}:" in _SAFE_SCHEMES or "." in scheme


def _separator(last: Block | None, block: Block) -> str:
    if last is None:
        return ""
    a, b = last.place, block.place
    if b.is_code and a.is_code and b.after_break:
        return "\n\n"
    if b.after_break and not (a.heading_level or b.heading_level or a.table):
        return "  \n" + ("  " * b.list_depth if b.list_depth else "> " * b.quote_depth)
    is_same_list = a.list_depth and b.list_depth and a.item != b.item and not a.table
    return "\n" if is_same_list else "\n\n"


def _block(block: Block, last: Block | None) -> str:
    place = block.place
    if place.is_code:
        fence = "```"
        while fence in block.text:
            fence += "`"
        return f"{fence}\n{block.text}\n{fence}"
    text = _inline(block)
    continues = last is not None and place.after_break and not last.place.table
    if block.label is Label.HEADLINE or place.heading_level:
        return f"{'#' * (place.heading_level or 1)} {text}"
    if place.list_depth and not continues:
        is_new = last is None or last.place.item != place.item or not place.item
        indent = "  " * (place.list_depth - 1)
        mark = ("1. " if place.is_ordered else "- ") if is_new else "  "
        return f"{indent}{mark}{text}"
    return text if continues else f"{'> ' * place.quote_depth}{text}"


def _inline(block: Block) -> str:
    """A block's text with its links and emphasis written out."""
    pieces = list(_pieces(block))
    return _LINE_START.sub(r"\1\\\2", "".join(pieces)) if pieces else ""


def _pieces(block: Block) -> Iterator[str]:
    heading = bool(block.place.heading_level)
    spans = [span for span in block.spans if not (heading and span.kind == "strong")]
    spans = [span for span in spans if span.kind != "link" or is_safe_target(span.target)]
    cuts = sorted({0, len(block.text), *(s.start for s in spans), *(s.end for s in spans)})
    opened: list[Span] = []
    for start, end in pairwise(cuts):
        keep = [span for span in opened if span.end > start]
        while len(opened) > len(keep):
            yield _close(opened.pop())
        opened = keep
        for span in spans:
            if span.start == start and span.end > start and not _crosses(span, opened):
                yield _open(span)
                opened.append(span)
        text = block.text[start:end]
        yield text if any(span.kind == "code" for span in opened) else _SPECIAL.sub(r"\\\1", text)
    for span in reversed(opened):
        yield _close(span)


def _crosses(span: Span, opened: list[Span]) -> bool:
    """Markdown cannot write spans that overlap, nor one kind within itself."""
    return any(o.end < span.end or o.kind in (span.kind, "code") for o in opened)


def _open(span: Span) -> str:
    return "[" if span.kind == "link" else _MARKS[span.kind]


def _close(span: Span) -> str:
    if span.kind != "link":
        return _MARKS[span.kind]
    target = span.target.strip().replace(" ", "%20").replace("(", "%28").replace(")", "%29")
    return f"]({target})"


def _table(blocks: list[Block]) -> str:
    """A data table with its first row as the header."""
    cells: dict[tuple[int, int], str] = {}
    for block in blocks:
        place = (block.place.row, block.place.column)
        text = _inline(block).replace("|", "\\|").replace("\n", " ")
        cells[place] = f"{cells[place]} {text}" if place in cells else text
    rows = sorted({row for row, _ in cells})
    columns = range(1, max(column for _, column in cells) + 1)
    lines = [[cells.get((row, column), "") for column in columns] for row in rows]
    rule = ["---" for _ in columns]
    return "\n".join(f"| {' | '.join(line)} |" for line in [lines[0], rule, *lines[1:]])
