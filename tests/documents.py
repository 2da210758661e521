"""Documents out of HTML for tests that need no model."""

from __future__ import annotations

from collections.abc import Collection

from boilerkit.document import Block, Document, Metadata
from boilerkit.dom.layout import Layout
from boilerkit.dom.reading import KindChoice, read_page
from boilerkit.labels import LABELS, Label


def document(
    html: str, kind: KindChoice = "html", body: Collection[str] | None = None, url: str = ""
) -> Document:
    """A document of which the blocks with these texts are body and the others are ``other``.

    Every block is body where no texts are given.
    """
    read = read_page(html, kind=kind, url=url)
    layout = Layout(read.page, read.blocks, base=read.hints.base)
    blocks = []
    for number in range(len(read.blocks)):
        text, spans = layout.text(number)
        label = Label.BODY if body is None or text in body else Label.OTHER
        blocks.append(
            Block(
                text,
                label,
                dict.fromkeys(LABELS, 0.0) | {label: 1.0},
                tag=layout.tag(number),
                spans=spans,
                place=layout.place(number),
            )
        )
    return Document(tuple(blocks), read.page.kind, Metadata(title="T"))
