"""Text nodes to one tidied text with its formatted spans."""

from __future__ import annotations

from boilerkit.document import Span, SpanKind
from boilerkit.dom.text import squash


class SpanWriter:
    """Joins text nodes, tidies white space, and keeps track of where formats run."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""
        """White space since the last word."""
        self._spans: list[Span] = []
        self._last: dict[tuple[SpanKind, str], int] = {}
        """Number of the last span of each kind and target."""

    def write(self, text: str, formats: list[tuple[SpanKind, str]]) -> None:
        """Add a text node; formats are of it all, each with a link's address or ``""``."""
        tidy = squash(text)
        if not tidy:
            self._gap += text
            return
        self._gap += text[: len(text) - len(text.lstrip())]
        if self._length and self._gap:
            around = self._parts[-1][-1] + self._gap + tidy[0]
            gap = squash(around)[1:-1]
            self._parts.append(gap)
            self._length += len(gap)
        start = self._length
        self._parts.append(tidy)
        self._length += len(tidy)
        self._gap = text[len(text.rstrip()) :]
        for kind, target in formats:
            self._add(kind, target, start)

    def _add(self, kind: SpanKind, target: str, start: int) -> None:
        """Add a span, or lengthen the last one of its kind if it ends where this one starts."""
        number = self._last.get((kind, target), -1)
        if number >= 0 and start - self._spans[number].end <= 1:
            self._spans[number] = Span(self._spans[number].start, self._length, kind, target)
        else:
            self._last[kind, target] = len(self._spans)
            self._spans.append(Span(start, self._length, kind, target))

    def finish(self) -> tuple[str, tuple[Span, ...]]:
        """Return the text, and its spans by where they start."""
        spans = sorted(self._spans, key=lambda span: (span.start, -span.end))
        return "".join(self._parts), tuple(spans)
