"""Arrays and labels back to a Document."""

from __future__ import annotations

import numpy as np

from boilerkit.bylines import named_for_authors
from boilerkit.choice import Choice
from boilerkit.document import Block, Document
from boilerkit.dom.layout import Layout
from boilerkit.dom.paths import Paths
from boilerkit.facts import resolve_metadata
from boilerkit.judging import Answer
from boilerkit.labels import LABEL_INDEX, LABELS, Label
from boilerkit.page import ReadPage
from boilerkit.reasons import reason_for_nothing
from boilerkit.render.text import join_text, render_text


def build_document(read: ReadPage, answer: Answer) -> Document:
    """Build the document of a page with every block, from an answer to all labels."""
    blocks = _blocks(read, answer)
    return Document(
        blocks=blocks,
        kind=read.page.kind,
        metadata=resolve_metadata(
            read.hints, blocks, named_for_authors(read.page, read.blocks).tolist()
        ),
        text=render_text(Document(blocks, read.page.kind)),
        page_type=answer.page_type,
        reason=reason_of(read, answer),
    )


def build_text(read: ReadPage, answer: Answer, choice: Choice) -> str:
    """Write the text of the chosen blocks without building any of the others."""
    # One more than there are labels: what is not known to be any stands last.
    is_wanted = np.zeros(len(LABELS) + 1, dtype=bool)
    is_wanted[[LABEL_INDEX[label] for label in choice.labels]] = True
    is_body = answer.labels == LABEL_INDEX[Label.BODY]
    layout = Layout(read.page, read.blocks, parts=choice.parts)
    chosen = choice.numbers(is_wanted[answer.labels], is_body, layout.place)
    texts = [layout.plain_text(block) for block in chosen]
    places = [layout.place(block) for block in chosen]
    return join_text(texts, places, is_dump=read.page.kind == "text")


def reason_of(read: ReadPage, answer: Answer) -> str:
    """Return why a page has no body, ``""`` where it has one."""
    if (answer.labels == LABEL_INDEX[Label.BODY]).any():
        return ""
    return reason_for_nothing(read.page, read.blocks, read.hints)


def _blocks(read: ReadPage, answer: Answer) -> tuple[Block, ...]:
    layout = Layout(read.page, read.blocks, base=read.hints.base)
    paths = Paths(read.page, read.blocks)
    made = []
    position = 0
    for number, (label, probabilities) in enumerate(
        zip(answer.labels.tolist(), answer.P.tolist(), strict=True)
    ):
        text, spans = layout.text(number)
        made.append(
            Block(
                text=text,
                label=LABELS[label],
                probabilities=dict(zip(LABELS, probabilities, strict=True)),
                tag=layout.tag(number),
                path=paths.path(number),
                start=position,
                end=position + len(text),
                spans=spans,
                place=layout.place(number),
            )
        )
        position += len(text) + 1
    return tuple(made)
