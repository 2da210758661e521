"""Why a page gave no content, in words that a log can count."""

from __future__ import annotations

import re
from typing import Final

from boilerkit.features.measures import count_words
from boilerkit.page import BlockTable, FlatPage, PageHints

NO_TEXT: Final = "no text"
ONLY_SCRIPTS: Final = "only scripts"
REDIRECT: Final = "redirect"
ERROR_PAGE: Final = "error page"
NO_CONTENT: Final = "no block judged content"
NOTHING_CHOSEN: Final = "no block of the labels and parts asked for"
"""The page has content, but nothing of what the caller chose."""

MAX_SHELL_WORDS: Final = 50
"""A page that scripts build says at most "please enable JavaScript" without them."""
MAX_ERROR_WORDS: Final = 150

_ERROR = re.compile(
    r"\b(?:40[0134]|410|429|50[0234])\b|not found|access denied|forbidden|unavailable"
    r"|just a moment|are you a robot|captcha|nicht gefunden|introuvable|no encontrad|یافت نشد"
    r"|не найден|غير موجود|找不到|見つかりません",
    re.IGNORECASE,
)


def reason_for_nothing(page: FlatPage, blocks: BlockTable, hints: PageHints) -> str:
    """Return why no block of a page became content."""
    n_words = count_words(page.text)
    if hints.refresh and n_words <= MAX_SHELL_WORDS:
        return REDIRECT
    beginning = page.text[: 10 * MAX_ERROR_WORDS]
    if n_words <= MAX_ERROR_WORDS and _ERROR.search(f"{hints.title} {beginning}"):
        return ERROR_PAGE
    if hints.has_scripts and n_words <= MAX_SHELL_WORDS:
        return ONLY_SCRIPTS
    return NO_CONTENT if len(blocks) else NO_TEXT
