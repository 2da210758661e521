"""Paths as people give them to files: folders, patterns, lists, standard input."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import Final, Literal

from boilerkit.errors import InputError

STANDARD_INPUT: Final = "-"
PAGE_SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml", ".txt"})
COMPRESSED_SUFFIXES: Final = frozenset({".gz", ".zst", ".bz2"})
_CONTAINERS: Final[dict[str, FileKind]] = {
    ".warc": "warc",
    ".wet": "warc",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}

FileKind = Literal["page", "warc", "jsonl", "parquet"]


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file with one page or many.

    Attributes
    ----------
    id : str
        The path as given, or ``"-"``.
    path : Path or None
        ``None`` for standard input.
    relative : PurePosixPath
        Its path below the folder that was given.
    """

    id: str
    path: Path | None
    relative: PurePosixPath
    kind: FileKind
    compression: str = ""

    @property
    def n_bytes(self) -> int:
        """Size, 0 where it cannot be told."""
        try:
            return self.path.stat().st_size if self.path is not None else 0
        except OSError:
            return 0


def find_files(paths: Sequence[str], patterns: Sequence[str] = ()) -> Iterator[InputFile]:
    """Yield the files that paths stand for, those of a folder in sorted order.

    Parameters
    ----------
    paths : sequence of str
        Files, folders (searched through and through), patterns such as ``pages/**/*.html``,
        or ``-`` for standard input. A file that is named is taken whatever it is called.
    patterns : sequence of str
        File names to take from folders, such as ``*.html``; all known kinds if empty.
    """
    for given in paths:
        path = Path(given)
        if given == STANDARD_INPUT:
            yield InputFile(given, None, PurePosixPath("stdin"), "page")
        elif path.is_dir():
            yield from _of_folder(path, patterns)
        elif glob.has_magic(given) and not path.exists():
            yield from _of_pattern(given)
        else:
            yield _input_file(given, path, PurePosixPath(path.name))


def read_path_list(path: str) -> list[str]:
    """Read paths from a file, one a line.

    Raises
    ------
    InputError
        The file cannot be read.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: no list of paths, one a line, can be read: {error}") from error
    return [line.strip() for line in lines if line.strip()]


def _of_folder(folder: Path, patterns: Sequence[str]) -> Iterator[InputFile]:
    for found in sorted(folder.rglob("*")):
        if _is_wanted(found, patterns):
            relative = PurePosixPath(found.relative_to(folder).as_posix())
            yield _input_file(str(found), found, relative)


def _of_pattern(pattern: str) -> Iterator[InputFile]:
    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        raise InputError(f"{pattern}: no file fits this pattern")
    for name in found:
        if not Path(name).is_dir():
            yield _input_file(name, Path(name), PurePosixPath(Path(name).name))


def _is_wanted(path: Path, patterns: Sequence[str]) -> bool:
    """Whether a folder's entry is to be read; one that only looks like a page is reported."""
    if patterns:
        return any(fnmatch(path.name, pattern) for pattern in patterns)
    suffix = _suffixes(path)[0]
    return suffix in PAGE_SUFFIXES or suffix in _CONTAINERS


def _suffixes(path: Path) -> tuple[str, str]:
    """What a file holds and how it is compressed: ``(".html", ".gz")``."""
    names = [suffix.lower() for suffix in path.suffixes[-2:]]
    compression = names.pop() if names and names[-1] in COMPRESSED_SUFFIXES else ""
    return (names[-1] if names else ""), compression


def _input_file(id: str, path: Path, relative: PurePosixPath) -> InputFile:
    suffix, compression = _suffixes(path)
    return InputFile(id, path, relative, _CONTAINERS.get(suffix, "page"), compression)
