"""Cleaned pages to where they go: a file a page, shards of a table, or standard output."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final, Protocol

from boilerkit.cleaning.journal import replace_file
from boilerkit.cleaning.records import CleanPage
from boilerkit.cleaning.shards import json_line

FORMAT_SUFFIXES: Final = {"text": ".txt", "markdown": ".md", "html": ".html", "json": ".json"}


class Writer(Protocol):
    """Takes pages in order; the run may be stopped for good where all of them are whole."""

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on after a checkpoint with this state."""

    def reserve(self, name: PurePosixPath) -> PurePosixPath:
        """Name for a page of the input, called for each one in order, written or not."""

    def write(self, name: PurePosixPath, page: CleanPage) -> None:
        """Write a page."""

    def close(self) -> None:
        """Bring everything to the disk."""

    def abort(self) -> None:
        """Remove what is not whole."""

    @property
    def is_whole(self) -> bool:
        """Whether all pages so far stand on the disk under their names."""

    @property
    def state(self) -> dict[str, Any]:
        """Where to go on, if all is whole."""


class FileWriter:
    """One file a page, the input's folders mirrored.

    Parameters
    ----------
    folder : Path
    format : {"text", "markdown", "html", "json"}
    """

    def __init__(self, folder: Path, format: str) -> None:
        self._folder = folder
        self._suffix = FORMAT_SUFFIXES[format]
        self._taken: set[PurePosixPath] = set()

    def restore(self, state: Mapping[str, Any]) -> None:
        """Nothing to restore: names follow from the input alone."""

    def reserve(self, name: PurePosixPath) -> PurePosixPath:
        """``a.html`` becomes ``a.txt``, then ``a.htm`` ``a.htm.txt``, then ``a.htm.2.txt``."""
        found = next(free for free in _names(name, self._suffix) if free not in self._taken)
        self._taken.add(found)
        return found

    def write(self, name: PurePosixPath, page: CleanPage) -> None:
        """Write a page's text under its reserved name."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, (page.text + "\n" if page.text else "").encode("utf-8", "replace"))

    def close(self) -> None:
        """Nothing is open between pages."""

    def abort(self) -> None:
        """Nothing is half written between pages."""

    @property
    def is_whole(self) -> bool:
        """Always: each page is a file of its own."""
        return True

    @property
    def state(self) -> dict[str, Any]:
        """Nothing to keep."""
        return {}


_DROPPED: Final = {".html", ".htm", ".xhtml", ".txt", ".gz", ".zst", ".bz2"}


def _names(name: PurePosixPath, suffix: str) -> Iterator[PurePosixPath]:
    """Names for a page's file, the plainest first."""
    bare = name
    while bare.suffix.lower() in _DROPPED:
        bare = bare.with_suffix("")
    yield bare.with_name(bare.name + suffix)
    yield name.with_name(name.name + suffix)
    for number in count(2):
        yield name.with_name(f"{name.name}.{number}{suffix}")


class StreamWriter:
    """Texts, or rows of JSON Lines, to standard output.

    Parameters
    ----------
    stream : binary file
    as_rows : bool
    """

    def __init__(self, stream: IO[bytes], *, as_rows: bool, with_blocks: bool = False) -> None:
        self._stream = stream
        self._as_rows = as_rows
        self._with_blocks = with_blocks

    def restore(self, state: Mapping[str, Any]) -> None:
        """Nothing can be restored."""

    def reserve(self, name: PurePosixPath) -> PurePosixPath:
        """A stream needs no names."""
        return name

    def write(self, name: PurePosixPath, page: CleanPage) -> None:
        """Write a page's text and a line end, or its row."""
        del name
        if self._as_rows:
            self._stream.write(json_line(page.row(with_blocks=self._with_blocks)))
        elif page.text:
            self._stream.write(page.text.encode("utf-8", "replace") + b"\n")

    def close(self) -> None:
        """Hand on what is buffered."""
        self._stream.flush()

    def abort(self) -> None:
        """What is written is written."""

    @property
    def is_whole(self) -> bool:
        """Never: what goes down a pipe cannot be had back."""
        return False

    @property
    def state(self) -> dict[str, Any]:
        """Nothing to keep."""
        return {}
