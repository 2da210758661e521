"""A whole run: read, clean, filter, write, note how far it came."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, Final

from boilerkit.cleaning.cleaner import Cleaner
from boilerkit.cleaning.files import InputFile
from boilerkit.cleaning.filters import Filters, FilterSettings, kind_of_reason
from boilerkit.cleaning.journal import Checkpoint, Journal
from boilerkit.cleaning.outputs import Writer
from boilerkit.cleaning.problems import ErrorReport
from boilerkit.cleaning.records import CleanPage, RawPage
from boilerkit.cleaning.sources import Columns, read_pages

CHUNK_PAGES: Final = 16
PAGES_A_CHECKPOINT: Final = 256
"""Pages from which on a checkpoint is worth a write that waits for the disk."""

Engine = Callable[[Cleaner, Iterable[list[RawPage]]], Iterator[list[tuple[RawPage, CleanPage]]]]
"""Cleans chunks of pages, each page with its record, in the order of the input or not."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of every page of the input.

    Attributes
    ----------
    n_pages : int
        Pages of the input; the outcomes add up to it.
    outcomes : dict of str to int
        Pages by status: ``ok``, ``empty``, ``filtered``, ``error``, ``timeout``, ``too_large``.
    reasons : dict of str to int
        Pages without text by status and reason.
    """

    n_pages: int
    outcomes: Mapping[str, int]
    reasons: Mapping[str, int]

    @property
    def n_failed(self) -> int:
        """Pages that could not be cleaned; an empty or filtered page is no failure."""
        return sum(self.outcomes.get(name, 0) for name in ("error", "timeout", "too_large"))

    def to_json(self) -> str:
        """The report as a JSON object."""
        return json.dumps({**asdict(self), "n_failed": self.n_failed}, indent=2)

    def summary(self) -> str:
        """One line for a person."""
        parts = [f"{n:,} {name.replace('_', ' ')}" for name, n in self.outcomes.items()]
        pages = "page" if self.n_pages == 1 else "pages"
        return f"{self.n_pages:,} {pages}: {', '.join(parts) or 'none'}"


def _ignore(raw: RawPage, page: CleanPage | None) -> None:
    del raw, page


@dataclass(slots=True)
class Run:
    """Everything that a run needs.

    Attributes
    ----------
    on_page : callable
        Told of every page that is done, with ``None`` if an earlier run has done it.
    folder : Path or None
        Output folder, where the journal and the error report go; ``None`` for standard output.
    """

    files: Sequence[InputFile]
    columns: Columns
    cleaner: Cleaner
    filters: FilterSettings
    engine: Engine
    writer: Writer
    folder: Path | None
    settings: Mapping[str, Any] = field(default_factory=dict)
    on_page: Callable[[RawPage, CleanPage | None], None] = _ignore

    def start(self, *, resume: bool = False) -> Report:
        """Clean all pages.

        Raises
        ------
        InputError
            ``resume``, and the run to go on with was another one.
        OSError
            The output cannot be written; what stands in it is whole.
        """
        progress = _Progress(self)
        n_done = progress.begin(resume=resume)
        try:
            self._clean_all(progress, n_done)
            self.writer.close()
            progress.checkpoint()
        except BaseException:
            self.writer.abort()
            raise
        return progress.end()

    def _clean_all(self, progress: _Progress, n_done: int) -> None:
        # Names go by the order of the input, whatever becomes of a page, in every run.
        pages = (
            replace(page, name=self.writer.reserve(page.name))
            for page in _all_pages(self.files, self.columns, n_done)
        )
        for page in islice(pages, n_done):
            self.on_page(page, None)
        for chunk in self.engine(self.cleaner, _chunks(pages)):
            for raw, clean in chunk:
                progress.add(raw, clean)


class _Progress:
    """Counts, filters, writes, and puts checkpoints where everything so far is whole."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._filters = Filters(run.filters)
        self._problems = ErrorReport(run.folder)
        self._journal: Journal | None = None
        self._counts: Counter[str] = Counter()
        self._n_pages = 0
        self._all_counts: Counter[str] = Counter()
        self._n_all_pages = 0

    def begin(self, *, resume: bool) -> int:
        """Prepare the output folder; returns how many pages are done with already."""
        if self._run.folder is None:
            return 0
        self._run.folder.mkdir(parents=True, exist_ok=True)
        self._journal = Journal(self._run.folder, _fingerprint(self._run))
        problems_end = 0
        if resume:
            for checkpoint in self._journal.resume():
                self._filters.restore(checkpoint.seen)
                self._run.writer.restore(checkpoint.state)
                self._all_counts.update(checkpoint.counts)
                self._n_all_pages += checkpoint.n_pages
                problems_end = checkpoint.problems_end
        else:
            self._journal.begin()
        self._problems.begin(problems_end)
        return self._n_all_pages

    def add(self, raw: RawPage, page: CleanPage) -> None:
        page = self._filters.decide(page)
        if page.is_written:
            self._run.writer.write(raw.name, page)
        self._n_pages += 1
        self._counts[page.status] += 1
        if page.status != "ok":
            self._counts[f"{page.status}: {kind_of_reason(page.reason)}"] += 1
            self._problems.add(page)
        self._run.on_page(raw, page)
        if self._n_pages >= PAGES_A_CHECKPOINT and self._run.writer.is_whole:
            self.checkpoint()

    def checkpoint(self) -> None:
        """Note that all pages so far are done with."""
        problems_end = self._problems.flush()
        if self._journal is not None:
            state, seen = self._run.writer.state, self._filters.take_new()
            counts = dict(self._counts)
            self._journal.add(Checkpoint(self._n_pages, problems_end, counts, state, seen))
        self._all_counts.update(self._counts)
        self._n_all_pages += self._n_pages
        self._counts, self._n_pages = Counter(), 0

    def end(self) -> Report:
        """Name the error report and remove the journal."""
        self._problems.end()
        if self._journal is not None:
            self._journal.end()
        counts = sorted(self._all_counts.items())
        return Report(
            n_pages=self._n_all_pages,
            outcomes={name: n for name, n in counts if ":" not in name},
            reasons={name: n for name, n in counts if ":" in name},
        )


def _all_pages(files: Sequence[InputFile], columns: Columns, n_skipped: int) -> Iterator[RawPage]:
    """All pages in order; the content of the first ones is not read where that can be helped."""
    for file in files:
        if file.kind == "page" and n_skipped > 0:
            pages: Iterable[RawPage] = [RawPage(file.id, name=file.relative)]
        else:
            pages = read_pages(file, columns)
        for page in pages:
            n_skipped -= 1
            yield page


def _chunks(pages: Iterator[RawPage]) -> Iterator[list[RawPage]]:
    while chunk := list(islice(pages, CHUNK_PAGES)):
        yield chunk


def _fingerprint(run: Run) -> dict[str, Any]:
    """All that decides what the output holds."""
    files = hashlib.sha256()
    for file in run.files:
        files.update(f"{file.id}\0{file.n_bytes}\n".encode("utf-8", "surrogateescape"))
    return {
        "input": files.hexdigest(),
        "columns": asdict(run.columns),
        "labels, favor, format or model": asdict(run.cleaner),
        "filters": asdict(run.filters),
        **run.settings,
    }


def count_pages(files: Sequence[InputFile], columns: Columns) -> tuple[int, int]:
    """Pages of the input, and those among them that cannot be read."""
    n_pages = n_broken = 0
    for page in _all_pages(files, columns, 0):
        n_pages += 1
        n_broken += bool(page.problem)
    return n_pages, n_broken
