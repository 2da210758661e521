"""Head nodes to PageHints: what a page says about itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from boilerkit.dom.flatten import HeadNodes
from boilerkit.page import PageHints

MAX_JSON_LD_CHARS: Final = 2_000_000
MAX_JSON_LD_ITEMS: Final = 2_000
"""Things looked at in a page's JSON-LD; a page of the corpora has 60 at most."""

_TITLE_KEYS = ("og:title", "twitter:title", "dc.title", "headline")
_DESCRIPTION_KEYS = ("og:description", "description", "twitter:description", "dc.description")
_AUTHOR_KEYS = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author")
_PUBLISHED_KEYS = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "og:published_time",
)
_MODIFIED_KEYS = ("article:modified_time", "datemodified", "og:updated_time", "lastmod")
_TAG_KEYS = ("article:tag", "keywords", "news_keywords", "parsely-tags", "sailthru.tags")
_SITE_KEYS = ("og:site_name", "application-name", "twitter:site")
_MAIN_TYPES = (
    "newsarticle article blogposting reportagenewsarticle techarticle report review"
    " discussionforumposting socialmediaposting recipe qapage product webpage"
).split()
"""JSON-LD types that can be what a page is about, the likelier first."""


def read_hints(head: HeadNodes) -> PageHints:
    """Gather a page's own title, authors, dates and so on, unconverted, best first."""
    metas = _meta_values(head)
    things = list(_json_ld_things(head.json_ld))
    main = _main_thing(things)
    titles = [_text(main.get("headline")), *_all(metas, _TITLE_KEYS), *head.titles]
    return PageHints(
        title=next(iter(_distinct(titles)), ""),
        titles=_distinct(titles),
        description=next(iter(_all(metas, _DESCRIPTION_KEYS)), ""),
        authors=_distinct([*_names(main.get("author")), *_all(metas, _AUTHOR_KEYS)]),
        dates=_distinct(_dates(main, metas)),
        tags=_distinct(_split_tags([*_strings(main.get("keywords")), *_all(metas, _TAG_KEYS)])),
        language=(head.root.get("lang") or head.root.get("xml:lang") or "").strip(),
        site_name=next(iter([*_all(metas, _SITE_KEYS[:1]), *_site(things)]), ""),
        url=_canonical(head) or next(iter(_all(metas, ("og:url",))), ""),
        types=_distinct([*_all(metas, ("og:type",)), *_types(things)], lower=True),
        article_body=_article_body(things),
        has_scripts=head.n_scripts > 0,
        refresh=next((v for v in _all(metas, ("refresh",)) if "url=" in v.lower()), ""),
    )


def _meta_values(head: HeadNodes) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for meta in head.metas:
        content = (meta.get("content") or "").strip()
        if not content:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = meta.get(attribute)
            if key:
                values.setdefault(key.strip().lower(), []).append(content)
    return values


def _all(metas: dict[str, list[str]], keys: tuple[str, ...]) -> list[str]:
    return [value for key in keys for value in metas.get(key, ())]


def _distinct(values: list[str], *, lower: bool = False) -> tuple[str, ...]:
    """Values without white space at the ends, each once, none empty."""
    stripped = (" ".join(value.split()) for value in values)
    return tuple(dict.fromkeys(v.lower() if lower else v for v in stripped if v))


def _dates(main: dict[str, Any], metas: dict[str, list[str]]) -> list[str]:
    return [
        _text(main.get("datePublished")),
        *_all(metas, _PUBLISHED_KEYS),
        _text(main.get("dateModified")),
        *_all(metas, _MODIFIED_KEYS),
    ]


def _canonical(head: HeadNodes) -> str:
    for link in head.links:
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return (link["href"] or "").strip()
    return ""


def _json_ld_things(scripts: list[str]) -> Iterator[dict[str, Any]]:
    """Every object in a page's JSON-LD, outer ones first; broken JSON is passed over."""
    n_left = MAX_JSON_LD_ITEMS
    for script in scripts:
        if len(script) > MAX_JSON_LD_CHARS:
            continue
        try:
            queue: list[Any] = [json.loads(script, strict=False)]
        except (ValueError, RecursionError):
            continue
        while queue and n_left > 0:
            thing = queue.pop(0)
            if isinstance(thing, dict):
                n_left -= 1
                yield thing
                queue.extend(value for value in thing.values() if isinstance(value, dict | list))
            elif isinstance(thing, list):
                queue.extend(thing[:MAX_JSON_LD_ITEMS])


def _types(things: list[dict[str, Any]]) -> list[str]:
    return [kind for thing in things for kind in _strings(thing.get("@type"))]


def _main_thing(things: list[dict[str, Any]]) -> dict[str, Any]:
    """The first thing of the likeliest type that a page can be about."""
    ranks = {kind: rank for rank, kind in enumerate(_MAIN_TYPES)}
    best: dict[str, Any] = {}
    best_rank = len(ranks)
    for thing in things:
        for kind in _strings(thing.get("@type")):
            rank = ranks.get(kind.lower(), len(ranks))
            if rank < best_rank:
                best, best_rank = thing, rank
    return best


def _article_body(things: list[dict[str, Any]]) -> str:
    for key in ("articleBody", "text", "reviewBody"):
        texts = [_text(thing.get(key)) for thing in things]
        longest = max(texts, key=len, default="")
        if longest:
            return longest
    return ""


def _site(things: list[dict[str, Any]]) -> list[str]:
    sites = [thing for thing in things if "WebSite" in _strings(thing.get("@type"))]
    publishers = [thing.get("publisher") for thing in things]
    return [name for value in [*sites, *publishers] for name in _names(value)]


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return value.strip() if isinstance(value, str) else ""


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _names(value: object) -> list[str]:
    """Names of people or organisations, given as text, object, or a list of either."""
    if isinstance(value, dict):
        return _strings(value.get("name"))
    if isinstance(value, list):
        return [name for item in value for name in _names(item) if not isinstance(item, list)]
    return _strings(value)


def _split_tags(values: list[str]) -> list[str]:
    """Keywords come one by one or in one string, parted by commas of any script."""
    return [
        tag
        for value in values
        for tag in value.replace("،", ",").replace("、", ",").replace(";", ",").split(",")
    ]
