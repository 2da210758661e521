"""Paths given on the command line to pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt"})
"""Files that are taken from a folder; a file that is named is taken whatever it is called."""
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A page to come.

    Attributes
    ----------
    id : str
        What errors call it: the path as given, or ``"-"``.
    path : Path or None
        ``None`` for standard input.
    relative : PurePosixPath
        Where its result goes below the output folder.
    """

    id: str
    path: Path | None
    relative: PurePosixPath

    def read(self) -> bytes:
        """Return the page's bytes.

        Raises
        ------
        OSError
            The file cannot be read.
        """
        return sys.stdin.buffer.read() if self.path is None else self.path.read_bytes()


def find_sources(paths: Sequence[str]) -> Iterator[Source]:
    """Yield the pages that files, folders and ``-`` stand for, folders in sorted order."""
    for given in paths:
        path = Path(given)
        if given == STANDARD_INPUT:
            yield Source(given, None, PurePosixPath("stdin"))
        elif path.is_dir():
            for found in sorted(path.rglob("*")):
                if found.suffix.lower() in PAGE_SUFFIXES and not found.is_dir():
                    relative = found.relative_to(path).as_posix()
                    yield Source(str(found), found, PurePosixPath(relative))
        else:
            yield Source(given, path, PurePosixPath(path.name))
