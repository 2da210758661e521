"""A page on its way in, a page on its way out, and the schema of what comes out."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath
from typing import Any, Final, Literal

from boilerkit.document import Status

SCHEMA_VERSION: Final = 1
"""Version of the output schema; a column is added with a new minor release, none is changed."""

Outcome = Status | Literal["filtered"]


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page to clean.

    Attributes
    ----------
    id : str
        Names the page in outputs and reports: its path, or what its container calls it.
    content : bytes or str
    url : str
        Its address, where the container says.
    kind : {"auto", "html", "text"}
    encoding : str
        As the HTTP header declared it, ``""`` where unknown.
    name : PurePosixPath
        Where its file goes below the output folder, before the suffix is changed.
    problem : str
        Why it could not be read; such a page is reported and not cleaned.
    n_bytes : int
        Bytes of input that are done with once this page is.
    """

    id: str
    content: bytes | str = b""
    url: str = ""
    kind: str = "auto"
    encoding: str = ""
    name: PurePosixPath = field(default_factory=lambda: PurePosixPath("page"))
    problem: str = ""
    n_bytes: int = 0


@dataclass(frozen=True, slots=True)
class CleanPage:
    """What became of a page: one row of the output.

    Attributes
    ----------
    status : {"ok", "empty", "error", "timeout", "too_large", "filtered"}
    reason : str
        Why there is no text, ``""`` where there is.
    text : str
        The labels and the format asked for.
    body_probability : float
        Mean probability of the body blocks, each counting as its characters do; 0 without any.
    blocks : list of dict
        Every block with its label, where asked for.
    """

    id: str
    status: Outcome
    reason: str = ""
    url: str = ""
    title: str = ""
    headline: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    text: str = ""
    page_type: str = ""
    body_probability: float = 0.0
    blocks: tuple[dict[str, Any], ...] = field(default=())

    @property
    def is_written(self) -> bool:
        """Whether the page stands in the output; the others stand in the error report."""
        return self.status in ("ok", "empty")

    def row(self, *, with_blocks: bool) -> dict[str, Any]:
        """The page as plain lists and dictionaries, in the order of the schema."""
        found = asdict(self)
        found["authors"], found["tags"] = list(self.authors), list(self.tags)
        blocks = list(found.pop("blocks"))
        return {**found, "blocks": blocks} if with_blocks else found


COLUMNS: Final = tuple(CleanPage("", "ok").row(with_blocks=False))
"""Names of the output's columns, ``blocks`` aside."""
BLOCK_COLUMNS: Final = ("text", "label", "probability", "tag", "path")
