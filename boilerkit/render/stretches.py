"""A text cut where its formats change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from boilerkit.document import Span


def stretches(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int, list[Span]]]:
    """Yield start and end of each stretch with one set of formats, and the spans that hold it.

    Parameters
    ----------
    spans : sequence of Span
        By where they start; those of a stretch come in this order.
    """
    cuts = sorted({0, len(text), *(s.start for s in spans), *(s.end for s in spans)})
    around: list[Span] = []
    n_begun = 0
    for start, end in pairwise(cuts):
        around = [span for span in around if span.end > start]
        while n_begun < len(spans) and spans[n_begun].start <= start:
            around += [spans[n_begun]] if spans[n_begun].end > start else []
            n_begun += 1
        yield start, end, around
