"""Arrow record batch in, Arrow record batch out: what every cluster engine runs.

The batches carry the number of each page, so that their order can be had back whatever a
cluster does with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from boilerkit.cleaning.cleaner import Cleaner, failed
from boilerkit.cleaning.extras import need
from boilerkit.cleaning.records import CleanPage, RawPage
from boilerkit.cleaning.shards import output_schema

NUMBER: Final = "number"
WINDOW_PAGES: Final = 2_048
"""Pages that are handed to a cluster at one time: enough to keep it busy, few for the memory."""
BATCH_PAGES: Final = 64


def input_schema() -> Any:
    """Return the Arrow schema of pages to clean."""
    pa = need("pyarrow", "batch")
    texts = ("id", "url", "kind", "encoding", "problem")
    fields = [(NUMBER, pa.int64()), ("content", pa.large_binary())]
    return pa.schema([*fields, *((name, pa.string()) for name in texts)])


def numbered_schema(*, with_blocks: bool) -> Any:
    """Return the Arrow schema of cleaned pages with their numbers."""
    pa = need("pyarrow", "batch")
    return pa.schema([pa.field(NUMBER, pa.int64()), *output_schema(with_blocks=with_blocks)])


def clean_batch(cleaner: Cleaner, batch: Any) -> Any:
    """Clean an Arrow record batch, or a table.

    Parameters
    ----------
    cleaner : Cleaner
    batch : pyarrow.RecordBatch or pyarrow.Table
        With the columns of `input_schema`.

    Returns
    -------
    pyarrow.RecordBatch or pyarrow.Table
        As many rows, with the columns of `numbered_schema`.
    """
    rows = batch.to_pylist()
    numbers = [row.pop(NUMBER) for row in rows]
    cleaned = cleaner.clean([RawPage(**row) for row in rows])
    records = [
        {NUMBER: number, **page.row(with_blocks=cleaner.blocks)}
        for number, page in zip(numbers, cleaned, strict=True)
    ]
    return type(batch).from_pylist(records, schema=numbered_schema(with_blocks=cleaner.blocks))


def table_of(pages: Sequence[RawPage]) -> Any:
    """Put pages into an Arrow table, numbered from 0."""
    pa = need("pyarrow", "batch")
    rows = [
        {
            NUMBER: number,
            "content": _bytes(page.content),
            "id": page.id,
            "url": page.url,
            "kind": page.kind,
            "encoding": page.encoding if isinstance(page.content, bytes) else "utf-8",
            "problem": page.problem,
        }
        for number, page in enumerate(pages)
    ]
    return pa.Table.from_pylist(rows, schema=input_schema())


def _bytes(content: bytes | str) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8", "replace")


def pair_up(
    pages: Sequence[RawPage], rows: Sequence[dict[str, Any]]
) -> list[tuple[RawPage, CleanPage]]:
    """Give each page its record, in the order of the pages, whatever that of the rows is."""
    ordered = sorted(rows, key=lambda row: int(row[NUMBER]))
    return [(raw, _clean_page(row)) for raw, row in zip(pages, ordered, strict=True)]


def _clean_page(row: dict[str, Any]) -> CleanPage:
    found = {name: value for name, value in row.items() if name != NUMBER}
    found["authors"], found["tags"] = tuple(found["authors"]), tuple(found["tags"])
    found["blocks"] = tuple(found.get("blocks") or ())
    return CleanPage(**found)


CleanWindow = Callable[[Sequence[RawPage]], list[tuple[RawPage, CleanPage]]]


def isolated(clean: CleanWindow, window: Sequence[RawPage]) -> list[tuple[RawPage, CleanPage]]:
    """Clean a window; if the cluster gives it up, halves of it, down to the page at fault.

    Each cluster raises errors of its own for a worker that died once too often.
    """
    try:
        return clean(window)
    except Exception as error:
        if len(window) == 1:
            reason = f"the cluster gave this page up: {type(error).__name__}"
            return [(window[0], failed(window[0], reason))]
    middle = len(window) // 2
    return isolated(clean, window[:middle]) + isolated(clean, window[middle:])


def windows(chunks: Iterator[list[RawPage]]) -> Iterator[list[RawPage]]:
    """Join chunks of pages to windows for a cluster."""
    window: list[RawPage] = []
    for chunk in chunks:
        window += chunk
        if len(window) >= WINDOW_PAGES:
            yield window
            window = []
    if window:
        yield window
