"""Many pages over several processes: one result a page, in order, whatever happens."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from boilerkit.document import ExtractionResult
from boilerkit.dom.reading import KindChoice, is_soup
from boilerkit.extractor import MAX_BATCH_PAGES, Extractor, default_extractor
from boilerkit.labels import Label
from boilerkit.render import Format

if TYPE_CHECKING:
    from bs4 import BeautifulSoup


def extract_many(
    pages: Iterable[str | bytes | BeautifulSoup],
    *,
    workers: int = 1,
    include: Collection[Label | str] = (Label.BODY,),
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
    include, format, kind
        As in `boilerkit.extract`.
    model : path, optional
        Folder of a model bundle.

    Yields
    ------
    ExtractionResult
        One for each page, in the order of ``pages``.
    """
    extractor = default_extractor() if model is None else Extractor(model)
    if workers == 1:
        yield from extractor.extract_many(pages, include=include, format=format, kind=kind)
        return
    from joblib import Parallel, delayed

    # joblib's loky starts fresh processes: a forked one could inherit a locked predictor.
    parallel = Parallel(n_jobs=workers, return_as="generator", pre_dispatch="2*n_jobs")
    chunks = (delayed(_extract_chunk)(extractor, c, include, format, kind) for c in _chunks(pages))
    for results in parallel(chunks):
        yield from results


def _chunks(
    pages: Iterable[str | bytes | BeautifulSoup],
) -> Iterator[list[str | bytes | BeautifulSoup]]:
    iterator = iter(pages)
    while chunk := list(islice(iterator, MAX_BATCH_PAGES)):
        # A soup crosses to another process as the markup that it stands for.
        yield [str(page) if is_soup(page) else page for page in chunk]


def _extract_chunk(
    extractor: Extractor,
    pages: list[str | bytes | BeautifulSoup],
    include: Collection[Label | str],
    format: Format,
    kind: KindChoice,
) -> list[ExtractionResult]:
    return list(extractor.extract_many(pages, include=include, format=format, kind=kind))
