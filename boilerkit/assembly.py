"""Arrays and labels back to a Document."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from boilerkit.document import Block, Document
from boilerkit.dom.layout import Layout
from boilerkit.facts import resolve_metadata
from boilerkit.judging import Answer
from boilerkit.labels import LABEL_INDEX, LABELS, Label
from boilerkit.page import ReadPage
from boilerkit.reasons import reason_for_nothing
from boilerkit.render.text import render_text


def build_document(read: ReadPage, answer: Answer) -> Document:
    """Build the document of a page with every block, from an answer to all labels."""
    blocks = _blocks(read, answer, np.arange(len(read.blocks)), full=True)
    return Document(
        blocks=blocks,
        kind=read.page.kind,
        metadata=resolve_metadata(read.hints, blocks),
        text=render_text(Document(blocks, read.page.kind)),
        page_type=answer.page_type,
        reason=reason_of(read, answer),
    )


def build_text(read: ReadPage, answer: Answer, include: Collection[Label]) -> str:
    """Write the text of the chosen blocks without building any of the others."""
    chosen = np.isin(answer.labels, [LABEL_INDEX[label] for label in include])
    blocks = _blocks(read, answer, np.flatnonzero(chosen), full=False)
    return render_text(Document(blocks, read.page.kind), include)


def reason_of(read: ReadPage, answer: Answer) -> str:
    """Return why a page has no body, ``""`` where it has one."""
    if (answer.labels == LABEL_INDEX[Label.BODY]).any():
        return ""
    return reason_for_nothing(read.page, read.blocks, read.hints)


def _blocks(
    read: ReadPage, answer: Answer, numbers: NDArray[np.int64], *, full: bool
) -> tuple[Block, ...]:
    """Make ``Block`` objects; only ``full`` ones know their path, spans and probabilities."""
    layout = Layout(read.page, read.blocks)
    made = []
    position = 0
    for number in numbers.tolist():
        text, spans = layout.text(number) if full else (layout.plain_text(number), ())
        made.append(
            Block(
                text=text,
                label=LABELS[answer.labels[number]],
                probabilities=_row(answer.P[number]) if full else {},
                tag=layout.tag(number),
                path=layout.path(number) if full else "",
                start=position,
                end=position + len(text),
                spans=spans,
                place=layout.place(number),
            )
        )
        position += len(text) + 1
    return tuple(made)


def _row(probabilities: NDArray[np.float64]) -> dict[Label, float]:
    return dict(zip(LABELS, probabilities.tolist(), strict=True))
