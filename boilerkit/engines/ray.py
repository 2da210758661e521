"""Clean on Ray: `map_batches` of Ray Data, window by window.

See https://docs.ray.io/en/latest/data/api/doc/ray.data.Dataset.map_batches.html.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from boilerkit.cleaning.cleaner import Cleaner
from boilerkit.cleaning.extras import need
from boilerkit.cleaning.records import CleanPage, RawPage
from boilerkit.cleaning.run import Engine
from boilerkit.engines.arrow import (
    BATCH_PAGES,
    clean_batch,
    isolated,
    pair_up,
    table_of,
    windows,
)


def ray_engine(n_workers: int) -> Engine:
    """Make an engine that cleans on the cluster that Ray finds, or on this machine if on none.

    Parameters
    ----------
    n_workers : int
        Tasks at one time; -1 leaves it to Ray.
    """
    ray = need("ray", "ray")
    data = need("ray.data", "ray")

    def clean(
        cleaner: Cleaner, chunks: Iterable[list[RawPage]]
    ) -> Iterator[list[tuple[RawPage, CleanPage]]]:
        if not ray.is_initialized():
            ray.init(log_to_driver=False, configure_logging=False, include_dashboard=False)
        data.DataContext.get_current().enable_progress_bars = False

        def clean_window(window: Sequence[RawPage]) -> list[tuple[RawPage, CleanPage]]:
            table = table_of(window)
            starts = range(0, len(window), BATCH_PAGES)
            dataset = data.from_arrow([table.slice(start, BATCH_PAGES) for start in starts])
            cleaned = dataset.map_batches(
                partial(clean_batch, cleaner),
                batch_format="pyarrow",
                batch_size=BATCH_PAGES,
                concurrency=None if n_workers == -1 else n_workers,
            )
            return pair_up(window, cleaned.take_all())

        clean_window([RawPage("")])  # A cluster that cannot work at all is no page's fault.
        for window in windows(iter(chunks)):
            yield isolated(clean_window, window)

    return clean
