"""Markdown within a block: links, emphasis and code, and what must not be taken for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from unicodedata import category

from boilerkit.document import Block, Span
from boilerkit.render.formats import HTML_ONLY_TAGS, safe_spans, stretches

_SPECIAL = re.compile(r"([\\`*_\[\]<]|&(?=#?\w+;))")
_LINE_START = re.compile(
    r"^(\d*)(?=#{1,6}(?:\s|$)|[>=]|[+-](?:\s|$)|-{2}|~{3}|(?<=\d)[.)](?:\s|$))"
)
"""Where a line begins as a heading, a quotation, a list, a rule or code does."""
_BACKTICKS = re.compile("`+")
_MARKS = {"emphasis": "*", "strong": "**"}
_OUTER = ("link", *HTML_ONLY_TAGS)
"""What the marks of the same text stand within."""


def inline(block: Block) -> str:
    """A block's text with its links and emphasis written out."""
    return _LINE_START.sub(r"\1\\", "".join(_pieces(block)))


def _pieces(block: Block) -> Iterator[str]:
    text, spans = block.text, _written_spans(block)
    links = {span.start for span in spans if span.kind == "link"}
    opened: list[Span] = []
    for start, end, around in stretches(text, spans):
        while opened and opened[-1].end <= start:
            yield _marks(opened.pop(), text)[1]
        for span in around:
            if span.start == start and not _crosses(span, opened):
                yield _marks(span, text)[0]
                opened.append(span)
        if any(span.kind == "code" for span in opened):
            yield text[start:end]
            continue
        written = _SPECIAL.sub(r"\\\1", text[start:end])
        # With a "!" before it a link is an image.
        yield written[:-1] + "\\!" if written[-1:] == "!" and end in links else written
    for span in reversed(opened):
        yield _marks(span, text)[1]


def _written_spans(block: Block) -> list[Span]:
    """Spans that Markdown can write so that they are read again."""
    heading = bool(block.place.heading_level)
    spans = [
        span
        for span in safe_spans(block)
        if not (heading and span.kind == "strong") and not _is_ordinal(span, block.text)
    ]
    spans = _read_as_marks(spans, block.text)
    # Around one text, marks within a link are always read as such, and around it not.
    spans.sort(key=lambda span: (span.start, -span.end, span.kind not in _OUTER))
    return _apart(spans)


def _is_ordinal(span: Span, text: str) -> bool:
    """Whether a raised text goes on with a number, as in "12th": it reads as well on the line."""
    is_behind_digit = text[max(span.start - 1, 0) : span.start].isdecimal()
    return span.kind == "superscript" and is_behind_digit and text[span.start : span.end].isalpha()


def _read_as_marks(spans: list[Span], text: str) -> list[Span]:
    """Spans without those whose asterisks would be text.

    A mark beside punctuation within has to have white space or punctuation beside it without
    (CommonMark 0.31.2, 6.2).
    """
    starts, ends = defaultdict(list), defaultdict(list)
    for span in spans:
        if span.kind not in _MARKS:
            starts[span.start].append(span)
            ends[span.end].append(span)

    def is_read(span: Span) -> bool:
        first, last = text[span.start], text[span.end - 1]
        before, after = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + 1]
        for other in starts[span.start]:
            if other.kind in _OUTER and other.end >= span.end:
                before = "["
            else:
                first = "["
        for other in ends[span.end]:
            if other.kind in _OUTER and other.start <= span.start:
                after = "]"
            else:
                last = ")"
        opens = _is_edge(before) or not _is_punctuation(first)
        return opens and (_is_edge(after) or not _is_punctuation(last))

    return [span for span in spans if span.kind not in _MARKS or is_read(span)]


def _apart(spans: list[Span]) -> list[Span]:
    """Spans without those whose marks would run into others', unless both are of one text."""
    starts: set[int] = set()
    ends: set[int] = set()
    texts: set[tuple[int, int]] = set()
    kept = []
    for span in spans:
        start, end = span.start, span.end
        if span.kind in _MARKS:
            shares_an_end = start in starts or end in ends
            if start in ends or (shares_an_end and (start, end) not in texts):
                continue
            starts.add(start)
            ends.add(end)
            texts.add((start, end))
        kept.append(span)
    return kept


def _is_edge(character: str) -> bool:
    return not character or character.isspace() or _is_punctuation(character)


def _is_punctuation(character: str) -> bool:
    return category(character)[0] in "PS"


def _crosses(span: Span, opened: list[Span]) -> bool:
    """Markdown cannot write spans that overlap, nor one kind within itself."""
    return any(o.end < span.end or o.kind in (span.kind, "code") for o in opened)


def _marks(span: Span, text: str) -> tuple[str, str]:
    """What stands before and after a span."""
    if span.kind == "code":
        return _code_marks(text[span.start : span.end])
    if span.kind in HTML_ONLY_TAGS:
        return f"<{HTML_ONLY_TAGS[span.kind]}>", f"</{HTML_ONLY_TAGS[span.kind]}>"
    if span.kind != "link":
        return _MARKS[span.kind], _MARKS[span.kind]
    target = span.target.strip()
    for character in " ()<>\\":
        target = target.replace(character, f"%{ord(character):02X}")
    return "[", f"]({target})"


def _code_marks(code: str) -> tuple[str, str]:
    """Another number of backticks than stands together in a code, and a space if one ends it."""
    runs = {len(run) for run in _BACKTICKS.findall(code)}
    ticks = "`" * next(n for n in count(1) if n not in runs)
    space = " " if code[0] == "`" or code[-1] == "`" else ""
    return ticks + space, space + ticks
