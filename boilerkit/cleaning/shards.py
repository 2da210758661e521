"""Tables in shards: JSON Lines, CSV, Parquet. Each shard appears whole or not at all."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final, Protocol, cast

from boilerkit.cleaning.extras import need
from boilerkit.cleaning.records import BLOCK_COLUMNS, COLUMNS, SCHEMA_VERSION, CleanPage

COMPRESSION_SUFFIXES: Final = {"none": "", "gzip": ".gz", "zstd": ".zst"}
ROWS_A_GROUP: Final = 1_000
"""Rows of a Parquet row group; they are held in memory until it is full."""


class ShardWriter:
    """Rows in shards ``pages-00000.jsonl``, each cut when it has grown large enough.

    Parameters
    ----------
    table : str
        ``jsonl``, ``csv`` or ``parquet``.
    compression : {"none", "gzip", "zstd"}
        Of JSON Lines and CSV; Parquet is always compressed with Zstandard.
    max_bytes : int
        Size, before compression, from which on a shard is full.
    """

    def __init__(
        self, folder: Path, table: str, *, compression: str, max_bytes: int, with_blocks: bool
    ) -> None:
        self._folder = folder
        self._table = table
        self._compression = "none" if table == "parquet" else compression
        self._max_bytes = max_bytes
        self._with_blocks = with_blocks
        self._number = 0
        self._shard: _Shard | None = None

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on with the shard after the last whole one."""
        self._number = int(state["shard"])

    def reserve(self, name: PurePosixPath) -> PurePosixPath:
        """Rows need no names."""
        return name

    def write(self, name: PurePosixPath, page: CleanPage) -> None:
        """Add a row; a shard that is full with it is closed."""
        del name
        if self._shard is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._shard = _SHARDS[self._table](
                self._temporary, self._compression, with_blocks=self._with_blocks
            )
        self._shard.add(page.row(with_blocks=self._with_blocks))
        if self._shard.n_bytes >= self._max_bytes:
            self.close()

    def close(self) -> None:
        """Finish the open shard and give it its name."""
        if self._shard is not None:
            self._shard.close()
            os.replace(self._temporary, self._path)
            self._number += 1
            self._shard = None

    def abort(self) -> None:
        """Drop the open shard."""
        if self._shard is not None:
            # On a full disk closing fails like writing did.
            with suppress(OSError):
                self._shard.close()
            self._shard = None
            self._temporary.unlink(missing_ok=True)

    @property
    def is_whole(self) -> bool:
        """Between two shards."""
        return self._shard is None

    @property
    def state(self) -> dict[str, Any]:
        """Number of the next shard."""
        return {"shard": self._number}

    @property
    def _path(self) -> Path:
        suffix = COMPRESSION_SUFFIXES[self._compression]
        return self._folder / f"pages-{self._number:05d}.{self._table}{suffix}"

    @property
    def _temporary(self) -> Path:
        return self._path.with_name(f".{self._path.name}.tmp")


class _Shard(Protocol):
    n_bytes: int

    def add(self, row: dict[str, Any]) -> None: ...

    def close(self) -> None: ...


class _JsonLines:
    def __init__(self, path: Path, compression: str, *, with_blocks: bool) -> None:
        del with_blocks
        self._file = open_compressed(path, compression)
        self.n_bytes = 0

    def add(self, row: dict[str, Any]) -> None:
        line = json_line(row)
        self._file.write(line)
        self.n_bytes += len(line)

    def close(self) -> None:
        self._file.close()


def json_line(row: Mapping[str, Any]) -> bytes:
    """Write a row as one line of JSON, in the page's own characters."""
    # Lone surrogates, as JSON strings may hold them, are in no encoding.
    return (json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "replace")


class _Csv:
    def __init__(self, path: Path, compression: str, *, with_blocks: bool) -> None:
        self._file = open_compressed(path, compression)
        self.n_bytes = 0
        self._add_line([*COLUMNS, *(("blocks",) if with_blocks else ())])

    def add(self, row: dict[str, Any]) -> None:
        self._add_line(
            [json.dumps(v, ensure_ascii=False) if isinstance(v, list) else v for v in row.values()]
        )

    def _add_line(self, cells: Sequence[object]) -> None:
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(cells)
        data = line.getvalue().encode("utf-8", "replace")
        self._file.write(data)
        self.n_bytes += len(data)

    def close(self) -> None:
        self._file.close()


class _Parquet:
    def __init__(self, path: Path, compression: str, *, with_blocks: bool) -> None:
        del compression
        self._schema = output_schema(with_blocks=with_blocks)
        parquet = need("pyarrow.parquet", "batch")
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []
        self.n_bytes = 0

    def add(self, row: dict[str, Any]) -> None:
        self._rows.append(row)
        self.n_bytes += len(row["text"].encode("utf-8", "replace"))
        if len(self._rows) >= ROWS_A_GROUP:
            self._flush()

    def _flush(self) -> None:
        pyarrow = need("pyarrow", "batch")
        self._writer.write_table(pyarrow.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []

    def close(self) -> None:
        if self._rows:
            self._flush()
        self._writer.close()


_SHARDS: dict[str, type[_JsonLines] | type[_Csv] | type[_Parquet]] = {
    "jsonl": _JsonLines,
    "csv": _Csv,
    "parquet": _Parquet,
}
TABLES: Final = tuple(_SHARDS)


def output_schema(*, with_blocks: bool) -> Any:
    """Return the Arrow schema of cleaned pages, version ``SCHEMA_VERSION``."""
    pa = need("pyarrow", "batch")
    special = {
        "authors": pa.list_(pa.string()),
        "tags": pa.list_(pa.string()),
        "body_probability": pa.float64(),
    }
    fields = [(name, special.get(name, pa.string())) for name in COLUMNS]
    if with_blocks:
        of_block = [(n, pa.float64() if n == "probability" else pa.string()) for n in BLOCK_COLUMNS]
        fields.append(("blocks", pa.list_(pa.struct(of_block))))
    return pa.schema(fields, metadata={"boilerkit_schema_version": str(SCHEMA_VERSION)})


def open_compressed(path: Path, compression: str) -> IO[bytes]:
    """Open a file to write; the same rows give the same bytes at any time of day."""
    if compression == "gzip":
        # Neither the time nor the temporary name may get into the file.
        return cast("IO[bytes]", _Gzip(path))
    if compression == "zstd":
        return cast("IO[bytes]", need("zstandard", "batch").open(path, "wb"))
    return path.open("wb")


class _Gzip(gzip.GzipFile):
    """A gzip file without a time or a name in its header, which closes what it opened."""

    def __init__(self, path: Path) -> None:
        self._own = path.open("wb")
        super().__init__(filename="", mode="wb", fileobj=self._own, mtime=0)

    def close(self) -> None:
        super().close()
        self._own.close()
