"""Copies of pages with what the corpora lack: codes, side boxes, headlines on one line.

Persian news pages have all of them, and of the corpora's pages hardly any is Persian.
"""

from __future__ import annotations

import re
from typing import Final

import numpy as np

from boilerkit.labels import Label
from training.planted_texts import ACTIONS, DIGITS, FACTS, HEADINGS, TITLES

MIN_TITLES: Final = 6
WITH_SIDE_BOX: Final = 0.4
"""Share of pages with a box above the headline, and of those with one below the text."""
IN_A_LIST: Final = 0.3
"""Share of boxes with a line for each headline; in the others all stand on one."""
_HEADLINE: Final = re.compile(r"<h1[\s>]", re.IGNORECASE)
_ANCHORS: Final = ("</article>", "</main>", "<footer", "</body>")
_CLASSES: Final = ("", "", "info", "news_nav", "top-line", "a1", "box", "row", "meta-line")


def plant(html: str, seed: int) -> tuple[str, dict[str, Label]]:
    """Plant facts before the headline, buttons and headlines after the text, boxes beside it.

    Parameters
    ----------
    html : str
    seed : int

    Returns
    -------
    html : str
        The page itself where it has no first-level heading.
    planted : dict of str to Label
        Label of each planted block by its text.
    """
    rng = np.random.default_rng(seed)
    found = _HEADLINE.search(html)
    if found is None:
        return html, {}
    language = str(rng.choice(list(FACTS), p=(0.4, 0.12, 0.12, 0.12, 0.12, 0.12)))
    facts = _facts(language, rng)
    planted = dict.fromkeys(facts, Label.METADATA)
    before, labels = _side_box(language, rng) if rng.random() < WITH_SIDE_BOX else ("", {})
    html = html[: found.start()] + before + _wrapped(facts, rng) + html[found.start() :]
    planted |= labels
    for plant_box in (_after_text, _side_box) if rng.random() < WITH_SIDE_BOX else (_after_text,):
        html, labels = _put_after(html, found.end(), plant_box(language, rng), rng)
        planted |= labels
    return html, planted


def _put_after(
    html: str, start: int, box: tuple[str, dict[str, Label]], rng: np.random.Generator
) -> tuple[str, dict[str, Label]]:
    """Put a box where the text may end; a page without such a place stays as it is."""
    anchors = [place for place in map(html.rfind, _ANCHORS) if place > start]
    if not anchors:
        return html, {}
    place = int(rng.choice(anchors))
    return html[:place] + box[0] + html[place:], box[1]


def _facts(language: str, rng: np.random.Generator) -> list[str]:
    chosen = drawn(FACTS[language], int(rng.integers(1, 5)), rng)
    return [_filled(template, rng).translate(DIGITS.get(language, {})) for template in chosen]


def _filled(template: str, rng: np.random.Generator) -> str:
    year = int(rng.integers(1395, 1405) if rng.random() < 0.5 else rng.integers(2008, 2026))
    month, day = int(rng.integers(1, 13)), int(rng.integers(1, 29))
    mark = rng.choice(["/", "-", "."])
    date = f"{year}{mark}{month:02d}{mark}{day:02d}"
    if rng.random() < 0.4:
        date = f"{day:02d}{mark}{month:02d}{mark}{year}"
    return template.format(
        n=int(rng.integers(10_000, 9_999_999)),
        v=int(rng.integers(20, 40_000)),
        d=date,
        t=f"{int(rng.integers(0, 24)):02d}:{int(rng.integers(0, 60)):02d}",
    )


def _after_text(language: str, rng: np.random.Generator) -> tuple[str, dict[str, Label]]:
    """A box of headlines, on some pages with a heading over it or a row of buttons."""
    parts: list[str] = []
    labels: dict[str, Label] = {}
    if rng.random() < 0.5:
        actions = drawn(ACTIONS[language], int(rng.integers(1, 4)), rng)
        has_links = rng.random() < 0.5
        parts.append(_wrapped([_link(a, rng) for a in actions] if has_links else actions, rng))
        labels |= dict.fromkeys(actions, Label.OTHER)
    if rng.random() < 0.5:
        heading = drawn(HEADINGS[language], 1, rng)
        parts.append(_heading(heading[0], rng))
        labels[heading[0]] = Label.RELATED
    titles, box = _headlines(language, rng)
    return "".join([*parts, box]), labels | dict.fromkeys(titles, Label.RELATED)


def _side_box(language: str, rng: np.random.Generator) -> tuple[str, dict[str, Label]]:
    """A few headlines below a heading in one box, as in a column beside the text."""
    heading = drawn(HEADINGS[language], 1, rng)
    titles = drawn(TITLES[language], int(rng.integers(1, 6)), rng)
    gap = str(rng.choice(["<br>", "<br>\n", "<hr>"]))
    links = gap.join(_link(title, rng) for title in titles)
    box = f'<div class="{rng.choice(_CLASSES)}">{_heading(heading[0], rng)}{links}</div>'
    return box, dict.fromkeys([*heading, *titles], Label.RELATED)


def drawn(texts: str, n_texts: int, rng: np.random.Generator) -> list[str]:
    """Draw some of the texts that ``|`` divides, none of them twice."""
    choices = [" ".join(text.split()) for text in texts.split("|")]
    drawn: list[str] = rng.choice(choices, n_texts, replace=False).tolist()
    return drawn


def _wrapped(lines: list[str], rng: np.random.Generator) -> str:
    tag = rng.choice(["div", "div", "p", "li", "td"])
    items = "".join(f'<{tag} class="{rng.choice(_CLASSES)}">{line}</{tag}>' for line in lines)
    inner = {"li": f"<ul>{items}</ul>", "td": f"<table><tr>{items}</tr></table>"}.get(tag, items)
    return f'<div class="{rng.choice(_CLASSES)}">{inner}</div>'


def _heading(text: str, rng: np.random.Generator) -> str:
    tag = rng.choice(["h2", "h3", "h4", "div", "div", "div", "p"])
    return f'<{tag} class="{rng.choice(_CLASSES)}">{text}</{tag}>'


def _headlines(language: str, rng: np.random.Generator) -> tuple[list[str], str]:
    """Text of each block, and the markup: links, or names of articles without one."""
    n_titles = int(rng.integers(MIN_TITLES, TITLES[language].count("|") + 2))
    titles = drawn(TITLES[language], n_titles, rng)
    has_links = rng.random() < 0.7
    items = [_link(title, rng) if has_links else f"<span>{title}</span>" for title in titles]
    box = f'<div class="{rng.choice(_CLASSES)}">'
    if rng.random() < IN_A_LIST:
        return titles, f"{box}<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul></div>"
    gap = str(rng.choice([" ", " ", "  |  ", " - "]))
    return [" ".join(gap.join(titles).split())], f"{box}{gap.join(items)}</div>"


def _link(title: str, rng: np.random.Generator) -> str:
    return f'<a href="/news/{int(rng.integers(10**6))}">{title}</a>'
