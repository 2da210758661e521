"""Results to standard output or to a folder of files."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from boilerkit.cli.inputs import Source
from boilerkit.document import ExtractionResult

SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".html", "json": ".json"}

Writer = Callable[[Source, ExtractionResult], None]


def standard_output(source: Source, result: ExtractionResult) -> None:
    """Write a text to standard output, with a line end."""
    del source
    if result.text:
        sys.stdout.buffer.write(result.text.encode() + b"\n")


def folder_writer(folder: Path, format: str) -> Writer:
    """Make a writer of one file a page, the input's folders mirrored below ``folder``."""

    def write(source: Source, result: ExtractionResult) -> None:
        path = folder / source.relative.with_suffix(SUFFIXES[format])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(result.text + "\n" if result.text else "", encoding="utf-8")

    return write
