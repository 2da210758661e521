"""What a block that is not body is: rules on structure, for precision rather than recall.

Each rule looks at attribute words, tags, links and the page's own facts; the first that
fits names the block, and a block that none fits gets no name. ``python -m training
evaluate`` holds them against the pages labelled by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.text import words
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.labels import LABEL_INDEX, Label
from boilerkit.page import ReadPage
from training.corpora import GoldPage

UNKNOWN: Final = -1
"""Nothing is known of the block."""
NOT_BODY: Final = -2
"""The gold leaves the block out, and no rule says what it is."""

AD_CAPTIONS: Final = frozenset(
    "advertisement advertisements advertising ad ads advert sponsored promoted anzeige anzeigen"
    " werbung publicité publicidad publicidade pubblicità advertentie reklama реклама reklam"
    " annons annonse annonce mainos inzerce διαφήμιση iklan تبلیغات آگهی إعلان إعلانات פרסומת"
    " विज्ञापन 広告 スポンサーリンク 广告 廣告 광고".split()
)
"""Captions that sites have to put over an advertisement."""
TAG_CAPTIONS: Final = frozenset(
    "tags tag tagged topics keywords labels categories category filed schlagworte schlagwörter"
    " stichworte stichwörter themen kategorie kategorien etiquetas categorías temas étiquettes"
    " catégories tagi теги метки рубрика etiketler štítky taggar برچسب وسوم 标签 タグ 태그"
    " תגיות ετικέτες".split()
)
"""First words of a line of keywords."""
_REPLY: Final = re.compile(
    r"repl(y|ies)|respond|no-comments|comment(s|form)?-?(form|button|link)", re.I
)
MAX_INVITATION_WORDS: Final = 8
MAX_FACT_WORDS: Final = 15
MAX_FACT_BLOCKS: Final = 6
"""Names and dates that stand in more places of one kind belong to a list of articles."""
MAX_TAG_WORDS: Final = 15
MAX_TAG_BLOCKS: Final = 25

_COLUMNS = {name: number for number, name in enumerate(FeatureExtractor("html").names)}
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules look at: a page, its blocks' features and words, and its gold."""

    gold: GoldPage
    read: ReadPage
    X: NDArray[np.float32]
    block_words: list[list[str]]

    def __getitem__(self, column: str) -> NDArray[np.float32]:
        column_of: NDArray[np.float32] = self.X[:, _COLUMNS[column]]
        return column_of

    def near(self, *categories: str) -> Mask:
        """Attribute words of a category within two levels of the block."""
        return self._any(f"structure__near_{name}" for name in categories)

    def above(self, *categories: str) -> Mask:
        """Attribute words of a category anywhere above the block."""
        return self._any(f"structure__above_{name}" for name in categories)

    def inside(self, *tags: str) -> Mask:
        """Tags at or above the block."""
        return self._any(f"structure__in_{name}" for name in tags)

    def _any(self, columns: Iterable[str]) -> Mask:
        numbers = [_COLUMNS[column] for column in columns]
        return np.asarray((self.X[:, numbers] > 0).any(axis=1), dtype=np.bool_)

    def attribute(self, pattern: re.Pattern[str]) -> Mask:
        """Blocks whose element, or the one above it, has attribute words that match."""
        page, blocks = self.read.page, self.read.blocks
        matches = np.array([bool(pattern.search(text)) for text in page.attribute_strings])
        of_element = matches[page.attribute]
        return np.asarray(of_element[blocks.element] | of_element[page.parent[blocks.element]])

    def only_words(self, wanted: frozenset[str]) -> Mask:
        """Blocks of a word or two, all of them wanted."""
        return np.array(
            [0 < len(block) <= 2 and wanted.issuperset(block) for block in self.block_words],
            dtype=bool,
        )

    def begins_with(self, wanted: frozenset[str]) -> Mask:
        """Blocks whose first word is wanted."""
        return np.array([bool(b) and b[0] in wanted for b in self.block_words], dtype=bool)

    @property
    def n_words(self) -> NDArray[np.float32]:
        """Words of each block."""
        return self["text__n_words"]

    @property
    def is_link(self) -> Mask:
        """Blocks that are nearly all link."""
        return np.asarray(self["links__density"] > 0.8, dtype=np.bool_)


def rule_labels(evidence: Evidence, is_body: Mask) -> NDArray[np.int8]:
    """Name the blocks that are not body, shape ``(n_blocks,)``.

    Parameters
    ----------
    is_body : ndarray of bool, shape (n_blocks,)
        Blocks that the gold holds; a headline may be among them.

    Returns
    -------
    ndarray of int8
        Indices into ``LABELS``, or ``NOT_BODY`` where no rule fits.
    """
    labels = np.full(len(is_body), NOT_BODY, dtype=np.int8)
    free = ~is_body
    for label, rule in _RULES:
        fits = free & rule(evidence)
        labels[fits] = LABEL_INDEX[label]
        free &= ~fits
    headline = headline_block(evidence)
    if headline >= 0:
        labels[headline] = LABEL_INDEX[Label.HEADLINE]
    return labels


def headline_block(evidence: Evidence) -> int:
    """The block that shows the page's title, -1 where none does."""
    title = words(evidence.gold.title) or words(evidence.read.hints.title)
    if not title:
        return -1
    heading = evidence["structure__heading_level"]
    boilerplate = evidence.inside("nav", "footer", "aside") | evidence.above(
        "breadcrumb", "related"
    )
    best, best_score = -1, 0.0
    for number, block in enumerate(evidence.block_words):
        if not block or boilerplate[number] or len(block) > 2 * len(title) + 4:
            continue
        likeness = _likeness(block, title)
        score = likeness + 0.3 * (heading[number] == 1) + 0.1 * (heading[number] == 2)
        if likeness >= 0.7 and score > best_score:
            best, best_score = number, score
    return best


def _likeness(a: list[str], b: list[str]) -> float:
    """Dice coefficient of two lists of words."""
    common = len(set(a) & set(b))
    return 2 * common / (len(set(a)) + len(set(b)))


def _shares_words(evidence: Evidence, texts: tuple[str, ...], max_words: int) -> Mask:
    """Short blocks that hold all the words of one of the texts, and little else."""
    wanted = [set(words(text)) for text in texts if words(text)]
    found = np.zeros(len(evidence.block_words), dtype=bool)
    for number, block in enumerate(evidence.block_words):
        if 0 < len(block) <= max_words:
            have = set(block)
            found[number] = any(w <= have and len(have) <= 2 * len(w) + 6 for w in wanted)
    return found


def _comments(e: Evidence) -> Mask:
    if e.gold.page_type == "forum":
        return np.zeros(len(e.X), dtype=bool)
    about_form = e.inside("form", "button", "label") | e.above("form", "login")
    # What invites to comment is no comment: reply links, counts, the heading of the form.
    invites = e.attribute(_REPLY) & (e.n_words <= MAX_INVITATION_WORDS)
    counts = (e.n_words <= 2) & (e["links__density"] > 0.5)
    elsewhere = e.above("related", "sidebar") | e.near("nav", "share")
    return e.above("comment") & ~about_form & ~invites & ~counts & ~elsewhere


def _ads(e: Evidence) -> Mask:
    says_so = e.only_words(AD_CAPTIONS)
    about_articles = e.near("related", "author", "date", "nav", "cookie", "newsletter")
    marked = e.near("ads", "sponsor") & ~about_articles & ~e.inside("nav", "footer", "header")
    return says_so | marked


def _tags(e: Evidence) -> Mask:
    links_to_tags = (e["links__to_tag"] > 0) & e.is_link & (e.n_words <= 8)
    named = e.near("tags") & (e.n_words <= MAX_TAG_WORDS) & (e["links__density"] > 0.4)
    given = e.is_link & _shares_words(e, e.gold.tags, 6)
    line = e.begins_with(TAG_CAPTIONS) & (e.n_words <= 2 * MAX_TAG_WORDS)
    category = e.near("category") & e.is_link & (e.n_words <= 4) & _is_at_title(e)
    outside = e.inside("nav", "footer", "aside") | e.above("related", "sidebar")
    outside |= e.near("nav", "breadcrumb", "teaser", "pagination")
    repeated = e["context__signature_n_blocks"] > MAX_TAG_BLOCKS
    return (links_to_tags | named | given | line | category) & ~outside & ~repeated


def _is_at_title(e: Evidence) -> Mask:
    """Blocks just above or below the title, before the text begins."""
    since = e["position__blocks_since_title"]
    is_near = (since >= -6) & (since <= 8) & (e["position__long_words_before"] < 60)
    return np.asarray(is_near, dtype=np.bool_)


def _metadata(e: Evidence) -> Mask:
    is_short = e.n_words <= MAX_FACT_WORDS
    dated = (e["text__n_years"] + e["text__n_times"] + e["text__n_date_marks"] > 0) & (
        e["text__cue_date"] + e["text__cue_months"] > 0
    )
    numeric = (e["text__n_date_marks"] >= 2) & (e.n_words <= 6)
    by_name = e.inside("time") | e.near("author", "date")
    by_text = dated | numeric | (e["text__cue_author"] > 0)
    by_gold = _shares_words(e, e.gold.authors, 10)
    if e.gold.page_type == "forum":
        outside = e.inside("nav", "footer", "form") | e.above("related", "sidebar")
        return is_short & ~outside & (by_name | e.near("signature") | dated)
    outside = e.inside("nav", "footer", "aside", "form", "button")
    outside |= e.above("comment", "related", "cookie") | e.near("teaser", "nav", "breadcrumb")
    repeated = e["context__signature_n_blocks"] > MAX_FACT_BLOCKS
    found = by_gold | (by_name & ~repeated) | (by_text & _is_at_title(e))
    return is_short & found & ~outside


def _related(e: Evidence) -> Mask:
    outside = e.inside("nav", "footer", "header", "form", "button")
    many = e["context__signature_n_blocks"] >= 3
    titles = e.is_link & (e.n_words >= 4) & many & ~e.above("nav", "footer", "breadcrumb", "cookie")
    named = e.above("related") & ~e.near("newsletter", "share", "login", "cookie", "nav", "ads")
    cards = e.above("teaser") & (e["links__density"] > 0.5) & (e.n_words >= 3)
    cards &= ~e.above("nav", "footer", "newsletter", "cookie", "login", "share")
    return (titles | named | cards) & ~outside & ~e.above("comment")


def _other(e: Evidence) -> Mask:
    by_tag = e.inside("nav", "footer", "form", "button", "label", "dialog")
    by_name = e.above(
        "nav", "footer", "breadcrumb", "cookie", "login", "search", "newsletter", "skip", "share"
    )
    by_name |= e.above("pagination", "language", "popup", "paywall", "form")
    header = e.inside("header") & e.is_link & (e["position__word_ratio"] < 0.2)
    replies = e.above("comment") & e.attribute(_REPLY) & (e.n_words <= MAX_INVITATION_WORDS)
    return by_tag | by_name | header | replies


_RULES: tuple[tuple[Label, Callable[[Evidence], Mask]], ...] = (
    (Label.COMMENTS, _comments),
    (Label.ADS, _ads),
    (Label.TAGS, _tags),
    (Label.METADATA, _metadata),
    (Label.RELATED, _related),
    (Label.OTHER, _other),
)
"""The first rule that fits names a block, so the surer ones stand first."""
