"""The front door: wires the rooms, holds no rules of its own."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from boilerkit.assembly import build_document, build_text, reason_of
from boilerkit.choice import Choice, Favor, beta_of, checked_choice
from boilerkit.document import Document, ExtractionResult, Status
from boilerkit.dom.reading import KindChoice, read_page
from boilerkit.errors import InputError
from boilerkit.features.extractor import code_schemas
from boilerkit.judging import Answer, Explanation, Judge
from boilerkit.labels import LABELS, Label
from boilerkit.model.bundle import read_bundle
from boilerkit.model.locate import locate_bundle
from boilerkit.page import ReadPage
from boilerkit.reasons import NOTHING_CHOSEN
from boilerkit.render import RENDERERS, Format

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

MAX_BATCH_PAGES = 4
"""Pages that ``extract_many`` puts into one call of the model: the matrices of more than a few
fall out of the processor's caches, and cost what the calls save."""


class Extractor:
    """Labels pages and extracts their content, with the default model or one's own.

    Safe to share between threads once made. Pickles as the path of its model.

    Parameters
    ----------
    model : path, optional
        Folder of a model bundle; the default model if not given.
    favor : {"both", "precision", "recall"}, default "both"
        What the choice of blocks leans to where the model is in doubt: to a text that holds
        nothing but the article, or to one that lacks nothing of it.

    Raises
    ------
    InputError
        ``favor`` has no such choice.
    ModelError
        The bundle is missing, damaged, altered, or made for another version.

    Examples
    --------
    >>> Extractor().extract("<p>   </p>")
    ''
    """

    def __init__(self, model: str | os.PathLike[str] | None = None, favor: Favor = "both") -> None:
        self._favor: Favor = favor
        beta = beta_of(favor)
        self._bundle = read_bundle(locate_bundle(model), code_schemas())
        self._judge = Judge(self._bundle, beta)

    @property
    def model_path(self) -> Path:
        """Folder of the bundle."""
        return self._bundle.path

    def __reduce__(self) -> tuple[type[Extractor], tuple[str, Favor]]:
        return type(self), (str(self._bundle.path), self._favor)

    def extract(
        self,
        source: str | bytes | BeautifulSoup,
        *,
        include: Collection[Label | str] = (Label.BODY,),
        keep: Collection[str] = (),
        drop: Collection[str] = (),
        format: Format = "text",
        kind: KindChoice = "auto",
        encoding: str | None = None,
        url: str | None = None,
    ) -> str:
        """Return only the article; see `boilerkit.extract`."""
        choice = checked_choice(include, keep, drop)
        wanted = _labels_to_ask(choice, format)
        read = read_page(source, kind=kind, encoding=encoding, url=url)
        return _render(read, self._judge.judge([read], wanted)[0], choice, format)

    def label(
        self,
        source: str | bytes | BeautifulSoup,
        *,
        kind: KindChoice = "auto",
        encoding: str | None = None,
        url: str | None = None,
    ) -> Document:
        """Return every block of a page with its label; see `boilerkit.label`."""
        read = read_page(source, kind=kind, encoding=encoding, url=url)
        return build_document(read, self._judge.judge([read])[0])

    def explain(
        self, source: str | bytes | BeautifulSoup, *, kind: KindChoice = "auto"
    ) -> tuple[Document, Explanation]:
        """Label a page, and say which features decided; for `boilerkit inspect`."""
        read = read_page(source, kind=kind)
        answer, explanation = self._judge.explain(read)
        return build_document(read, answer), explanation

    def extract_many(
        self,
        sources: Iterable[str | bytes | BeautifulSoup],
        *,
        include: Collection[Label | str] = (Label.BODY,),
        keep: Collection[str] = (),
        drop: Collection[str] = (),
        format: Format = "text",
        kind: KindChoice = "auto",
    ) -> Iterator[ExtractionResult]:
        """Extract many pages, one result a page, in order.

        The blocks of many pages go into one call of the model. A page that cannot be read
        gives a result with status ``"error"`` and its reason; the others come out.
        """
        choice = checked_choice(include, keep, drop)
        wanted = _labels_to_ask(choice, format)
        for read, answer in self._judge_many(sources, wanted, kind):
            if answer is None or isinstance(read, InputError):
                yield ExtractionResult("error", reason=str(read))
                continue
            yield _result(read, answer, choice, format)

    def label_many(
        self,
        sources: Iterable[str | bytes | BeautifulSoup],
        *,
        kind: KindChoice = "auto",
    ) -> Iterator[ExtractionResult]:
        """Label many pages: like `extract_many`, with ``document`` in every good result."""
        for read, answer in self._judge_many(sources, LABELS, kind):
            if answer is None or isinstance(read, InputError):
                yield ExtractionResult("error", reason=str(read))
                continue
            document = build_document(read, answer)
            status: Status = "empty" if document.reason else "ok"
            yield ExtractionResult(status, document.text, document.reason, document)

    def label_pages(self, reads: Sequence[ReadPage]) -> list[Document]:
        """Label pages that were read already, their blocks in one call of the model."""
        answers = self._judge.judge(reads)
        return [build_document(read, a) for read, a in zip(reads, answers, strict=True)]

    def extract_pages(
        self, reads: Sequence[ReadPage], choice: Choice, format: Format
    ) -> list[ExtractionResult]:
        """Extract pages that were read already, their blocks in one call of the model."""
        answers = self._judge.judge(reads, _labels_to_ask(choice, format))
        return [
            _result(read, answer, choice, format)
            for read, answer in zip(reads, answers, strict=True)
        ]

    def _judge_many(
        self,
        sources: Iterable[str | bytes | BeautifulSoup],
        wanted: Collection[Label],
        kind: KindChoice,
    ) -> Iterator[tuple[ReadPage | InputError, Answer | None]]:
        iterator = iter(sources)
        while batch := list(islice(iterator, MAX_BATCH_PAGES)):
            reads = [_try_read(source, kind) for source in batch]
            good = [read for read in reads if isinstance(read, ReadPage)]
            answers = iter(self._judge.judge(good, wanted))
            for read in reads:
                yield read, next(answers) if isinstance(read, ReadPage) else None


def _try_read(source: str | bytes | BeautifulSoup, kind: KindChoice) -> ReadPage | InputError:
    try:
        return read_page(source, kind=kind)
    except InputError as error:
        return error


def _labels_to_ask(choice: Choice, format: str) -> tuple[Label, ...]:
    """Labels that an answer has to know: plain text needs no more than it includes."""
    if format not in RENDERERS:
        raise InputError(f"expected format to be one of {', '.join(RENDERERS)}, got {format!r}")
    return choice.labels if format == "text" else LABELS


def _result(read: ReadPage, answer: Answer, choice: Choice, format: Format) -> ExtractionResult:
    text = _render(read, answer, choice, format)
    reason = reason_of(read, answer) or ("" if text else NOTHING_CHOSEN)
    return ExtractionResult("empty" if reason else "ok", text, reason)


def _render(read: ReadPage, answer: Answer, choice: Choice, format: Format) -> str:
    if format == "text":
        return build_text(read, answer, choice)
    return RENDERERS[format](build_document(read, answer), choice)


@lru_cache(maxsize=4)
def shared_extractor(model: str, favor: Favor, /) -> Extractor:
    """Return the extractor of a bundle's folder, ``""`` for the default model's.

    It is loaded on first use, once a process: the cache tells calls apart by how they are
    written, so there is one way to write them.
    """
    return Extractor(model or None, favor)


def extract(
    source: str | bytes | BeautifulSoup,
    *,
    include: Collection[Label | str] = (Label.BODY,),
    keep: Collection[str] = (),
    drop: Collection[str] = (),
    favor: Favor = "both",
    format: Format = "text",
    kind: KindChoice = "auto",
    encoding: str | None = None,
    url: str | None = None,
) -> str:
    """Return only the article of a page, with the default model.

    Parameters
    ----------
    source : str, bytes or BeautifulSoup
        A page of HTML, or a plain-text dump of one.
    include : collection of Label or str, default ("body",)
        Labels of the blocks to return, in page order.
    keep, drop : collection of str
        Parts to return within the article, reviews and footnotes below it too, whatever their
        label, and parts never to return: captions, tables, code, quotes, lists, reviews, footnotes.
    favor : {"both", "precision", "recall"}, default "both"
        What the choice of blocks leans to where the model is in doubt, as in `Extractor`.
    format : {"text", "markdown", "html", "json"}, default "text"
    kind : {"auto", "html", "text"}, default "auto"
        Force one of the two kinds of input instead of finding out.
    encoding : str, optional
        Encoding of ``bytes``, if known.
    url : str, optional
        The page's address; links in Markdown and HTML are relative to it.

    Returns
    -------
    str
        ``""`` where the page has no content; `label` says why.

    Raises
    ------
    InputError
        ``source`` is no page: another type, or binary; or an option has no such choice.
    ModelError
        The default model is missing or damaged.

    Examples
    --------
    >>> extract("")
    ''
    """
    return shared_extractor("", favor).extract(
        source,
        include=include,
        keep=keep,
        drop=drop,
        format=format,
        kind=kind,
        encoding=encoding,
        url=url,
    )


def label(
    source: str | bytes | BeautifulSoup,
    *,
    favor: Favor = "both",
    kind: KindChoice = "auto",
    encoding: str | None = None,
    url: str | None = None,
) -> Document:
    """Label every block of a page, with the default model.

    Parameters are those of `extract`.

    Returns
    -------
    Document
        ``.blocks`` in page order, each with its label and probabilities.

    Examples
    --------
    >>> label("").reason
    'no text'
    """
    return shared_extractor("", favor).label(source, kind=kind, encoding=encoding, url=url)
