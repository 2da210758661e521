"""What kind of page a block stands in: the same numbers for all blocks of a page."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.tags import TAG_IDS, TAG_NAMES
from boilerkit.dom.text import CharClass
from boilerkit.features.attributes import CATEGORIES
from boilerkit.features.measures import Floats, Measures
from boilerkit.features.position import is_running_text
from boilerkit.page import FlatPage, PageHints

_TAGS = ("article", "p", "table", "li", "form", "input", "time", "figure", "pre", "img", "main")
_TYPES: dict[str, frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in {
        "article": "article newsarticle blogposting reportagenewsarticle techarticle",
        "product": "product og:product product.item offer aggregateoffer productgroup",
        "forum": "discussionforumposting qapage question answer comment",
        "list": "itemlist collectionpage searchresultspage offercatalog",
        "website": "website organization localbusiness webpage",
        "service": "service faqpage course softwareapplication professionalservice",
    }.items()
}
_CATEGORIES = ("comment", "forum", "product", "price", "docs", "teaser", "review", "post")
_TAG_NUMBERS = [TAG_IDS[name] for name in _TAGS]
_CATEGORY_NUMBERS = [CATEGORIES.index(name) for name in _CATEGORIES]
_PATH = re.compile(r"^(?:https?:)?//[^/]+")

COLUMNS: tuple[str, ...] = (
    "n_blocks",
    "n_words",
    "words_per_block",
    "link_density",
    "long_ratio",
    "long_blocks",
    "long_word_ratio",
    "words_per_long_block",
    "digit_ratio",
    "currency_ratio",
    "comma_ratio",
    "n_links",
    "n_headings",
    "n_headings_1",
    *(f"n_{name}" for name in _TAGS),
    *(f"type_{name}" for name in _TYPES),
    *(f"has_{name}" for name in _CATEGORIES),
    "has_article_body",
    "has_author",
    "has_date",
    "path_depth",
    "path_length",
    "path_digits",
    "path_dashes",
)


def page_columns(
    page: FlatPage,
    measures: Measures,
    hints: PageHints,
    heading_level: Floats,
    density: Floats,
    bits: NDArray[np.bool_],
) -> list[float]:
    """Return one value for each of ``COLUMNS``.

    Parameters
    ----------
    bits : ndarray of bool, shape (n_strings, N_CATEGORIES)
        `attribute_bits` of the page's attribute strings.
    """
    m = measures
    n = len(m.n_words)
    words = max(float(m.n_words.sum()), 1.0)
    chars = max(float(m.n_chars.sum()), 1.0)
    is_long = is_running_text(m.n_words, density)
    long_words = float(m.n_words[is_long].sum())
    n_long = int(is_long.sum())
    classes = m.counts.sum(axis=0)
    n_tags = np.bincount(page.tag, minlength=len(TAG_NAMES))
    n_named = np.bincount(page.attribute, minlength=len(bits)) @ bits[:, _CATEGORY_NUMBERS]
    return [
        n,
        words,
        words / n,
        float(m.link_chars.sum()) / chars,
        n_long / n,
        n_long,
        long_words / words,
        long_words / max(n_long, 1),
        float(classes[CharClass.DIGIT]) / chars,
        float(classes[CharClass.CURRENCY]) / chars,
        float(classes[CharClass.COMMA]) / words,
        len(page.links),
        int(np.count_nonzero(heading_level)),
        int(np.count_nonzero(heading_level == 1)),
        *n_tags[_TAG_NUMBERS].tolist(),
        *(float(not names.isdisjoint(hints.types)) for names in _TYPES.values()),
        *n_named.tolist(),
        float(bool(hints.article_body)),
        float(bool(hints.authors)),
        float(bool(hints.dates or hints.changes)),
        *_path_values(hints.url),
    ]


def _path_values(url: str) -> list[float]:
    """Depth, length, digits and dashes of the page's own address; -1 where unknown."""
    if not url:
        return [-1.0] * 4
    path = _PATH.sub("", url).split("?")[0]
    n_digits = sum(character.isdigit() for character in path)
    return [
        path.strip("/").count("/") + bool(path.strip("/")),
        len(path),
        n_digits,
        path.count("-"),
    ]
