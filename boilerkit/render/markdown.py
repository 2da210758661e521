"""Markdown (CommonMark with tables): headings, lists, tables, quotes, code, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count, groupby, pairwise
from unicodedata import category

from boilerkit.choice import ARTICLE, Choice
from boilerkit.document import Block, Document, ListItem, Span
from boilerkit.labels import Label

_SPECIAL = re.compile(r"([\\`*_\[\]<]|&(?=#?\w+;))")
_LINE_START = re.compile(
    r"^(\d*)(?=#{1,6}(?:\s|$)|[>=]|[+-](?:\s|$)|-{2}|~{3}|(?<=\d)[.)](?:\s|$))"
)
"""Where a line begins as a heading, a quotation, a list, a rule or code does."""
_BACKTICKS = re.compile("`+")
_MARKS = {"emphasis": "*", "strong": "**"}
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
    lists = {item.list for item in a.items}
    if a.items == b.items or lists.isdisjoint(item.list for item in b.items):
        return "\n\n"
    # A list may begin right below a line of text only if its first number is 1.
    begins_late = b.items[-1].list not in lists and _mark(b.items[-1]) not in ("- ", "1. ")
    return "\n\n" if begins_late or a.table or a.is_code or b.is_code else "\n"


def _is_heading(block: Block) -> bool:
    return bool(block.place.heading_level) or block.label is Label.HEADLINE


def _code_lines(block: Block) -> list[str]:
    fence = "```"
    while fence in block.text:
        fence += "`"
    return [f"{fence}{block.place.code_language}", *block.text.split("\n"), fence]


def _text(block: Block) -> str:
    if not _is_heading(block):
        return _inline(block)
    # A heading may end with hashes, too, which are no text of it.
    text = re.sub(r"(#+)$", r"\\\1", _inline(block))
    return f"{'#' * (block.place.heading_level or 1)} {text}"


def _inline(block: Block) -> str:
    """A block's text with its links and emphasis written out."""
    return _LINE_START.sub(r"\1\\", "".join(_pieces(block)))


def _pieces(block: Block) -> Iterator[str]:
    heading, text = bool(block.place.heading_level), block.text
    spans = [span for span in block.spans if not (heading and span.kind == "strong")]
    spans = [span for span in spans if span.kind != "link" or is_safe_target(span.target)]
    spans = [span for span in spans if _is_read_as_marks(span, spans, text)]
    # Around one text, marks within a link are always read as such, and around it not.
    spans.sort(key=lambda span: (span.start, -span.end, span.kind != "link"))
    spans = [span for number, span in enumerate(spans) if not _touches(span, spans[:number])]
    cuts = sorted({0, len(text), *(s.start for s in spans), *(s.end for s in spans)})
    opened: list[Span] = []
    for start, end in pairwise(cuts):
        keep = [span for span in opened if span.end > start]
        while len(opened) > len(keep):
            yield _close(opened.pop(), text)
        opened = keep
        for span in spans:
            if span.start == start and span.end > start and not _crosses(span, opened):
                yield _open(span, text)
                opened.append(span)
        if any(span.kind == "code" for span in opened):
            yield text[start:end]
        else:
            written = _SPECIAL.sub(r"\\\1", text[start:end])
            is_before_link = any(s.kind == "link" and s.start == end for s in spans)
            # With a "!" before it a link is an image.
            yield written[:-1] + "\\!" if written[-1:] == "!" and is_before_link else written
    for span in reversed(opened):
        yield _close(span, text)


def _is_read_as_marks(span: Span, spans: list[Span], text: str) -> bool:
    """Whether asterisks around a span are marks and no text.

    A mark beside punctuation within has to have white space or punctuation beside it without
    (CommonMark 0.31.2, 6.2).
    """
    if span.kind not in _MARKS:
        return True
    first, last = text[span.start], text[span.end - 1]
    before, after = text[: span.start][-1:], text[span.end : span.end + 1]
    for other in spans:
        if other.kind == "link" and other.start <= span.start and span.end <= other.end:
            before = "[" if other.start == span.start else before
            after = "]" if other.end == span.end else after
        elif other.kind in ("link", "code"):
            first = "[" if other.start == span.start else first
            last = ")" if other.end == span.end else last
    opens = _is_edge(before) or not _is_punctuation(first)
    return opens and (_is_edge(after) or not _is_punctuation(last))


def _touches(span: Span, before: list[Span]) -> bool:
    """Whether a span's marks would run into those of one before, unless both are of one text."""
    marked = [other for other in before if other.kind in _MARKS and span.kind in _MARKS]
    return any(
        span.start == other.end or (span.start == other.start) != (span.end == other.end)
        for other in marked
    )


def _is_edge(character: str) -> bool:
    return not character or character.isspace() or _is_punctuation(character)


def _is_punctuation(character: str) -> bool:
    return category(character)[0] in "PS"


def _crosses(span: Span, opened: list[Span]) -> bool:
    """Markdown cannot write spans that overlap, nor one kind within itself."""
    return any(o.end < span.end or o.kind in (span.kind, "code") for o in opened)


def _open(span: Span, text: str) -> str:
    if span.kind == "code":
        return _code_marks(span, text)[0]
    return "[" if span.kind == "link" else _MARKS[span.kind]


def _close(span: Span, text: str) -> str:
    if span.kind == "code":
        return _code_marks(span, text)[1]
    if span.kind != "link":
        return _MARKS[span.kind]
    target = span.target.strip()
    for character in " ()<>\\":
        target = target.replace(character, f"%{ord(character):02X}")
    return f"]({target})"


def _code_marks(span: Span, text: str) -> tuple[str, str]:
    """More backticks than stand together in a code, and a space where it has one at an end."""
    code = text[span.start : span.end]
    runs = {len(run) for run in _BACKTICKS.findall(code)}
    ticks = "`" * next(n for n in count(1) if n not in runs)
    space = " " if code[0] == "`" or code[-1] == "`" else ""
    return ticks + space, space + ticks


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
