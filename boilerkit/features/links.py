"""Links in and around a block: density, number, and where they lead."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import numpy as np

from boilerkit.features.measures import Floats, Ints, Measures, Rows
from boilerkit.page import BlockTable, FlatPage, PageHints

try:
    from boilerkit.features import _links
except ImportError:  # Installed without a compiler.
    _links = None  # type: ignore[assignment]

_KIND_WORDS: dict[str, str] = {
    "share": "sharer sharer.php share intent addtoany facebook.com twitter.com x.com instagram.com"
    " linkedin.com t.me wa.me pinterest.com reddit.com youtube.com whatsapp.com",
    "tag": "tag tags topic topics thema themen schlagwort schlagworte keyword keywords etiqueta"
    " etiquetas tema temas label labels",
    "category": "category categories categoria categorias categorie kategorie kategorien rubrik"
    " rubriken section sections cat",
    "author": "author authors autor autoren autorin auteur auteurs by people profile profiles user"
    " users member members u",
    "comment": "comment comments respond replytocom kommentare",
    "account": "login log-in signin sign-in signup sign-up register account subscribe cart",
    "legal": "privacy privacy-policy terms imprint impressum datenschutz legal contact about",
}
_CONTACT_SCHEMES = ("mailto", "tel", "whatsapp", "sms")
KINDS: tuple[str, ...] = ("fragment", "contact", *_KIND_WORDS, "internal", "external")
_KIND_IDS = {name: number for number, name in enumerate(KINDS)}
_FRAGMENT, _CONTACT = _KIND_IDS["fragment"], _KIND_IDS["contact"]
_INTERNAL, _EXTERNAL = _KIND_IDS["internal"], _KIND_IDS["external"]
_WORD_IDS = {
    prefix + word: _KIND_IDS[kind]
    for kind, words in _KIND_WORDS.items()
    for word in words.split()
    for prefix in ("", "www.")
}
_WORDS = frozenset(_WORD_IDS)
_TO_SLASHES = str.maketrans("?=&#:", "/////")
_SITE = re.compile(r"(?:https?:)?//(?:www\d?\.)?([^/:?#]+)", re.IGNORECASE)
MAX_HREF_CHARS = 300
MAX_CACHED = 8_192
"""Links remembered: menus stand twice in many pages, and again in the site's next page."""

COLUMNS: tuple[str, ...] = (
    "density",
    "n_links",
    "chars_per_link",
    *(f"to_{name}" for name in KINDS),
)


def link_columns(
    page: FlatPage, blocks: BlockTable, measures: Measures, hints: PageHints
) -> list[Rows]:
    """Return the columns of ``COLUMNS``."""
    m = measures
    return [
        link_density(m),
        m.n_links,
        m.link_chars / np.maximum(m.n_links, 1),
        _kind_counts(page, blocks, m, hints).T,
    ]


def link_density(measures: Measures) -> Floats:
    """Share of a block's characters that are inside links, shape ``(n_blocks,)``."""
    density = measures.link_chars / np.maximum(measures.n_chars, 1)
    return density.astype(np.float32)


def _kind_counts(page: FlatPage, blocks: BlockTable, m: Measures, hints: PageHints) -> Ints:
    """Linked text nodes by kind of target, shape ``(n_blocks, len(KINDS))``."""
    site = site_of(hints.url)
    kind = np.zeros(len(page.tag), dtype=np.int64)
    links = list(page.links)
    kind[links] = kinds_of(list(page.links.values()), site)
    linked = np.flatnonzero(m.in_link[page.text_element] > 0)
    # Links do not nest, so the last link opened is the one that a text node is in.
    opened = np.zeros(len(page.tag), dtype=np.int64)
    opened[links] = links
    link = np.maximum.accumulate(opened)[page.text_element[linked]]
    n_texts = blocks.last_text - blocks.first_text
    block_of_text = np.repeat(np.arange(len(blocks)), n_texts)
    cells = np.bincount(
        block_of_text[linked] * len(KINDS) + kind[link], minlength=len(blocks) * len(KINDS)
    )
    return cells.reshape(len(blocks), len(KINDS))


def kinds_of(hrefs: list[str], site: str) -> Ints:
    """Kind of each link, as an index into ``KINDS``."""
    compiled = _compiled_lexicon()
    if compiled is None:
        return np.array([kind_of(href, site) for href in hrefs], dtype=np.int64)
    found = np.empty(len(hrefs), dtype=np.int64)
    compiled.find(hrefs, site, found, kind_of)
    return found


@cache
def _compiled_lexicon() -> _links.LinkLexicon | None:
    if _links is None:
        return None
    schemes = dict.fromkeys(_CONTACT_SCHEMES, _CONTACT)
    return _links.LinkLexicon(_WORD_IDS, schemes, _FRAGMENT, _INTERNAL, _EXTERNAL, MAX_HREF_CHARS)


@lru_cache(MAX_CACHED)
def kind_of(href: str, site: str) -> int:
    """Kind of one link, in Python: what the compiled lexicon does, in every script."""
    href = href[:MAX_HREF_CHARS].strip().lower()
    if not href or href.startswith("javascript:"):
        return _FRAGMENT
    parts = href.translate(_TO_SLASHES).split("/")
    if parts[0] in _CONTACT_SCHEMES:
        return _CONTACT
    if not _WORDS.isdisjoint(parts):
        return next(_WORD_IDS[part] for part in parts if part in _WORDS)
    if href[0] == "#":
        return _FRAGMENT
    if site and href.startswith(("http", "//")):
        host = next((part for part in parts[1:] if part), "").removeprefix("www.")
        if not (host.endswith(site) or site.endswith(host)):
            return _EXTERNAL
    return _INTERNAL


def site_of(url: str) -> str:
    """The host of an address in lower case, without ``www``; ``""`` where it has none."""
    found = _SITE.match(url)
    return found[1].lower() if found else ""
