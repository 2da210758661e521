"""Head nodes to PageHints: what a page says about itself."""

from __future__ import annotations

from typing import Any

from boilerkit.dom.json_ld import (
    article_body,
    first_text,
    main_thing,
    names,
    read_things,
    strings,
    texts_by_purpose,
    types_of,
)
from boilerkit.dom.walk import HeadNodes
from boilerkit.page import PageHints

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
_LANGUAGE_KEYS = ("content-language", "og:locale", "dc.language", "language")
_SITE_KEYS = ("og:site_name", "application-name", "twitter:site")


def read_hints(head: HeadNodes) -> PageHints:
    """Gather a page's own title, authors, dates and so on, unconverted, best first."""
    metas = _meta_values(head)
    things = read_things(head.json_ld)
    main = main_thing(things)
    titles = [first_text(main.get("headline")), *_all(metas, _TITLE_KEYS), *head.titles]
    return PageHints(
        title=next(iter(_distinct(titles)), ""),
        titles=_distinct(titles),
        description=next(iter(_all(metas, _DESCRIPTION_KEYS)), ""),
        authors=_distinct([*names(main.get("author")), *_all(metas, _AUTHOR_KEYS)]),
        dates=_distinct([first_text(main.get("datePublished")), *_all(metas, _PUBLISHED_KEYS)]),
        changes=_distinct([first_text(main.get("dateModified")), *_all(metas, _MODIFIED_KEYS)]),
        times=_distinct(head.times),
        tags=_distinct(_split_tags([*strings(main.get("keywords")), *_all(metas, _TAG_KEYS)])),
        language=next(iter(_distinct(_languages(head, metas, main))), ""),
        site_name=next(iter([*_all(metas, _SITE_KEYS[:1]), *_site(things)]), ""),
        base=next((base["href"] or "" for base in head.bases if "href" in base), "").strip(),
        url=_canonical(head) or next(iter(_all(metas, ("og:url",))), ""),
        types=_distinct([*_all(metas, ("og:type",)), *types_of(things)], lower=True),
        article_body=article_body(things),
        texts=texts_by_purpose(things),
        has_scripts=head.n_scripts > 0,
        refresh=next((v for v in _all(metas, ("refresh",)) if "url=" in v.lower()), ""),
    )


def _languages(head: HeadNodes, metas: dict[str, list[str]], main: dict[str, Any]) -> list[str]:
    """Languages that a page declares, the likeliest first; of several in one value the first."""
    of_root = [head.root.get(name) or "" for name in ("lang", "xml:lang")]
    stated = [*of_root, *_all(metas, _LANGUAGE_KEYS), first_text(main.get("inLanguage"))]
    return [value.split(",")[0] for value in stated]


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


def _canonical(head: HeadNodes) -> str:
    for link in head.links:
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return (link["href"] or "").strip()
    return ""


def _site(things: list[dict[str, Any]]) -> list[str]:
    sites = [thing for thing in things if "WebSite" in strings(thing.get("@type"))]
    publishers = [thing.get("publisher") for thing in things]
    return [name for value in [*sites, *publishers] for name in names(value)]


def _split_tags(values: list[str]) -> list[str]:
    """Keywords come one by one or in one string, parted by commas of any script."""
    return [
        tag
        for value in values
        for tag in value.replace("،", ",").replace("、", ",").replace(";", ",").split(",")
    ]
