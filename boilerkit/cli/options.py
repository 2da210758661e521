"""The options of ``boilerkit clean``, and the parts of a run that they stand for."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from boilerkit.cleaning.cleaner import Cleaner
from boilerkit.cleaning.filters import Dedup, FilterSettings
from boilerkit.cleaning.outputs import FileWriter, StreamWriter, Writer
from boilerkit.cleaning.run import Engine
from boilerkit.cleaning.shards import TABLES, ShardWriter
from boilerkit.cleaning.sources import Columns
from boilerkit.engines.local import in_process, local_engine
from boilerkit.errors import InputError


@dataclass(frozen=True, slots=True)
class CleanOptions:
    """The options of the command, under the names that they have there."""

    paths: tuple[str, ...]
    files_from: str | None
    pattern: tuple[str, ...]
    out: Path | None
    to: str
    format: str
    include: str
    keep: str
    drop: str
    favor: str
    blocks: bool
    kind: str
    text_column: str
    id_column: str
    url_column: str
    jobs: int
    engine: str
    timeout: float | None
    unordered: bool
    min_words: int
    lang: str
    dedup: str
    compress: str
    shard_mb: int
    resume: bool
    dry_run: bool
    report: Path | None
    model: Path | None

    @property
    def columns(self) -> Columns:
        """Names of a table's columns."""
        return Columns(self.text_column, self.id_column, self.url_column)

    @property
    def is_table(self) -> bool:
        """Whether rows come out rather than texts."""
        return self.to in TABLES


def cleaner_of(options: CleanOptions) -> Cleaner:
    """What to make of each page."""
    return Cleaner(
        model=str(options.model or ""),
        include=_names(options.include),
        keep=_names(options.keep),
        drop=_names(options.drop),
        favor=options.favor,
        format=options.format,
        kind=options.kind,
        facts=options.is_table,
        blocks=options.blocks,
    )


def _names(listed: str) -> tuple[str, ...]:
    """The names in an option that takes several, parted by commas."""
    return tuple(name.strip() for name in listed.split(",") if name.strip())


def filters_of(options: CleanOptions) -> FilterSettings:
    """Which pages to keep."""
    languages = _names(options.lang.lower())
    return FilterSettings(options.min_words, languages, cast("Dedup", options.dedup))


def engine_of(options: CleanOptions) -> Engine:
    """Where to clean."""
    if options.engine == "ray":
        from boilerkit.engines.ray import ray_engine

        return ray_engine(options.jobs)
    if options.engine == "spark":
        from boilerkit.engines.spark import spark_engine

        return spark_engine()
    if options.jobs == 1 and options.timeout is None:
        return in_process
    return local_engine(_n_workers(options.jobs), options.timeout, ordered=not options.unordered)


def _n_workers(jobs: int) -> int:
    if jobs == 0 or jobs < -1:
        raise InputError(f"expected --jobs to be -1 or at least 1, got {jobs}")
    return (os.cpu_count() or 1) if jobs == -1 else jobs


def writer_of(options: CleanOptions) -> Writer:
    """Where the records go."""
    if options.out is None:
        return StreamWriter(sys.stdout.buffer, as_rows=options.is_table, with_blocks=options.blocks)
    if not options.is_table:
        return FileWriter(options.out, options.format)
    return ShardWriter(
        options.out,
        options.to,
        compression=options.compress,
        max_bytes=options.shard_mb * 2**20,
        with_blocks=options.blocks,
    )
