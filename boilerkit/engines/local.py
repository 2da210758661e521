"""Clean on this machine: in this very process, or in several that can be killed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from boilerkit.cleaning.cleaner import Cleaner
from boilerkit.cleaning.records import CleanPage, RawPage
from boilerkit.cleaning.run import Engine
from boilerkit.workers import Lost, Workers


def in_process(
    cleaner: Cleaner, chunks: Iterable[list[RawPage]]
) -> Iterator[list[tuple[RawPage, CleanPage]]]:
    """Clean in this very process: the engine of one job without a time limit."""
    for chunk in chunks:
        yield list(zip(chunk, cleaner.clean(chunk), strict=True))


def local_engine(n_workers: int, timeout_s: float | None, *, ordered: bool = True) -> Engine:
    """Make an engine that cleans on processes of this machine.

    Parameters
    ----------
    n_workers : int
    timeout_s : float or None
        Seconds after which a page is given up.
    ordered : bool
        Whether pages come out in the order of the input.
    """

    def clean(
        cleaner: Cleaner, chunks: Iterable[list[RawPage]]
    ) -> Iterator[list[tuple[RawPage, CleanPage]]]:
        workers = Workers(cleaner.clean, n_workers, timeout_s, cleaner.check)
        for results in workers.run(chunks, ordered=ordered):
            yield [(raw, _record(raw, found)) for raw, found in results]

    return clean


def _record(raw: RawPage, found: CleanPage | Lost) -> CleanPage:
    if isinstance(found, CleanPage):
        return found
    return CleanPage(raw.id, "timeout" if found.is_timeout else "error", found.reason, raw.url)
