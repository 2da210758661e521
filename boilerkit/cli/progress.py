"""A bar on a terminal: pages a second and the time left. Nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[int], None]
"""Called for each page with the bytes of input that are done with it."""


def _ignore(n_bytes: int) -> None:
    del n_bytes


@contextmanager
def progress_bar(n_bytes: int) -> Iterator[Advance]:
    """Show how far the input is read, by bytes: pages of a crawl are not counted beforehand."""
    if not sys.stderr.isatty() or not n_bytes:
        yield _ignore
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[pages]:,} pages"),
        TextColumn("{task.fields[rate]:.0f}/s"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=n_bytes, pages=0, rate=0.0)
        n_pages = 0

        def advance(n: int) -> None:
            nonlocal n_pages
            n_pages += 1
            elapsed = progress.tasks[0].elapsed or 1.0
            progress.update(task, advance=n, pages=n_pages, rate=n_pages / elapsed)

        yield advance
