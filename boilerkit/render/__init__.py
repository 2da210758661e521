"""Room 4: a labelled document to the format that the caller wants."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from boilerkit.choice import Choice
from boilerkit.document import Document
from boilerkit.render.html import render_html
from boilerkit.render.json import render_json
from boilerkit.render.markdown import render_markdown
from boilerkit.render.text import render_text

Format = Literal["text", "markdown", "html", "json"]

RENDERERS: dict[str, Callable[[Document, Choice], str]] = {
    "text": render_text,
    "markdown": render_markdown,
    "html": render_html,
    "json": render_json,
}

__all__ = ["RENDERERS", "Format", "render_html", "render_json", "render_markdown", "render_text"]
