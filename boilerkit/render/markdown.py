"""Markdown (CommonMark with tables): headings, lists, tables, quotes, code, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from boilerkit.choice import ARTICLE, Choice
from boilerkit.document import Block, Document, ListItem, Span
from boilerkit.labels import Label

_SPECIAL = re.compile(r"([\\`*_\[\]<])")
_LINE_START = re.compile(r"^(\s*\d*)([#>+.)-])(?=\s)")
_MARKS = {"emphasis": "*", "strong": "**", "code": "`"}
_LINE_BREAK = "  \n"
_SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:", "ftp:")


def render_markdown(document: Document, choice: Choice = ARTICLE) -> str:
    """Return the chosen blocks as Markdown."""
    writer = _Writer()
    for table, group in groupby(choice.blocks(document), key=lambda block: block.place.table):
        if table:
            writer.write_table(list(group))
        else:
            for block in group:
                writer.write(block)
    return "".join(writer.parts)


def is_safe_target(target: str) -> bool:
    """Whether a link's address is one that a reader may follow: no scripts, no data."""
    scheme, colon, _ = target.strip().lower().partition(":")
    return not colon or "/" in scheme or f"{scheme}:" in _SAFE_SCHEMES or "." in scheme


class _Writer:
    """Writes blocks one below the other, and knows which list items are open."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._last: Block | None = None
        self._open: list[ListItem] = []
        """Items whose marks are written and that the next block may still belong to."""

    def write(self, block: Block) -> None:
        separator = _separator(self._last, block)
        indent, mark = self._enter(block, continues=separator == _LINE_BREAK)
        text = f"\n{indent}".join(_code_lines(block)) if block.place.is_code else _text(block)
        self.parts += (separator, indent, mark, text)
        self._last = block

    def write_table(self, blocks: list[Block]) -> None:
        self.parts += ("\n\n" if self.parts else "", _table(blocks))
        self._last, self._open = blocks[-1], []

    def _enter(self, block: Block, *, continues: bool) -> tuple[str, str]:
        """Open the item of a block; return its indent, and its mark where it has none yet."""
        place = block.place
        if _is_heading(block) or not place.items:
            self._open = []
            has_mark = not (_is_heading(block) or place.is_code)
            return "", "> " * place.quote_depth if has_mark else ""
        if not continues:
            self._open = [item for item in self._open if item.number and item in place.items]
        indent = " " * sum(len(_mark(item)) for item in self._open)
        own = place.items[-1]
        if continues or place.is_code or own in self._open:
            return indent, ""
        self._open.append(own)
        return indent, _mark(own)


def _mark(item: ListItem) -> str:
    return f"{item.number}. " if item.is_ordered and item.number else "- "


def _separator(last: Block | None, block: Block) -> str:
    if last is None:
        return ""
    a, b = last.place, block.place
    if b.after_break and not (a.heading_level or b.heading_level or a.table or b.is_code):
        return _LINE_BREAK
    lists = {item.list for item in a.items}.intersection(item.list for item in b.items)
    is_next_item = lists and a.items != b.items and not (a.table or a.is_code or b.is_code)
    return "\n" if is_next_item else "\n\n"


def _is_heading(block: Block) -> bool:
    return bool(block.place.heading_level) or block.label is Label.HEADLINE


def _code_lines(block: Block) -> list[str]:
    fence = "```"
    while fence in block.text:
        fence += "`"
    return [f"{fence}{block.place.code_language}", *block.text.split("\n"), fence]


def _text(block: Block) -> str:
    marks = f"{'#' * (block.place.heading_level or 1)} " if _is_heading(block) else ""
    return marks + _inline(block)


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
