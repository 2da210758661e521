"""What a block that is not body is: rules on structure, for precision rather than recall.

Each rule looks at attribute words, tags, links and the page's own facts; the first that
fits names the block, and a block that none fits gets no name. ``python -m training
evaluate`` holds them against the pages labelled by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.text import words
from boilerkit.labels import LABEL_INDEX, Label
from training.evidence import Evidence, Mask
from training.rule_patterns import (
    AD_CAPTIONS,
    CALL,
    LONG_AD_CAPTIONS,
    NEXT_ARTICLE,
    PROMOTION,
    REPLY,
    TAG_CAPTIONS,
    TAG_LIST,
    THREAD_CATEGORY,
)

UNKNOWN: Final = -1
"""Nothing is known of the block."""
NOT_BODY: Final = -2
"""The gold leaves the block out, and no rule says what it is."""

MAX_INVITATION_WORDS: Final = 8
MAX_BUTTON_WORDS: Final = 5
MAX_MOTTO_WORDS: Final = 12
MAX_MENU_WORDS: Final = 3
MIN_MENU_LINKS: Final = 8
MAX_FACT_WORDS: Final = 15
MAX_FACT_BLOCKS: Final = 6
"""Names and dates that stand in more places of one kind belong to a list of articles."""
MAX_TAG_WORDS: Final = 15
MAX_TAG_BLOCKS: Final = 12
MAX_LONG_WORDS_ABOVE: Final = 60
"""Words of long blocks above a line that still stands at the title."""
MIN_CODE_DIGITS: Final = 4
"""Digits of a news code; fewer are a count of comments or of minutes to read."""
MAX_HEADING_WORDS: Final = 8

_OTHER, _RELATED = LABEL_INDEX[Label.OTHER], LABEL_INDEX[Label.RELATED]
_LISTS = frozenset({"listing", "collection"})


def rule_labels(evidence: Evidence) -> NDArray[np.int8]:
    """Name the blocks that are not body, shape ``(n_blocks,)``.

    Returns
    -------
    ndarray of int8
        Indices into ``LABELS``, or ``NOT_BODY`` where no rule fits.
    """
    labels = np.full(len(evidence.is_body), NOT_BODY, dtype=np.int8)
    free = ~evidence.is_body
    for label, rule in _RULES:
        fits = free & rule(evidence)
        labels[fits] = LABEL_INDEX[label]
        free &= ~fits
    labels[_headings_of_related(evidence, labels)] = _RELATED
    headline = headline_block(evidence)
    if headline >= 0:
        labels[headline] = LABEL_INDEX[Label.HEADLINE]
    return labels


def _headings_of_related(e: Evidence, labels: NDArray[np.int8]) -> Mask:
    """Headings of which the next block is a link to another article, or is its teaser."""
    is_heading = (e["structure__heading_level"] > 0) & (e.n_words <= MAX_HEADING_WORDS)
    is_followed = np.append(labels[1:] == _RELATED, False)
    return np.asarray(is_heading & is_followed & np.isin(labels, (NOT_BODY, _OTHER)))


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
    about_form = e.in_form() | e.inside("button", "label") | e.above("form", "login")
    # What invites to comment is no comment: reply links, counts, the heading of the form.
    invites = e.attribute(REPLY) & (e.n_words <= MAX_INVITATION_WORDS)
    counts = (e.n_words <= 2) & (e["links__density"] > 0.5)
    counts |= (e.n_words <= MAX_INVITATION_WORDS) & (e["text__cue_comments"] > 0)
    elsewhere = e.above("related", "sidebar") | e.near("nav", "share")
    return e.above("comment") & ~about_form & ~invites & ~counts & ~elsewhere


def _ads(e: Evidence) -> Mask:
    captioned = e.begins_with(LONG_AD_CAPTIONS) & (e.n_words <= MAX_INVITATION_WORDS)
    says_so = e.only_words(AD_CAPTIONS) | captioned
    # In a menu or footer, a link of that name leads to those who sell the space.
    says_so &= ~(e.is_link & (e.inside("nav") | e.above("footer", "nav")))
    about_articles = e.near("related", "author", "date", "nav", "cookie", "newsletter")
    marked = e.near("ads", "sponsor") & ~e.inside("nav", "header") & ~e.in_footer()
    # A call to action is a button, or a box with more to say.
    calls = e.attribute(CALL) & (e.n_words > MAX_BUTTON_WORDS)
    promotes = (e.attribute(PROMOTION) | calls) & ~e.inside("nav", "header", "button")
    return says_so | ((marked | promotes) & ~about_articles)


def _tags(e: Evidence) -> Mask:
    is_few, is_at_title = e.n_words <= MAX_TAG_WORDS, _is_at_title(e)
    found = e.is_link & _shares_words(e, e.gold.tags, 6)
    is_forum = e.gold.page_type == "forum"
    # Threads of a forum are topics, and their posts have names and links of that name.
    if not is_forum:
        is_in_place = is_at_title | (e["position__long_words_before"] >= MAX_LONG_WORDS_ABOVE)
        to_tags = (e["links__to_tag"] > 0) & e.is_link & (e.n_words <= 8) & is_in_place
        named = e.near("tags") & is_few & (e["links__density"] > 0.4)
        category = e.near("category") & e.is_link & (e.n_words <= 4) & is_at_title
        found |= to_tags | named | category
    in_menu = e.inside("nav", "aside")
    found &= ~(in_menu | e.in_footer() | e.above("related", "sidebar", "skip"))
    found &= ~e.near("nav", "breadcrumb", "teaser", "pagination")
    # What says of itself that it is a list of tags may stand anywhere but in a menu.
    captioned = e.begins_with(TAG_CAPTIONS) & (e.n_words <= 2 * MAX_TAG_WORDS)
    says_so = (e.attribute(TAG_LIST) & is_few) | (captioned & (e.n_words >= 2))
    if is_forum:
        # The way down to a thread is its category, though some call it a breadcrumb.
        says_so |= e.attribute(THREAD_CATEGORY) & is_at_title
    found |= says_so & ~in_menu
    found &= _n_beside(e, found) <= MAX_TAG_BLOCKS
    # A caption alone is one of tags where they follow it.
    return np.asarray(found | (captioned & (e.n_words <= 2) & np.append(found[1:], False)))


def _n_beside(e: Evidence, found: Mask) -> NDArray[np.int64]:
    """How many of the blocks found stand in the same list, shape ``(n_blocks,)``."""
    page, blocks = e.read.page, e.read.blocks
    holder = page.parent[page.parent[blocks.container]]
    return np.bincount(holder[found], minlength=len(page.tag))[holder]


def _is_at_title(e: Evidence) -> Mask:
    """Blocks just above or below the title, before the text begins."""
    since = e["position__blocks_since_title"]
    is_near = (
        (since >= -6) & (since <= 8) & (e["position__long_words_before"] < MAX_LONG_WORDS_ABOVE)
    )
    return np.asarray(is_near, dtype=np.bool_)


def _metadata(e: Evidence) -> Mask:
    is_short = e.n_words <= MAX_FACT_WORDS
    dated = (e["text__n_years"] + e["text__n_times"] + e["text__n_date_marks"] > 0) & (
        e["text__cue_date"] + e["text__cue_months"] > 0
    )
    # Days of a calendar stand by themselves.
    by_name = (e.inside("time") | e.near("author", "date")) & (e["text__n_chars"] > 2)
    by_gold = _shares_words(e, e.gold.authors, 10)
    outside = e.inside("nav", "button") | e.in_footer() | e.in_form()
    if e.gold.page_type == "forum":
        outside |= e.above("related", "sidebar") & ~e.near("author")
        return is_short & ~outside & (by_name | e.near("signature") | dated)
    outside |= e.above("comment", "related", "cookie") | e.near("breadcrumb")
    outside |= e.near("nav") & e.is_link
    if e.gold.page_type in _LISTS:
        # The cards of a list have dates and authors of their own.
        return is_short & ~outside & ~e.is_link & (by_gold | e.inside("time") | dated)
    outside |= e.inside("aside") | e.near("teaser")
    repeated = e["context__signature_n_blocks"] > MAX_FACT_BLOCKS
    found = by_gold | (by_name & ~repeated) | (_states_facts(e, dated) & _is_at_title(e))
    return is_short & found & ~outside


def _states_facts(e: Evidence, dated: Mask) -> Mask:
    """Blocks whose words are a date, a number of the article, or an author's."""
    is_few = e.n_words <= 6
    n_digits = e["text__digit_ratio"] * e["text__n_chars"]
    code = (n_digits >= MIN_CODE_DIGITS) & (e["text__digit_ratio"] > 0.3)
    numeric = (e["text__n_date_marks"] >= 2) | code
    return np.asarray(dated | (is_few & numeric) | (e["text__cue_author"] > 0))


def _related(e: Evidence) -> Mask:
    leads_on = e.attribute(NEXT_ARTICLE) & (e["links__density"] > 0.3)
    outside = e.inside("nav", "header", "button") | e.in_footer() | e.in_form()
    many = e["context__signature_n_blocks"] >= 3
    titles = e.is_link & (e.n_words >= 4) & many & ~e.above("nav", "footer", "breadcrumb", "cookie")
    named = e.above("related") & ~e.near("newsletter", "share", "login", "cookie", "nav", "ads")
    cards = e.above("teaser") & (e["links__density"] > 0.5) & (e.n_words >= 3)
    cards &= ~e.above("nav", "footer", "newsletter", "cookie", "login", "share")
    if e.gold.page_type != "forum":
        # The table of further threads counts the replies of each.
        outside |= e.above("comment")
    return leads_on | ((titles | named | cards) & ~outside)


def _other(e: Evidence) -> Mask:
    by_tag = e.inside("nav", "button", "label", "dialog") | e.in_footer() | e.in_form()
    by_name = e.above(
        "nav", "footer", "breadcrumb", "cookie", "login", "search", "newsletter", "skip", "share"
    )
    by_name |= e.above("pagination", "language", "popup", "paywall", "form")
    by_name |= e.near("button") & (e.n_words <= MAX_BUTTON_WORDS)
    about_comments = e.attribute(REPLY) | (e["text__cue_comments"] > 0)
    replies = e.above("comment") & about_comments & (e.n_words <= MAX_INVITATION_WORDS)
    if e.gold.page_type == "forum":
        # What a thread's posts leave out is no comment on them.
        replies |= e.above("comment")
    return by_tag | by_name | _is_in_header(e) | _is_in_menu(e) | replies


def _is_in_header(e: Evidence) -> Mask:
    """Blocks of the page's header: links, and what it says of the site well above the title."""
    is_early = e["position__word_ratio"] < 0.2
    is_motto = (
        (e.n_words <= MAX_MOTTO_WORDS)
        & (e["position__blocks_since_title"] < -3)
        & (e["position__long_words_before"] < MAX_LONG_WORDS_ABOVE)
    )
    return np.asarray(e.inside("header") & is_early & (e.is_link | is_motto))


def _is_in_menu(e: Evidence) -> Mask:
    """Links of a few words, many of a kind: a menu that nothing names."""
    is_few = e.n_words <= MAX_MENU_WORDS
    return e.is_link & is_few & (e["context__signature_n_blocks"] >= MIN_MENU_LINKS)


_RULES: tuple[tuple[Label, Callable[[Evidence], Mask]], ...] = (
    (Label.COMMENTS, _comments),
    (Label.ADS, _ads),
    (Label.TAGS, _tags),
    (Label.METADATA, _metadata),
    (Label.RELATED, _related),
    (Label.OTHER, _other),
)
"""The first rule that fits names a block, so the surer ones stand first."""
