"""What a block that is not body is: rules on structure, for precision rather than recall.

Each rule looks at attribute words, tags, links and the page's own facts; the first that
fits names the block, and a block that none fits gets no name. ``python -m training
evaluate-rules`` holds them against the pages labelled by hand.
"""

from __future__ import annotations

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
    return e.above("comment") & ~about_form & ~e.above("related", "nav", "sidebar", "share")


def _ads(e: Evidence) -> Mask:
    marked = e.near("ads") | (e.above("ads") & ~e.inside("article", "nav", "header"))
    sponsored = e.near("sponsor") & ~e.inside("nav", "footer", "header")
    said = (
        (e["text__cue_commerce"] >= 0.5) & (e.n_words <= 3) & (e.above("ads") | e.near("sponsor"))
    )
    return (marked & ~e.above("nav", "cookie")) | sponsored | said


def _tags(e: Evidence) -> Mask:
    links_to_tags = (e["links__to_tag"] > 0) & e.is_link & (e.n_words <= 8)
    named = e.above("tags") & e.is_link & (e.n_words <= 6) & ~e.above("nav", "related", "sidebar")
    given = e.is_link & _shares_words(e, e.gold.tags, 6) & ~e.inside("nav", "header", "footer")
    caption = e.near("tags") & (e["text__cue_tags"] > 0) & (e.n_words <= 3)
    outside = e.inside("nav", "footer", "header") | e.above("nav", "teaser", "related")
    return (links_to_tags | named | given | caption) & ~outside


def _metadata(e: Evidence) -> Mask:
    by_tag = e.inside("time") & (e.n_words <= 12)
    by_name = e.near("author", "date") & (e.n_words <= 15) & ~e.inside("form", "button")
    by_gold = _shares_words(e, e.gold.authors, 10)
    elsewhere = e.above("comment", "related", "teaser", "sidebar", "nav", "forum", "bio", "cookie")
    outside = e.inside("nav", "footer", "aside") | elsewhere
    repeated = e["context__signature_n_blocks"] > 4
    return (by_tag | by_name | by_gold) & ~outside & ~repeated


def _related(e: Evidence) -> Mask:
    list_of_titles = e.is_link & (e.n_words >= 4) & ~e.inside("nav", "footer", "header")
    named = e.above("related") & ~e.inside("nav", "footer", "header", "form", "button")
    cards = (
        e.above("teaser")
        & (e["links__density"] > 0.5)
        & (e.n_words >= 3)
        & ~e.inside("nav", "footer", "header")
    )
    many = e["context__signature_n_blocks"] >= 3
    promos = e.above(
        "newsletter", "share", "cookie", "login", "nav", "breadcrumb", "comment", "tags"
    )
    return ((list_of_titles & many) | named | cards) & ~promos


def _other(e: Evidence) -> Mask:
    by_tag = e.inside("nav", "footer", "form", "button", "label", "dialog")
    by_name = e.above(
        "nav", "footer", "breadcrumb", "cookie", "login", "search", "newsletter", "skip", "share"
    )
    by_name |= e.above("pagination", "language", "popup", "paywall", "form")
    header = e.inside("header") & e.is_link & (e["position__word_ratio"] < 0.2)
    return by_tag | by_name | header


_RULES: tuple[tuple[Label, Callable[[Evidence], Mask]], ...] = (
    (Label.COMMENTS, _comments),
    (Label.TAGS, _tags),
    (Label.ADS, _ads),
    (Label.OTHER, _other),
    (Label.METADATA, _metadata),
    (Label.RELATED, _related),
)
"""The first rule that fits names a block, so the surer ones stand first."""
