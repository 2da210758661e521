"""Files to pages: single pages, WARC and WET, JSON Lines, Parquet; compressed or not."""

from __future__ import annotations

import bz2
import gzip
import json
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import IO, Any, Final, cast

import webencodings

from boilerkit.cleaning.cleaner import MAX_PAGE_BYTES
from boilerkit.cleaning.extras import need
from boilerkit.cleaning.files import InputFile
from boilerkit.cleaning.records import RawPage
from boilerkit.errors import InputError, MissingPackageError

ROWS_AT_A_TIME: Final = 64
TEXT_COLUMNS: Final = ("html", "content", "text")
"""Columns looked for where none is named."""
_PAGE_TYPES: Final = ("text/html", "application/xhtml+xml", "text/plain")


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of a table's columns; ``""`` looks for the usual ones."""

    text: str = ""
    id: str = ""
    url: str = ""


def read_pages(file: InputFile, columns: Columns) -> Iterator[RawPage]:
    """Yield the pages of a file; what cannot be read is a page with a ``problem``.

    Parameters
    ----------
    columns : Columns
        Of JSON Lines and Parquet.
    """
    try:
        yield from _READERS[file.kind](file, columns)
    except MissingPackageError:
        raise
    except Exception as error:  # Each format's reader has errors of its own for a broken file.
        yield _broken(file, error)


def _broken(file: InputFile, error: Exception) -> RawPage:
    reason = error.strerror if isinstance(error, OSError) else None
    text = reason or str(error) or type(error).__name__
    return RawPage(file.id, name=file.relative, problem=f"cannot be read: {text}")


def _read_page(file: InputFile, columns: Columns) -> Iterator[RawPage]:
    del columns
    with _open(file) as stream:
        # One byte more than is allowed tells a page that is too large without reading it all.
        content = stream.read(MAX_PAGE_BYTES + 1)
    kind = "text" if file.path is not None and ".txt" in file.path.suffixes[-2:] else "auto"
    yield RawPage(file.id, content, kind=kind, name=file.relative, n_bytes=file.n_bytes)


def _open(file: InputFile) -> IO[bytes]:
    if file.path is None:
        return sys.stdin.buffer
    if file.compression == ".gz":
        return cast("IO[bytes]", gzip.open(file.path))
    if file.compression == ".bz2":
        return cast("IO[bytes]", bz2.open(file.path))
    if file.compression == ".zst":
        zstandard = need("zstandard", "batch")
        return cast("IO[bytes]", zstandard.open(file.path))
    return file.path.open("rb")


def _read_warc(file: InputFile, columns: Columns) -> Iterator[RawPage]:
    """Responses and resources of a WARC, conversions of a WET; other records are no pages."""
    del columns
    assert file.path is not None
    warc = need("fastwarc.warc", "batch")
    types = warc.WarcRecordType
    wanted = types.response | types.resource | types.conversion
    number = last = 0
    with file.path.open("rb") as stream:
        for record in warc.ArchiveIterator(stream, record_types=wanted, auto_decode="all"):
            page = _of_record(file, record, number, types.conversion)
            if page is not None:
                position = min(record.stream_pos, file.n_bytes)
                yield replace(page, n_bytes=max(position - last, 0))
                last = position
                number += 1


def _of_record(file: InputFile, record: Any, number: int, conversion: Any) -> RawPage | None:
    headers = record.headers
    is_text = record.record_type == conversion
    media = (record.http_content_type or headers.get("Content-Type") or "").lower()
    if not is_text and record.is_http and not media.startswith(_PAGE_TYPES):
        return None
    name = file.relative.with_suffix("") / f"{number:08d}.html"
    record_id = (headers.get("WARC-Record-ID") or f"{file.id}#{number}").strip("<>")
    url = headers.get("WARC-Target-URI") or ""
    kind = "text" if is_text or media.startswith("text/plain") else "html"
    declared = "utf-8" if is_text else (record.http_charset or "")
    # Servers declare what does not exist, too; the page's own bytes decide then.
    encoding = declared if webencodings.lookup(declared) else ""
    try:
        content = record.reader.read(MAX_PAGE_BYTES + 1)
    except (OSError, EOFError, ValueError) as error:
        return RawPage(record_id, url=url, name=name, problem=f"cannot be read: {error}")
    return RawPage(record_id, content, url, kind, encoding, name)


def _read_jsonl(file: InputFile, columns: Columns) -> Iterator[RawPage]:
    with _open(file) as stream:
        for number, line in enumerate(stream):
            if line.strip():
                yield _of_line(file, line, number, columns)


def _of_line(file: InputFile, line: bytes, number: int, columns: Columns) -> RawPage:
    try:
        row = json.loads(line)
        if not isinstance(row, dict):
            raise ValueError(f"expected an object, got {type(row).__name__}")
        return _of_row(file, row, number, columns, len(line))
    except ValueError as error:
        name = _row_name(file, number)
        return RawPage(f"{file.id}#{number}", name=name, problem=f"no page in this line: {error}")


def _read_parquet(file: InputFile, columns: Columns) -> Iterator[RawPage]:
    assert file.path is not None
    parquet = need("pyarrow.parquet", "batch")
    table = parquet.ParquetFile(file.path)
    known = table.schema_arrow.names
    columns = Columns(_text_column(known, columns), columns.id or "id", columns.url or "url")
    wanted = [name for name in {columns.text, columns.id, columns.url} if name in known]
    n_rows = max(table.metadata.num_rows, 1)
    number = 0
    for batch in table.iter_batches(ROWS_AT_A_TIME, columns=wanted):
        for row in batch.to_pylist():
            yield _of_row(file, row, number, columns, file.n_bytes // n_rows)
            number += 1


def _of_row(
    file: InputFile, row: dict[str, Any], number: int, columns: Columns, n_bytes: int
) -> RawPage:
    text = _text_column(row, columns)
    row_id = row.get(columns.id or "id")
    content = row[text]
    problem = "" if isinstance(content, str | bytes) else _no_text(text, content)
    return RawPage(
        id=str(row_id) if row_id is not None else f"{file.id}#{number}",
        content=content if not problem else b"",
        url=str(row.get(columns.url or "url") or ""),
        kind="text" if text == "text" else "auto",
        name=_row_name(file, number),
        problem=problem,
        n_bytes=n_bytes,
    )


def _text_column(names: Collection[str], columns: Columns) -> str:
    """The column that holds the pages."""
    text = columns.text or next((name for name in TEXT_COLUMNS if name in names), "")
    if text in names:
        return text
    expected = text or " or ".join(TEXT_COLUMNS)
    raise InputError(
        f"no column {expected}, but {', '.join(names) or 'none'}; --text-column names the right one"
    )


def _no_text(column: str, content: object) -> str:
    got = "nothing" if content is None else type(content).__name__
    return f"expected column {column} to hold a page, got {got}"


def _row_name(file: InputFile, number: int) -> PurePosixPath:
    return file.relative.with_suffix("") / f"{number:08d}.html"


_READERS: dict[str, Callable[[InputFile, Columns], Iterator[RawPage]]] = {
    "page": _read_page,
    "warc": _read_warc,
    "jsonl": _read_jsonl,
    "parquet": _read_parquet,
}
