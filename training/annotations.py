"""Pages that people annotate themselves, and how they become a corpus.

``<name>.html`` (or ``.txt``) has beside it ``<name>.json`` with the label of every block, as
``datasets/schema/annotated-page.schema.json`` describes. `pack_pages` turns a folder of
them into a corpus that `training.corpora` reads, so that a model can be trained on one's
own pages.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from boilerkit.dom.charset import decode
from boilerkit.dom.layout import Layout
from boilerkit.dom.reading import read_page
from boilerkit.labels import Label
from boilerkit.page import Kind, ReadPage
from training import CHECKOUT
from training.corpora import OWN_SCHEMA, GoldPage
from training.errors import AnnotationError

PAGES_FOLDER = CHECKOUT / "datasets" / "pages"
KIND_SUFFIXES: dict[Kind, str] = {"html": ".html", "text": ".txt"}


@dataclass(frozen=True, slots=True)
class AnnotatedPage:
    """A page of our own with the text and label of every block."""

    path: Path
    kind: Kind
    language: str
    page_type: str
    url: str
    blocks: tuple[tuple[Label, str], ...]

    def texts(self, label: Label) -> list[str]:
        """Texts of the blocks with a label, in page order."""
        return [text for of_block, text in self.blocks if of_block is label]


def read_annotated_pages(folder: Path = PAGES_FOLDER) -> list[AnnotatedPage]:
    """Read all annotated pages of a folder.

    Raises
    ------
    AnnotationError
        There is no annotation, or one is no such object or does not list the page's own blocks.
    """
    pages = [_read(path) for path in sorted(folder.glob("*.json"))]
    if not pages:
        raise AnnotationError(
            f"{folder}: no annotated page, that is no <name>.json beside <name>.html or .txt; "
            f"`python -m training draft {folder}` begins them"
        )
    return pages


def _read(path: Path) -> AnnotatedPage:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        blocks = tuple((Label(block["label"]), str(block["text"])) for block in record["blocks"])
        kind: Kind = record["kind"]
        page = AnnotatedPage(
            path=path.with_suffix(KIND_SUFFIXES[kind]),
            kind=kind,
            language=record["language"],
            page_type=record["page_type"],
            url=record.get("url", ""),
            blocks=blocks,
        )
        read = read_page(page.path.read_bytes(), kind=kind)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AnnotationError(f"{path}: {type(error).__name__}: {error}") from error
    _check_blocks(page, block_texts(read))
    return page


def block_texts(read: ReadPage) -> list[str]:
    """Text of every block, as a document has it."""
    layout = Layout(read.page, read.blocks)
    return [layout.text(block)[0] for block in range(len(read.blocks))]


def _check_blocks(page: AnnotatedPage, found: list[str]) -> None:
    annotated = [text for _, text in page.blocks]
    for number, (a, b) in enumerate(zip(annotated, found, strict=False)):
        if a != b:
            raise AnnotationError(
                f"{page.path}, block {number}: annotated is {a[:60]!r}, but the page has {b[:60]!r}"
            )
    if len(annotated) != len(found):
        raise AnnotationError(
            f"{page.path}: {len(annotated)} blocks are annotated, but the page has {len(found)}"
        )


def pack_pages(folder: Path, out: Path) -> Counter[Kind]:
    """Write a folder's annotated pages as a corpus; returns how many there are of each kind.

    Raises
    ------
    AnnotationError
        As `read_annotated_pages` does.
    """
    pages = read_annotated_pages(folder)
    rows = [_row(gold_page(page, out.stem)) for page in pages]
    pq.write_table(pa.Table.from_pylist(rows, schema=OWN_SCHEMA), out)
    return Counter(page.kind for page in pages)


def gold_page(page: AnnotatedPage, corpus: str) -> GoldPage:
    """An annotated page as a corpus has it."""
    source = decode(page.path.read_bytes())
    return GoldPage(
        id=f"{corpus}/{page.path.stem}",
        url=page.url,
        language=page.language,
        page_type=page.page_type,
        html=source if page.kind == "html" else "",
        text=source if page.kind == "text" else "",
        title=next(iter(page.texts(Label.HEADLINE)), ""),
        tags=tuple(page.texts(Label.TAGS)),
        body="\n\n".join(page.texts(Label.BODY)),
        comments=tuple(page.texts(Label.COMMENTS)),
        labels=tuple(label.value for label, _ in page.blocks),
    )


def _row(gold: GoldPage) -> dict[str, object]:
    return {
        "id": gold.id,
        "url": gold.url or None,
        "lang": gold.language,
        "page_type": gold.page_type,
        "html": gold.html or None,
        "text": gold.text or None,
        "title": gold.title or None,
        "tags": gold.tags,
        "body": gold.body,
        "comments": gold.comments,
        "suspect": gold.is_suspect,
        "labels": gold.labels,
    }
