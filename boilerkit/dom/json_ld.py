"""JSON-LD to facts: what a page's structured data says it is about, and the texts it holds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any, Final

from boilerkit.page import TEXT_PURPOSES, TextPurpose

Thing = dict[str, Any]

MAX_JSON_LD_CHARS: Final = 2_000_000
MAX_JSON_LD_ITEMS: Final = 2_000
"""Things looked at in a page's JSON-LD; a page of the corpora has 60 at most."""

_MAIN_TYPES = (
    "newsarticle article blogposting reportagenewsarticle techarticle report review"
    " discussionforumposting socialmediaposting recipe qapage product webpage"
).split()
"""Types that can be what a page is about, the likelier first."""
_REPLY_TYPES = frozenset({"answer", "question", "comment"})
_REVIEW_TYPES = frozenset({"review", "criticreview", "userreview"})
_OWNER_TYPES = frozenset({"person", "website", "brand", "place"})
_OWNER_ENDINGS = ("organization", "business", "corporation", "store")
_PAGE_TYPES = frozenset({"webpage", "collectionpage", "itempage", "imageobject", "videoobject"})
"""Their descriptions say what the meta description or a caption says as well."""

_BLOCK_TAG = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|blockquote)\b[^<>]*>", re.I)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def read_things(scripts: Sequence[str]) -> list[Thing]:
    """Return every object in a page's JSON-LD, outer ones first; broken JSON is passed over."""
    return list(_things(scripts))


def parse_json(script: str, max_chars: int) -> Any:
    """Return the value of a script of JSON, ``None`` where it is broken or too long."""
    if len(script) > max_chars:
        return None
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(scripts: Sequence[str]) -> Iterator[Thing]:
    n_left = MAX_JSON_LD_ITEMS
    for script in scripts:
        queue: list[Any] = [parse_json(script, MAX_JSON_LD_CHARS)]
        while queue and n_left > 0:
            thing = queue.pop(0)
            if isinstance(thing, dict):
                n_left -= 1
                yield thing
                queue.extend(value for value in thing.values() if isinstance(value, dict | list))
            elif isinstance(thing, list):
                queue.extend(thing[:MAX_JSON_LD_ITEMS])


def types_of(things: Sequence[Thing]) -> list[str]:
    """Every ``@type``, as written."""
    return [kind for thing in things for kind in strings(thing.get("@type"))]


def main_thing(things: Sequence[Thing]) -> Thing:
    """Return the first thing of the likeliest type that a page can be about."""
    ranks = {kind: rank for rank, kind in enumerate(_MAIN_TYPES)}
    best: Thing = {}
    best_rank = len(ranks)
    for thing in things:
        for kind in strings(thing.get("@type")):
            rank = ranks.get(kind.lower(), len(ranks))
            if rank < best_rank:
                best, best_rank = thing, rank
    return best


def texts_by_purpose(things: Sequence[Thing]) -> tuple[str, ...]:
    """Return the texts for each of ``TEXT_PURPOSES``, one a line, tags taken out."""
    found: dict[TextPurpose, dict[str, None]] = {purpose: {} for purpose in TEXT_PURPOSES}
    for thing in things:
        for purpose, value in _texts_of(thing):
            written = without_tags(value)
            if written:
                found[purpose][written] = None
    return tuple("\n".join(found[purpose]) for purpose in TEXT_PURPOSES)


def _texts_of(thing: Thing) -> Iterator[tuple[TextPurpose, str]]:
    """The texts of a thing itself, each with what it is for."""
    types = {kind.lower() for kind in strings(thing.get("@type"))}
    description = first_text(thing.get("description"))
    if types & _REVIEW_TYPES:
        yield "review", first_text(thing.get("reviewBody")) or description
        return
    yield "article", first_text(thing.get("articleBody"))
    yield "reply" if types & _REPLY_TYPES else "article", first_text(thing.get("text"))
    if types & _OWNER_TYPES or any(kind.endswith(_OWNER_ENDINGS) for kind in types):
        yield "owner", description
    elif types and not types & _PAGE_TYPES:
        yield "item", description


def without_tags(text: str) -> str:
    """Take out markup that was put into JSON, and the white space at the ends."""
    if "<" in text:
        text = _TAG.sub("", _BLOCK_TAG.sub("\n", text))
    return (unescape(text) if "&" in text else text).strip()


def article_body(things: Sequence[Thing]) -> str:
    """Return the longest text that a thing holds, bodies of articles before others."""
    for key in ("articleBody", "text", "reviewBody"):
        texts = [first_text(thing.get(key)) for thing in things]
        longest = max(texts, key=len, default="")
        if longest:
            return without_tags(longest)
    return ""


def first_text(value: object) -> str:
    """Return a value that is a text, or the first of a list of them."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return value.strip() if isinstance(value, str) else ""


def strings(value: object) -> list[str]:
    """Return the texts of a value that is a text or a list."""
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def names(value: object) -> list[str]:
    """Names of people or organisations, given as text, object, or a list of either."""
    if isinstance(value, dict):
        return strings(value.get("name"))
    if isinstance(value, list):
        return [name for item in value for name in names(item) if not isinstance(item, list)]
    return strings(value)
