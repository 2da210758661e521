"""Copies of pages with a notice, policy or dialog in a pane that waits to be shown.

Where only a script hides it, such a pane looks like text, and can be longer than the text.
"""

from __future__ import annotations

import re
from typing import Final

import numpy as np

from boilerkit.labels import Label
from training.planted_texts import NOTICE_HEADINGS, NOTICES
from training.planting import drawn

MAX_SECTIONS: Final = 8
MAX_PARAGRAPHS: Final = 6
_ENGLISH: Final = 0.6
"""Share of notices in English, as are most pages that are not articles; each other language
has the same part of the rest."""
_BODY: Final = re.compile(r"<body[^>]*>", re.IGNORECASE)
_ANCHORS: Final = ("<footer", "</body>")
_PANES: Final = (
    *("", "", "", 'class="box"', 'class="a1"', 'id="p2" class="row"', 'class="css-1x2y3z"'),
    *('class="modal"', 'class="drawer"', 'class="overlay"', 'class="popup-inner"'),
    *('class="fixed inset-0"', 'role="dialog"', 'class="consent"', 'class="info-pane"'),
    *('aria-hidden="true"', 'style="display: none"', "hidden"),
)
_HEADING_TAGS: Final = ("h2", "h2", "h3", "h4", "div", "p", "strong")
_TEXT_TAGS: Final = ("p", "p", "div", "li", "span")


def plant_notice(html: str, seed: int) -> tuple[str, dict[str, Label]]:
    """Plant a pane of one or more sections before the page or after it.

    Returns
    -------
    html : str
        The page itself where it has no body.
    planted : dict of str to Label
        Label of each planted block by its text.
    """
    rng = np.random.default_rng(seed)
    found = _BODY.search(html)
    if found is None:
        return html, {}
    places = [found.end(), *(place for place in map(html.rfind, _ANCHORS) if place > found.end())]
    place = int(rng.choice(places))
    is_english = rng.random() < _ENGLISH
    language = "en" if is_english else str(rng.choice(sorted({*NOTICES} - {"en"})))
    pane, texts = _pane(language, rng)
    return html[:place] + pane + html[place:], dict.fromkeys(texts, Label.OTHER)


def _pane(language: str, rng: np.random.Generator) -> tuple[str, list[str]]:
    """Markup of a pane, and the text of each of its blocks."""
    heading_tag, text_tag = str(rng.choice(_HEADING_TAGS)), str(rng.choice(_TEXT_TAGS))
    parts: list[str] = []
    texts: list[str] = []
    # Short dialogs are many, long policies few.
    n_sections = int(np.ceil(MAX_SECTIONS * rng.random() ** 3))
    for _ in range(n_sections):
        heading = drawn(NOTICE_HEADINGS[language], 1, rng)[0]
        paragraphs = [_paragraph(language, rng) for _ in range(rng.integers(1, MAX_PARAGRAPHS))]
        parts.append(f"<div><{heading_tag}>{heading}</{heading_tag}></div>")
        parts += [f"<div><{text_tag}>{text}</{text_tag}></div>" for text in paragraphs]
        texts += [heading, *paragraphs]
    return f"<div {rng.choice(_PANES)}><div>{''.join(parts)}</div></div>", texts


def _paragraph(language: str, rng: np.random.Generator) -> str:
    return " ".join(drawn(NOTICES[language], int(rng.integers(1, 5)), rng))
