"""Annotated pages from Parquet files, one row a page.

The columns are ``id``, ``url``, ``lang``, ``page_type``, ``html``, ``title``, ``author``,
``date``, ``tags``, ``body``, ``must_have``, ``must_not_have``, ``comments`` and ``suspect``;
what a corpus does not have is null. ``datasets/manifests`` says where each comes from. Corpora
of one's own pages have two more: ``text``, a page that is only left as a text dump, and
``labels``, that of every block.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from training.errors import CorpusError

_TEXTS = pa.list_(pa.string())
SCHEMA = pa.schema(
    {
        **dict.fromkeys("id url lang page_type html title".split(), pa.string()),
        "author": _TEXTS,
        "date": pa.string(),
        "tags": _TEXTS,
        "body": pa.string(),
        "must_have": _TEXTS,
        "must_not_have": _TEXTS,
        "comments": _TEXTS,
        "suspect": pa.bool_(),
    }
)
"""Columns of a corpus that are read; others may stand beside them."""
OWN_SCHEMA = SCHEMA.append(pa.field("text", pa.string())).append(pa.field("labels", _TEXTS))
"""Columns of a corpus of one's own pages."""
CORPORA = ("wcxb", "fundus", "trafilatura", "readability")
"""The public corpora."""
WITH_BODY = ("wcxb", "fundus", "readability")
"""Those with a whole gold body."""
_CHUNK_BYTES = 1 << 20
_FILLER_LANGUAGE = "la"
"""Language given to pages of filler text, which are tests and no real pages."""


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page with what people say about it; ``None`` or empty where they say nothing."""

    id: str
    url: str
    language: str
    page_type: str
    html: str
    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    tags: tuple[str, ...] = ()
    body: str | None = None
    must_have: tuple[str, ...] = ()
    must_not_have: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    is_suspect: bool = False
    """Much of the gold stands nowhere in the page."""
    text: str = ""
    """The page as a text dump, where nothing else of it is left."""
    labels: tuple[str, ...] = ()
    """Label of every block, where people told them all."""

    @property
    def corpus(self) -> str:
        """Name of the corpus, the first part of the id."""
        return self.id.split("/")[0]

    @property
    def is_filler(self) -> bool:
        """Whether the page is filler text: a test and no real page."""
        return self.language == _FILLER_LANGUAGE


def read_corpus(path: Path, *, dumps: bool = False) -> list[GoldPage]:
    """Read the pages of a corpus, those of filler text left out.

    Parameters
    ----------
    dumps : bool
        Also those pages of which only a text dump is left.

    Raises
    ------
    CorpusError
        The file is missing or is no corpus.
    """
    return [page for page in iterate_corpus(path, dumps=dumps) if not page.is_filler]


def iterate_corpus(path: Path, *, dumps: bool = False) -> Iterator[GoldPage]:
    """Yield the pages of a corpus, a few at a time in memory; `read_corpus` has the parameters."""
    try:
        table = pq.ParquetFile(path)
    except (OSError, ValueError) as error:
        raise CorpusError(f"{path} is no corpus that can be read: {error}") from error
    missing = set(SCHEMA.names) - set(table.schema_arrow.names)
    if missing:
        raise CorpusError(f"{path} lacks the columns {', '.join(sorted(missing))}")
    columns = [name for name in OWN_SCHEMA.names if name in table.schema_arrow.names]
    for batch in table.iter_batches(batch_size=32, columns=columns):
        for row in batch.to_pylist():
            page = _page(row)
            if dumps or not page.text:
                yield page


def corpus_paths(folder: Path, names: Sequence[str]) -> dict[str, Path]:
    """Return the files of the named corpora in a folder."""
    paths = {name: folder / f"{name}.parquet" for name in names}
    for path in paths.values():
        if not path.is_file():
            raise CorpusError(f"{path} does not exist; datasets/README.md says how to get corpora")
    return paths


def pages_with_body(folder: Path, names: Sequence[str]) -> list[GoldPage]:
    """Read the pages that have a gold body, of the named corpora or of ``WITH_BODY``."""
    return [
        page
        for path in corpus_paths(folder, names or WITH_BODY).values()
        for page in read_corpus(path)
        if page.body is not None
    ]


def sound_pages(folder: Path, names: Sequence[str]) -> list[GoldPage]:
    """Read those of them whose gold stands in the page."""
    return [page for page in pages_with_body(folder, names) if not page.is_suspect]


def file_digest(path: Path) -> str:
    """SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def _page(row: Mapping[str, Any]) -> GoldPage:
    return GoldPage(
        id=row["id"],
        url=row["url"] or "",
        language=row["lang"] or "",
        page_type=row["page_type"] or "",
        html=row["html"] or "",
        title=row["title"] or "",
        authors=_strings(row["author"]),
        date=row["date"] or "",
        tags=_strings(row["tags"]),
        body=row["body"],
        must_have=_strings(row["must_have"]),
        must_not_have=_strings(row["must_not_have"]),
        comments=_strings(row["comments"]),
        is_suspect=bool(row["suspect"]),
        text=row.get("text") or "",
        labels=_strings(row.get("labels")),
    )


def _strings(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(str(item) for item in value if item) if isinstance(value, list) else ()
