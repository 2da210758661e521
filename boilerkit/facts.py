"""PageHints and labelled blocks to Metadata: titles as they are shown, dates converted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from html import unescape
from itertools import chain, islice
from typing import Final

from boilerkit.bylines import names_in_lines, tidy_names
from boilerkit.dates import leading_date, looks_dated, parse_date, speaks_of_change
from boilerkit.document import Block, Metadata
from boilerkit.dom.text import TITLE_SEPARATOR
from boilerkit.labels import Label
from boilerkit.page import PageHints

MAX_FACT_CHARS: Final = 300
"""No more of a line is read for dates and names: it may be a page of a megabyte."""

_N_DATELINES: Final = 5
_N_BESIDE: Final = 4
_MAX_DATE_CHARS: Final = 80
"""Lines so near the text, and no longer, may hold the date, whatever they are taken for."""
_TAG_SEPARATORS = re.compile(r"[,،、;؛|#•·\n]+")
_CAPTION = re.compile(r"^[^:：]{1,30}[:：]\s*")
_SECOND_CAPTION = re.compile(r"\s[^\W\d_]{4,20}[:：]\s")
"""As in "Category: bread Tags: rye, slow", where two lines were one block."""
_WORD = re.compile(r"[^\W_]+")
_HOST = re.compile(r"(?:https?:)?//([^/:?#]+)", re.IGNORECASE)
_UTC_MOMENT = re.compile(r"T\d\d:\d\d\S*(?:Z|[+-]00:?00)$")
_DATE_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)(?!\d)")


def resolve_metadata(
    hints: PageHints, blocks: Sequence[Block], for_authors: Sequence[bool]
) -> Metadata:
    """Put together a page's facts: its own markup first, its labelled blocks after it.

    Parameters
    ----------
    for_authors : sequence of bool
        Which blocks stand in elements named for authors.
    """
    hints = _written_out(hints)
    language = hints.language.replace("_", "-")
    facts = [number for number, block in enumerate(blocks) if block.label is Label.METADATA]
    lines = [blocks[number].text[:MAX_FACT_CHARS] for number in facts]
    headline = next((block.text for block in blocks if block.label is Label.HEADLINE), "")
    tag_lines = [block.text for block in blocks if block.label is Label.TAGS]
    lines_with_dates = chain(_dated(lines), _beside_text(blocks), _datelines(blocks))
    in_address = _dates_in_address(hints.url)
    dates = chain(hints.dates, in_address, hints.times, lines_with_dates, hints.changes)
    return Metadata(
        title=_title(hints, headline),
        authors=_authors(hints, lines, [for_authors[number] for number in facts]),
        date=_first_date(dates, in_address, language),
        tags=tuple(dict.fromkeys(hints.tags or _tags(tag_lines))),
        language=language,
        site_name=hints.site_name,
        url=hints.url,
        description=hints.description,
    )


def _written_out(hints: PageHints) -> PageHints:
    """What a page states, without the entities that some escape twice.

    The model has learnt from them as they are in the page.
    """
    return replace(
        hints,
        titles=tuple(map(unescape, hints.titles)),
        authors=tuple(map(unescape, hints.authors)),
        tags=tuple(map(unescape, hints.tags)),
        site_name=unescape(hints.site_name),
        description=unescape(hints.description),
    )


def _authors(
    hints: PageHints, lines: Sequence[str], for_authors: Sequence[bool]
) -> tuple[str, ...]:
    """Authors as the page states them, but for the site itself: people in bylines go before it."""
    stated = tidy_names(hints.authors)
    sites = _site_names(hints)
    people = tuple(name for name in stated if _letters(name) not in sites)
    return people or names_in_lines(lines, for_authors) or stated


def _title(hints: PageHints, headline: str) -> str:
    """The title as the page shows it, where one that it states for itself holds that.

    Else of the stated ones that with most of its words, without the name of the site: a title
    in JSON-LD or a meta tag may be written for search engines, or be that of another thing.
    """
    titles = hints.titles
    shown = _letters(unescape(headline))
    if not titles or (shown and any(shown in _letters(title) for title in titles)):
        return headline
    words = _words(headline)
    shares = [len(words & _words(title)) for title in titles]
    return _without_site(titles[shares.index(max(shares))], hints)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _without_site(title: str, hints: PageHints) -> str:
    """A title without the name of the site, or of its domain, at its end or its beginning."""
    names = _site_names(hints)
    parts = list(TITLE_SEPARATOR.finditer(title))
    for part in parts[-1:]:
        if part.start() and _letters(title[part.end() :]) in names:
            return title[: part.start()]
    for part in parts[:1]:
        if part.end() < len(title) and _letters(title[: part.start()]) in names:
            return title[part.end() :]
    return title


def _site_names(hints: PageHints) -> frozenset[str]:
    """The site's name and the parts of its domain, in small letters without signs."""
    host = _HOST.match(hints.url)
    parts = host[1].lower().split(".") if host else []
    return frozenset({_letters(hints.site_name), _letters("".join(parts[-2:])), *parts}) - {
        "",
        "www",
    }


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def _dates_in_address(url: str) -> list[str]:
    return ["-".join(found.groups()) for found in _DATE_IN_ADDRESS.finditer(url)]


def _tags(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        named = _CAPTION.sub("", line, count=1)
        if named != line:
            named = _SECOND_CAPTION.sub("\n", named)
        for tag in _TAG_SEPARATORS.split(named):
            if tag.strip():
                yield tag.strip()


def _dated(lines: Iterable[str]) -> list[str]:
    """Dates in metadata lines; a line that is not about a change of the page goes first."""
    return sorted(lines, key=speaks_of_change)


def _beside_text(blocks: Sequence[Block]) -> list[str]:
    """Short lines before the text, from a little above the headline on, and after it."""
    text = [n for n, block in enumerate(blocks) if block.label in (Label.HEADLINE, Label.BODY)]
    body = [n for n in text if blocks[n].label is Label.BODY]
    if not body:
        return []
    before = blocks[max(text[0] - _N_BESIDE, 0) : min(body[0] + 2, text[0] + 2 * _N_BESIDE)]
    after = blocks[body[-1] + 1 : body[-1] + 1 + _N_BESIDE]
    lines = (block.text for block in (*before, *after))
    return [line for line in lines if len(line) <= _MAX_DATE_CHARS and looks_dated(line)]


def _datelines(blocks: Sequence[Block]) -> Iterator[str]:
    """Dates that the first blocks of the text begin with, as in "3 May 2024 - The ferry ..."."""
    body = (block.text for block in blocks if block.label is Label.BODY)
    return filter(None, map(leading_date, islice(body, _N_DATELINES)))


def _first_date(texts: Iterable[str], in_address: Sequence[str], language: str) -> str:
    for text in texts:
        stated = text[:MAX_FACT_CHARS].strip()
        found = parse_date(stated, language)
        if found is not None:
            return _local_day(found, stated, in_address).isoformat()
    return ""


def _local_day(found: date, stated: str, in_address: Sequence[str]) -> date:
    """The day as the site counts it: evening there may be the next day in UTC already, or morning
    still the day before, and the address has the day of the site.
    """
    if _UTC_MOMENT.search(stated):
        for day in map(parse_date, in_address):
            if day is not None and abs((day - found).days) == 1:
                return day
    return found
