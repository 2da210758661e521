"""What callers and renderers read: a labelled page as plain, frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from boilerkit.labels import Label
from boilerkit.page import Kind

SpanKind = Literal["link", "emphasis", "strong", "code", "superscript", "subscript", "deleted"]
ItemKind = Literal["bullet", "number", "term", "definition"]
Status = Literal["ok", "empty", "timeout", "too_large", "error"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a block's text that the page formats.

    ``start`` and ``end`` are offsets into ``Block.text``; ``target`` is a link's address.
    """

    start: int
    end: int
    kind: SpanKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list.

    Attributes
    ----------
    list : int
        The same for all items of one list, and another for each list of the page.
    number : int
        Place of the item in its list, from 1; 0 for what stands in a list but in no item.
    kind : {"bullet", "number", "term", "definition"}
        What marks the item; the last two are of a list of definitions.
    """

    list: int
    number: int
    kind: ItemKind


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation that stands apart from the text; ``number`` is another for each of the page."""

    number: int


@dataclass(frozen=True, slots=True)
class Place:
    """How a block is laid out: what a renderer needs to put it back into a list or table."""

    heading_level: int = 0
    containers: tuple[ListItem | Quote, ...] = ()
    """The list items and quotations that hold the block, the outermost one first."""
    table: int = 0
    """Number of the innermost data table, from 1; 0 outside of tables."""
    row: int = 0
    column: int = 0
    code: int = 0
    """The same for all blocks of one piece of code, and another for each; 0 for what is none."""
    code_language: str = ""
    """As the page names it, such as ``python``."""
    parts: frozenset[str] = frozenset()
    """Of ``captions``, ``reviews`` and ``footnotes``: a caption by its tag, or a short text in an
    element of that name; the others by the name of an element that holds at most half of the page.
    """
    after_break: bool = False
    """Only a line break parts the block from the one before it in the page."""

    @property
    def list_depth(self) -> int:
        """In how many lists, one within the other, the block stands."""
        return sum(isinstance(container, ListItem) for container in self.containers)

    @property
    def quote_depth(self) -> int:
        """In how many quotations, one within the other, the block stands."""
        return len(self.containers) - self.list_depth

    @property
    def is_code(self) -> bool:
        """Whether the block is code, which keeps its white space."""
        return self.code > 0


@dataclass(frozen=True, slots=True)
class Block:
    """One text block of a page and what it is.

    Attributes
    ----------
    text : str
        The page's own characters; only white space is tidied.
    label : Label
    probabilities : mapping of Label to float
        Calibrated, in the order of ``LABELS``, summing to 1.
    tag : str
        Tag of the innermost block-level element around it; ``""`` in a text dump.
    path : str
        CSS path to that element, or ``"line 12"`` in a text dump.
    start, end : int
        ``Document.page_text[start:end] == text``.
    spans : tuple of Span
    place : Place
    """

    text: str
    label: Label
    probabilities: Mapping[Label, float]
    tag: str = ""
    path: str = ""
    start: int = 0
    end: int = 0
    spans: tuple[Span, ...] = ()
    place: Place = field(default_factory=Place)

    @property
    def probability(self) -> float:
        """Probability of the label that the block has."""
        return self.probabilities[self.label]


@dataclass(frozen=True, slots=True)
class Metadata:
    """Facts about a page, from its own markup first, then from its labelled blocks."""

    title: str = ""
    """As the page shows it, if what it states for itself says the same; without the site's name."""
    authors: tuple[str, ...] = ()
    date: str = ""
    """Date of publication in ISO 8601, such as ``2018-05-31``; ``""`` where unknown."""
    tags: tuple[str, ...] = ()
    language: str = ""
    """As the page declares it, such as ``fa`` or ``en-GB``."""
    site_name: str = ""
    url: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A labelled page.

    Attributes
    ----------
    blocks : tuple of Block
        In page order.
    kind : {"html", "text"}
        What the page was taken for.
    metadata : Metadata
    text : str
        The article alone: the text of the body blocks.
    page_type : str
        What the page as a whole is: ``"article"``, ``"forum"``, ``"listing"``,
        ``"collection"``, ``"documentation"``, ``"product"`` or ``"service"``; ``""`` for a
        page without text.
    reason : str
        Why ``text`` is empty, ``""`` where it is not: ``"no text"``, ``"only scripts"``,
        ``"redirect"``, ``"error page"`` or ``"no block judged content"``.
    """

    blocks: tuple[Block, ...]
    kind: Kind
    metadata: Metadata = field(default_factory=Metadata)
    text: str = ""
    page_type: str = ""
    reason: str = ""

    @property
    def headline(self) -> str:
        """Text of the block labelled headline, ``""`` where there is none."""
        return next((block.text for block in self.blocks if block.label is Label.HEADLINE), "")

    @property
    def page_text(self) -> str:
        """Text of all blocks, one a line: what the blocks' offsets refer to."""
        return "\n".join(block.text for block in self.blocks)

    def select(self, *labels: Label | str) -> tuple[Block, ...]:
        """Return the blocks that have one of the labels, in page order."""
        wanted = {Label(label) for label in labels}
        return tuple(block for block in self.blocks if block.label in wanted)


@dataclass(frozen=True, slots=True)
class ExtractionResult:
    """What became of one page of many; there is one for every page, whatever happens.

    Attributes
    ----------
    status : {"ok", "empty", "timeout", "too_large", "error"}
    text : str
        The answer in the format asked for, ``""`` unless ``status`` is ``"ok"``.
    reason : str
        Why there is no text.
    document : Document or None
        The labelled page, from ``label_many`` only.
    """

    status: Status
    text: str = ""
    reason: str = ""
    document: Document | None = None
