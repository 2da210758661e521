"""JSON: the page's facts, the text, and every block with its label."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from boilerkit.choice import ARTICLE, Choice
from boilerkit.document import Block, Document
from boilerkit.render.text import render_text

PROBABILITY_DIGITS = 4


def render_json(document: Document, choice: Choice = ARTICLE) -> str:
    """Return the document as one JSON object, with the chosen blocks."""
    return json.dumps(document_record(document, choice), ensure_ascii=False)


def document_record(document: Document, choice: Choice) -> dict[str, Any]:
    """Return the document as plain lists and dictionaries."""
    return {
        **{key: _plain(value) for key, value in asdict(document.metadata).items()},
        "headline": document.headline,
        "page_type": document.page_type,
        "text": render_text(document, choice),
        "reason": document.reason,
        "blocks": [block_record(block) for block in choice.blocks(document)],
    }


def block_record(block: Block) -> dict[str, Any]:
    """Return a block as a plain dictionary."""
    return {
        "label": block.label.value,
        "probability": round(block.probability, PROBABILITY_DIGITS),
        "text": block.text,
        "tag": block.tag,
        "path": block.path,
        "start": block.start,
        "end": block.end,
    }


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
