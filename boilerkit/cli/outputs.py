"""Results to standard output or to a folder of files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path, PurePosixPath

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
    taken: set[PurePosixPath] = set()

    def write(source: Source, result: ExtractionResult) -> None:
        relative = next(n for n in _names(source.relative, SUFFIXES[format]) if n not in taken)
        taken.add(relative)
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(result.text + "\n" if result.text else "", encoding="utf-8")

    return write


def _names(relative: PurePosixPath, suffix: str) -> Iterator[PurePosixPath]:
    """Names for a page's file, the plainest first: ``a.txt``, ``a.htm.txt``, ``a.htm.2.txt``."""
    yield relative.with_suffix(suffix)
    yield relative.with_name(relative.name + suffix)
    for number in count(2):
        yield relative.with_name(f"{relative.name}.{number}{suffix}")
