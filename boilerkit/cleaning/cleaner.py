"""The one function that cleans: some pages in, as many records out, whatever the engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from boilerkit.choice import Choice, Favor, checked_choice
from boilerkit.cleaning.records import BLOCK_COLUMNS, CleanPage, RawPage
from boilerkit.document import Document
from boilerkit.dom.reading import KindChoice, read_page
from boilerkit.errors import InputError, MissingPackageError, ModelError
from boilerkit.extractor import Extractor, shared_extractor
from boilerkit.labels import Label
from boilerkit.page import ReadPage
from boilerkit.reasons import NOTHING_CHOSEN
from boilerkit.render import RENDERERS, Format
from boilerkit.render.json import block_record

MAX_PAGE_BYTES = 64 * 2**20
"""A larger page is no page: browsers give up before."""


@dataclass(frozen=True, slots=True)
class Cleaner:
    """What to make of each page. Plain settings: it pickles, and loads its model when used.

    Attributes
    ----------
    model : str
        Folder of a bundle, ``""`` for the default model.
    include : tuple of str
        Labels to keep in the text.
    keep, drop : tuple of str
        Parts to write whatever their label, and parts never to write; see `boilerkit.extract`.
    favor : {"both", "precision", "recall"}
        What the choice of blocks leans to in doubt.
    format : {"text", "markdown", "html", "json"}
    kind : {"auto", "html", "text"}
        Of pages whose container does not say.
    facts : bool
        Whether title, authors, date and the other columns are wanted, or the text alone.
    blocks : bool
        Whether every block with its label is wanted.
    """

    model: str = ""
    include: tuple[str, ...] = ("body",)
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    favor: str = "both"
    format: str = "text"
    kind: str = "auto"
    facts: bool = True
    blocks: bool = False

    def check(self) -> None:
        """Raise `InputError` or `ModelError` now rather than on the first page."""
        self._extractor().extract_pages([], self._choice(), cast("Format", self.format))

    def _extractor(self) -> Extractor:
        return shared_extractor(self.model, cast("Favor", self.favor))

    def _choice(self) -> Choice:
        return checked_choice(self.include, self.keep, self.drop)

    def clean(self, pages: Sequence[RawPage]) -> list[CleanPage]:
        """Clean some pages, one record each, in order; their blocks go to the model together."""
        reads = [self._read(page) for page in pages]
        good = [n for n, read in enumerate(reads) if isinstance(read, ReadPage)]
        records = self._clean_together(
            [pages[n] for n in good], [read for read in reads if isinstance(read, ReadPage)]
        )
        found = dict(zip(good, records, strict=True))
        return [
            read if isinstance(read, CleanPage) else found[number]
            for number, read in enumerate(reads)
        ]

    def _read(self, page: RawPage) -> ReadPage | CleanPage:
        if page.problem:
            return failed(page, page.problem)
        if len(page.content) > MAX_PAGE_BYTES:
            reason = f"more than {MAX_PAGE_BYTES // 2**20} MB"
            return CleanPage(page.id, "too_large", reason, url=page.url)
        try:
            return read_page(
                page.content,
                kind=cast("KindChoice", page.kind if page.kind != "auto" else self.kind),
                encoding=page.encoding or None,
                url=page.url or None,
            )
        except InputError as error:
            return failed(page, str(error))
        except Exception as error:  # A page may find a bug; the others still have to come out.
            return failed(page, f"{type(error).__name__}: {error}")

    def _clean_together(
        self, pages: Sequence[RawPage], reads: Sequence[ReadPage]
    ) -> list[CleanPage]:
        make = self._facts if self.facts or self.blocks else self._texts
        try:
            return make(pages, reads)
        except (ModelError, MissingPackageError):
            raise
        except Exception as error:
            if len(pages) == 1:
                return [failed(pages[0], f"{type(error).__name__}: {error}")]
        # One of them found a bug: each alone, so that only that one is lost.
        return [
            record
            for page, read in zip(pages, reads, strict=True)
            for record in self._clean_together([page], [read])
        ]

    def _texts(self, pages: Sequence[RawPage], reads: Sequence[ReadPage]) -> list[CleanPage]:
        results = self._extractor().extract_pages(
            reads, self._choice(), cast("Format", self.format)
        )
        return [
            CleanPage(
                page.id,
                "ok" if result.text else "empty",
                "" if result.text else result.reason,
                page.url,
                text=result.text,
            )
            for page, result in zip(pages, results, strict=True)
        ]

    def _facts(self, pages: Sequence[RawPage], reads: Sequence[ReadPage]) -> list[CleanPage]:
        documents = self._extractor().label_pages(reads)
        choice = self._choice()
        return [self._record(page, d, choice) for page, d in zip(pages, documents, strict=True)]

    def _record(self, page: RawPage, document: Document, choice: Choice) -> CleanPage:
        text = RENDERERS[cast("Format", self.format)](document, choice)
        has_text = bool(choice.blocks(document))
        facts = document.metadata
        return CleanPage(
            id=page.id,
            status="ok" if has_text else "empty",
            reason="" if has_text else document.reason or NOTHING_CHOSEN,
            url=page.url or facts.url,
            title=facts.title,
            headline=document.headline,
            authors=facts.authors,
            date=facts.date,
            language=facts.language,
            tags=facts.tags,
            text=text,
            page_type=document.page_type,
            body_probability=_body_probability(document),
            blocks=_block_rows(document) if self.blocks else (),
        )


def failed(page: RawPage, reason: str) -> CleanPage:
    """Make the record of a page that gave nothing."""
    return CleanPage(page.id, "error", reason, url=page.url)


def _body_probability(document: Document) -> float:
    body = document.select(Label.BODY)
    n_chars = sum(len(block.text) for block in body)
    total = sum(len(block.text) * block.probability for block in body)
    return round(total / n_chars, 4) if n_chars else 0.0


def _block_rows(document: Document) -> tuple[dict[str, Any], ...]:
    records = (block_record(block) for block in document.blocks)
    return tuple({name: record[name] for name in BLOCK_COLUMNS} for record in records)
