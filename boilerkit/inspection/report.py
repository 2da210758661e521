"""A labelled page as one web page: blocks coloured by label, and what decided."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

import numpy as np
from jinja2 import Environment
from numpy.typing import NDArray

from boilerkit.document import Block, Document
from boilerkit.dom.reading import KindChoice
from boilerkit.extractor import Extractor
from boilerkit.judging import Explanation
from boilerkit.labels import LABELS, Label

COLOURS: Final[dict[Label, str]] = {
    Label.HEADLINE: "#1f6f8b",
    Label.BODY: "#2e7d32",
    Label.METADATA: "#b7791f",
    Label.TAGS: "#8e44ad",
    Label.ADS: "#c0392b",
    Label.RELATED: "#2a5db0",
    Label.COMMENTS: "#c2185b",
    Label.OTHER: "#7f8c8d",
}
N_REASONS: Final = 5
"""Features named for a block in each pass: more than fit a glance help nobody."""


@dataclass(frozen=True, slots=True)
class Row:
    """A block as the template shows it."""

    number: int
    block: Block
    colour: str
    chances: list[tuple[str, float]]
    first: list[tuple[str, float]]
    second: list[tuple[str, float]]


def render_report(
    extractor: Extractor, source: str | bytes, name: str, *, kind: KindChoice = "auto"
) -> str:
    """Return the report as HTML in one file, without scripts or addresses of others.

    Parameters
    ----------
    name : str
        What the report calls the page.
    """
    document, explanation = extractor.explain(source, kind=kind)
    template = files("boilerkit.inspection").joinpath("report.html.jinja").read_text("utf-8")
    counts = Counter(block.label for block in document.blocks)
    return (
        Environment(autoescape=True)
        .from_string(template)
        .render(
            name=name,
            document=document,
            rows=_rows(document, explanation),
            legend=[(label.value, COLOURS[label], counts[label]) for label in LABELS],
            facts=_facts(document),
        )
    )


def _rows(document: Document, explanation: Explanation) -> list[Row]:
    return [
        Row(
            number=number,
            block=block,
            colour=COLOURS[block.label],
            chances=sorted(
                ((label.value, p) for label, p in block.probabilities.items()),
                key=lambda pair: -pair[1],
            )[:3],
            first=_strongest(explanation.names, explanation.first[number]),
            second=_strongest(explanation.names, explanation.content[number]),
        )
        for number, block in enumerate(document.blocks)
    ]


def _strongest(names: tuple[str, ...], scores: NDArray[np.float64]) -> list[tuple[str, float]]:
    order = np.argsort(-np.abs(scores))[:N_REASONS]
    return [(names[column], float(scores[column])) for column in order if scores[column]]


def _facts(document: Document) -> list[tuple[str, str]]:
    facts = document.metadata
    found = [
        ("title", facts.title),
        ("authors", ", ".join(facts.authors)),
        ("date", facts.date),
        ("language", facts.language),
        ("tags", ", ".join(facts.tags)),
        ("kind of page", document.page_type),
        ("read as", document.kind),
        ("no text because", document.reason),
    ]
    return [(key, value) for key, value in found if value]
