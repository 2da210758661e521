"""What is written of a block's formats, for Markdown and HTML alike."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from boilerkit.document import Block, ListItem, Quote, Span, SpanKind
from boilerkit.labels import Label

HTML_ONLY_TAGS: dict[SpanKind, str] = {"superscript": "sup", "subscript": "sub", "deleted": "del"}
"""Formats that Markdown has no marks for; without them ten to the sixth is a hundred and six."""
MAX_NESTING = 32
"""How many lists and quotations are written one within the other; more are no layout."""
_SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:", "ftp:")


def heading_level(block: Block) -> int:
    """Level of the heading that a block is written as, 0 for none; any headline is one."""
    return block.place.heading_level or int(block.label is Label.HEADLINE)


def containers(block: Block) -> tuple[ListItem | Quote, ...]:
    """The list items and quotations that a block is written in.

    Headings stand in no list: the items of a list with headings are texts by themselves.
    """
    place = block.place
    if place.table:
        return ()
    around = place.containers
    if heading_level(block):
        around = tuple(container for container in around if isinstance(container, Quote))
    return around[:MAX_NESTING]


def with_code_in_one(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, those of one piece of code as one: sites put each line in an element."""
    for code, group in groupby(blocks, key=lambda block: block.place.code):
        lines = list(group)
        if code and len(lines) > 1:
            yield replace(lines[0], text="\n".join(block.text for block in lines))
        else:
            yield from lines


def is_next_line(last: Block, block: Block) -> bool:
    """Whether a block goes on in the paragraph of the last one, on a new line."""
    is_plain = not any(heading_level(b) or b.place.is_code for b in (last, block))
    return is_plain and block.place.after_break and containers(last) == containers(block)


def grid(blocks: Sequence[Block]) -> list[list[list[Block]]]:
    """Rows of cells of the blocks of one table, without the columns that nothing begins in."""
    cells: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        cells.setdefault((block.place.row, block.place.column), []).append(block)
    columns = sorted({column for _, column in cells})
    rows = sorted({row for row, _ in cells})
    return [[cells.get((row, column), []) for column in columns] for row in rows]


def safe_spans(block: Block) -> list[Span]:
    """A block's spans without links whose address no reader should follow: scripts and data."""
    return [span for span in block.spans if span.kind != "link" or _is_safe_target(span.target)]


def stretches(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int, list[Span]]]:
    """Yield start and end of each stretch with one set of formats, and the spans that hold it.

    Parameters
    ----------
    spans : sequence of Span
        By where they start; those of a stretch come in this order.
    """
    starts = [span.start for span in spans]
    cuts = sorted({0, len(text), *starts, *(span.end for span in spans)})
    around: list[Span] = []
    n_begun = 0
    for start, end in pairwise(cuts):
        begun = spans[n_begun : bisect_right(starts, start)]
        n_begun += len(begun)
        around = [span for span in (*around, *begun) if span.end > start]
        yield start, end, around


def _is_safe_target(target: str) -> bool:
    scheme, colon, _ = target.strip().lower().partition(":")
    return not colon or "/" in scheme or f"{scheme}:" in _SAFE_SCHEMES or "." in scheme
