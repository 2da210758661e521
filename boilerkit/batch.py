"""Many pages over several processes: one result a page, in order, whatever happens."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, cast

from boilerkit.choice import Choice, Favor, checked_choice
from boilerkit.document import ExtractionResult, Status
from boilerkit.dom.reading import KindChoice, is_soup
from boilerkit.extractor import Extractor, shared_extractor
from boilerkit.labels import Label
from boilerkit.render import Format

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

CHUNK_PAGES: Final = 16


@dataclass(frozen=True, slots=True)
class _Settings:
    """What a worker needs to know; the model is loaded there, once."""

    model: str
    favor: Favor
    choice: Choice
    format: Format
    kind: KindChoice

    def prepare(self) -> None:
        shared_extractor(self.model, self.favor).extract("")

    def extract(self, pages: Sequence[str | bytes]) -> list[ExtractionResult]:
        extractor = shared_extractor(self.model, self.favor)
        return list(
            extractor.extract_many(
                pages,
                include=self.choice.labels,
                keep=self.choice.keep,
                drop=self.choice.drop,
                format=self.format,
                kind=self.kind,
            )
        )


def extract_many(
    pages: Iterable[str | bytes | BeautifulSoup],
    *,
    workers: int = 1,
    timeout_s: float | None = None,
    include: Collection[Label | str] = (Label.BODY,),
    keep: Collection[str] = (),
    drop: Collection[str] = (),
    favor: Favor = "both",
    format: Format = "text",
    kind: KindChoice = "auto",
    model: str | os.PathLike[str] | None = None,
) -> Iterator[ExtractionResult]:
    """Extract many pages with one or more processes.

    Parameters
    ----------
    pages : iterable of str, bytes or BeautifulSoup
        Read as the work goes on: it may be larger than memory.
    workers : int
        Processes; 1 works in this one, -1 takes one a core.
    timeout_s : float, optional
        Seconds after which a page is given up, with status ``"timeout"``. Needs processes
        that can be killed, so even one worker is then a process of its own.
    include, keep, drop, favor, format, kind
        As in `boilerkit.extract`.
    model : path, optional
        Folder of a model bundle.

    Yields
    ------
    ExtractionResult
        One for each page, in the order of ``pages``. A page whose worker died has status
        ``"error"``; the others come out.
    """
    extractor = shared_extractor("", favor) if model is None else Extractor(model, favor)
    if workers == 1 and timeout_s is None:
        yield from extractor.extract_many(
            pages, include=include, keep=keep, drop=drop, format=format, kind=kind
        )
        return
    from boilerkit.workers import Lost, Workers

    choice = checked_choice(include, keep, drop)
    settings = _Settings(str(extractor.model_path), favor, choice, format, kind)
    n_workers = (os.cpu_count() or 1) if workers == -1 else workers
    for results in Workers(settings.extract, n_workers, timeout_s, settings.prepare).run(
        _chunks(pages)
    ):
        for _, result in results:
            if isinstance(result, Lost):
                status: Status = "timeout" if result.is_timeout else "error"
                yield ExtractionResult(status, reason=result.reason)
            else:
                yield result


def _chunks(pages: Iterable[str | bytes | BeautifulSoup]) -> Iterator[list[str | bytes]]:
    # A soup crosses to another process as the markup that it stands for.
    iterator = (cast("str | bytes", str(page) if is_soup(page) else page) for page in pages)
    while chunk := list(islice(iterator, CHUNK_PAGES)):
        yield chunk
