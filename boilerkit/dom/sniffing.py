"""Tell an HTML page from a text dump."""

from __future__ import annotations

import re
from typing import Final

from boilerkit.page import Kind

SAMPLE_CHARS: Final = 50_000
MIN_TAGS_PER_LINE: Final = 0.25
"""A dump that quotes some markup has far fewer tags than lines; HTML has more than one."""

_LEADING_MARKUP = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype|\?xml|/?[a-z][a-z0-9]*[\s/>])", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(
    r"</?(?:html|head|body|div|p|span|a|br|ul|ol|li|table|tr|td|h[1-6]|b|i|em|strong|img|section"
    r"|article|main|nav|header|footer|blockquote|pre|font|center|title|meta|link|script|style)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def sniff_kind(text: str) -> Kind:
    """Say whether a decoded page is ``"html"`` or a ``"text"`` dump.

    Text that begins with a tag is HTML; other text is HTML where known tags stand as dense
    as in a page, and a dump where they stand here and there, as in an article about HTML.
    """
    sample = text.lstrip("\ufeff")[:SAMPLE_CHARS]
    if begins_with_tag(sample):
        return "html"
    n_tags = len(_TAG.findall(sample))
    n_lines = 1 + sum(1 for line in sample.splitlines() if line.strip())
    return "html" if n_tags >= 1 + MIN_TAGS_PER_LINE * n_lines else "text"


def begins_with_tag(text: str) -> bool:
    """Tell whether a text begins with markup."""
    return _LEADING_MARKUP.match(text) is not None
