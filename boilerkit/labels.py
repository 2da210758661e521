"""The eight labels a text block can have."""

from __future__ import annotations

from enum import Enum


class Label(str, Enum):
    """What a text block is; the value is the plain word.

    Examples
    --------
    >>> Label("body") is Label.BODY
    True
    >>> print(Label.HEADLINE)
    headline
    """

    HEADLINE = "headline"
    BODY = "body"
    METADATA = "metadata"
    TAGS = "tags"
    ADS = "ads"
    RELATED = "related"
    COMMENTS = "comments"
    OTHER = "other"

    def __str__(self) -> str:
        return self.value


LABELS: tuple[Label, ...] = tuple(Label)
"""Column order of every probability matrix: ``P[:, LABELS.index(label)]``."""

LABEL_INDEX: dict[Label, int] = {label: column for column, label in enumerate(LABELS)}
