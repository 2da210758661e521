"""The elements that planted texts stand in: tags, class names and links as sites have them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

PLAIN_CLASSES: Final = ("", "", "info", "news_nav", "top-line", "a1", "box", "row", "meta-line")
"""Names that say nothing of what an element holds."""
TAG_CLASSES: Final = ("tags", "tags_box", "post-tags", "keywords", "tag-list", "article_topics")
BUTTON_CLASSES: Final = ("send", "share", "print", "tools", "share-bar", "news_tools", "actions")
_HEADING_CLASSES: Final = (
    *("", "", "", "title", "heading", "head", "box-head", "box-title", "block-title"),
    *("widget-title", "section-header", "panel-heading", "mod-head"),
)
_ACTION_ADDRESSES: Final = ("#", "/print/{n}", "/fa/send/{n}", "/news/{n}/share", "/save?id={n}")


def wrapped(
    lines: Sequence[str], rng: np.random.Generator, classes: Sequence[str] = PLAIN_CLASSES
) -> str:
    """An element for each line, all of one tag, in a box named by one of the classes."""
    tag = str(rng.choice(["div", "div", "p", "li", "td"]))
    items = "".join(_element(tag, line, PLAIN_CLASSES, rng) for line in lines)
    inner = {"li": f"<ul>{items}</ul>", "td": f"<table><tr>{items}</tr></table>"}.get(tag, items)
    return _element("div", inner, classes, rng)


def heading(text: str, rng: np.random.Generator) -> str:
    """The heading of a box, which on many sites is one by its class name only, or not even so."""
    tag = str(rng.choice(["h2", "h3", "h4", "div", "p"]))
    return _element(tag, text, _HEADING_CLASSES, rng)


def box(inner: str, rng: np.random.Generator) -> str:
    """An element whose name says nothing."""
    return _element("div", inner, PLAIN_CLASSES, rng)


def link(title: str, rng: np.random.Generator) -> str:
    """A link to another article."""
    return f'<a href="/news/{int(rng.integers(10**6))}">{title}</a>'


def action_link(action: str, rng: np.random.Generator) -> str:
    """A link that does something with the page."""
    address = str(rng.choice(_ACTION_ADDRESSES)).format(n=int(rng.integers(10**6)))
    return f'<a href="{address}">{action}</a>'


def _element(tag: str, inner: str, classes: Sequence[str], rng: np.random.Generator) -> str:
    return f'<{tag} class="{rng.choice(classes)}">{inner}</{tag}>'
