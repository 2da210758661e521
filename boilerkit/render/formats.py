"""What is written of a block's formats, for Markdown and HTML alike."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from boilerkit.document import Block, Span
from boilerkit.labels import Label

_SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:", "ftp:")


def heading_level(block: Block) -> int:
    """Level of the heading that a block is written as, 0 for none; any headline is one."""
    return block.place.heading_level or int(block.label is Label.HEADLINE)


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
