"""HTML element names in groups, as the HTML Standard and browsers' default styles have them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LIST_TAGS = frozenset({"ul", "ol", "dl", "menu", "dir"})
ITEM_TAGS = frozenset({"li", "dt", "dd"})
TABLE_TAGS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"})
SECTION_TAGS = frozenset(
    {"article", "aside", "footer", "header", "hgroup", "main", "nav", "search", "section"}
)

BLOCK_TAGS = (
    HEADING_TAGS
    | LIST_TAGS
    | ITEM_TAGS
    | TABLE_TAGS
    | SECTION_TAGS
    | {"address", "blockquote", "body", "button", "center", "details", "dialog", "div"}
    | {"fieldset", "figcaption", "figure", "form", "hr", "html", "label", "legend"}
    | {"marquee", "noscript", "optgroup", "p", "plaintext", "pre", "summary", "xmp"}
)
"""Elements that start a new block of text: ``display: block`` and its like in the
standard's rendering section, and controls that stand apart from running text."""

BREAK_TAGS = frozenset({"br", "hr"})

SKIPPED_TAGS = frozenset(
    {"script", "style", "template", "head", "svg", "iframe", "frameset", "noframes", "noembed"}
    | {"audio", "video", "canvas", "embed", "object", "map", "select", "datalist", "textarea"}
    | {"annotation", "annotation-xml"}
)
"""Elements whose text no reader of the page sees as text; annotations repeat a formula in TeX."""

EMPHASIS_TAGS = frozenset({"em", "i", "cite", "dfn", "var"})
STRONG_TAGS = frozenset({"strong", "b"})
CODE_TAGS = frozenset({"code", "kbd", "samp", "tt"})

OTHER_TAGS = frozenset(
    {"a", "abbr", "area", "bdi", "bdo", "big", "br", "data", "del", "font", "img", "input", "ins"}
    | {"mark", "math", "meter", "nobr", "output", "picture", "progress", "q", "ruby", "rp", "rt"}
    | {"s", "small", "source", "span", "strike", "sub", "sup", "time", "u", "wbr"}
)

UNKNOWN_TAG = "?"

TAG_NAMES: tuple[str, ...] = (
    UNKNOWN_TAG,
    *sorted(BLOCK_TAGS | EMPHASIS_TAGS | STRONG_TAGS | CODE_TAGS | OTHER_TAGS),
)
"""Every element name that the rest of the code can tell apart; all others are ``"?"``."""

TAG_IDS: dict[str, int] = {name: number for number, name in enumerate(TAG_NAMES)}


def tag_mask(names: Iterable[str]) -> NDArray[np.bool_]:
    """Tell for each of ``TAG_NAMES`` whether it is one of ``names``; shape ``(n_tags,)``."""
    wanted = set(names)
    return np.array([name in wanted for name in TAG_NAMES])
