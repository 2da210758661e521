"""Copies of pages with what the corpora lack: codes, bylines, sponsors, headlines on one line.

Persian news pages have all of them, and of the corpora's pages hardly any is Persian. What is
planted stands in ``configs/planted.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from boilerkit.labels import Label
from training.config import build, read_toml

TEXTS_PATH: Final = Path(__file__).resolve().parent / "configs" / "planted.toml"
MIN_TITLES: Final = 6
IN_A_LIST: Final = 0.2
"""Share of boxes with a line for each headline; in the others all stand on one."""
_PERSIAN: Final = 0.4
"""Share of copies with Persian texts; the other languages share the rest alike."""
_HEADLINE: Final = re.compile(r"<h1[\s>]", re.IGNORECASE)
_HEADLINE_END: Final = re.compile(r"</h1\s*>", re.IGNORECASE)
_ANCHORS: Final = ("</article>", "</main>", "<footer", "</body>")
_CLASSES: Final = ("", "", "info", "news_nav", "top-line", "a1", "box", "row", "meta-line")
_DIGITS: Final = {
    "fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
    "ar": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
}

Planted = dict[str, Label]
"""Label of each planted block by its text."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What is planted in one language; the file says what its fields in braces stand for."""

    language: str
    facts: Sequence[str]
    bylines: Sequence[str]
    names: Sequence[str]
    months: Sequence[str]
    day: str
    trails: Sequence[str]
    titles: Sequence[str]
    headings: Sequence[str]
    actions: Sequence[str]
    sponsors: Sequence[str]
    comment_heads: Sequence[str]
    comments: Sequence[str]


def plant(html: str, seed: int) -> tuple[str, Planted]:
    """Plant facts around the headline; buttons, sponsors, headlines, comments after the text.

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
    by_language = _read_texts()
    others = (1 - _PERSIAN) / (len(by_language) - 1)
    shares = [_PERSIAN if language == "fa" else others for language in by_language]
    texts = by_language[str(rng.choice(list(by_language), p=shares))]
    above, planted = _above_headline(texts, rng)
    insertions = [(found.start(), above)]
    end = _HEADLINE_END.search(html, found.end())
    if end is not None and rng.random() < 0.5:
        byline, labels = _byline(texts, rng)
        insertions.append((end.end(), byline))
        planted |= labels
    anchors = [place for place in map(html.rfind, _ANCHORS) if place > found.end()]
    if anchors:
        after, labels = _after_text(texts, rng)
        insertions.append((int(rng.choice(anchors)), after))
        planted |= labels
    for place, markup in sorted(insertions, reverse=True):
        html = html[:place] + markup + html[place:]
    return html, planted


@cache
def _read_texts() -> Mapping[str, Texts]:
    return {
        language: build(Texts, {"language": language, **table}, f"{TEXTS_PATH}: {language}")
        for language, table in read_toml(TEXTS_PATH).items()
    }


def _above_headline(texts: Texts, rng: np.random.Generator) -> tuple[str, Planted]:
    """Lines of facts, some with a byline among them, some below the page's place in the site."""
    lines = _drawn(texts.facts, int(rng.integers(1, 5)), rng)
    if rng.random() < 0.2:
        lines.insert(int(rng.integers(len(lines) + 1)), *_drawn(texts.bylines, 1, rng))
    facts = [_filled(line, texts, rng) for line in lines]
    markup = _wrapped(facts, rng)
    planted: Planted = dict.fromkeys(facts, Label.METADATA)
    if rng.random() < 0.25:
        trail = _drawn(texts.trails, 1, rng)
        markup = _wrapped(trail, rng) + markup
        planted |= dict.fromkeys(trail, Label.OTHER)
    return markup, planted


def _byline(texts: Texts, rng: np.random.Generator) -> tuple[str, Planted]:
    byline = _filled(_drawn(texts.bylines, 1, rng)[0], texts, rng)
    return _wrapped([byline], rng), {byline: Label.METADATA}


def _after_text(texts: Texts, rng: np.random.Generator) -> tuple[str, Planted]:
    """A box of headlines; on some pages a byline, buttons and links to sponsors before it, and
    a further box and what readers say after it.
    """
    shares = (
        (_byline, 0.15),
        (_buttons, 0.5),
        (_sponsors, 0.5),
        (_headlines, 1.0),
        (_side_box, 0.25),
        (_thread, 0.25),
    )
    parts: list[str] = []
    labels: Planted = {}
    for draw, share in shares:
        if rng.random() < share:
            markup, found = draw(texts, rng)
            parts.append(markup)
            labels |= found
    return "".join(parts), labels


def _buttons(texts: Texts, rng: np.random.Generator) -> tuple[str, Planted]:
    actions = _drawn(texts.actions, int(rng.integers(1, 4)), rng)
    return _wrapped(actions, rng), dict.fromkeys(actions, Label.OTHER)


def _sponsors(texts: Texts, rng: np.random.Generator) -> tuple[str, Planted]:
    sponsors = _drawn(texts.sponsors, int(rng.integers(1, 3)), rng)
    links = [_link(sponsor, rng) for sponsor in sponsors]
    return _wrapped(links, rng), dict.fromkeys(sponsors, Label.ADS)


def _headlines(texts: Texts, rng: np.random.Generator) -> tuple[str, Planted]:
    """Links to articles, or their names without a link; on some pages below a heading."""
    heading = _drawn(texts.headings, 1, rng) if rng.random() < 0.5 else []
    above = "".join(_heading(text, rng) for text in heading)
    n_titles = int(rng.integers(MIN_TITLES, len(texts.titles) + 1))
    titles = _drawn(texts.titles, n_titles, rng)
    has_links = rng.random() < 0.7
    items = [_link(title, rng) if has_links else f"<span>{title}</span>" for title in titles]
    box = f'{above}<div class="{rng.choice(_CLASSES)}">'
    if rng.random() < IN_A_LIST:
        labels = dict.fromkeys([*heading, *titles], Label.RELATED)
        return f"{box}<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul></div>", labels
    gap = str(rng.choice([" ", " ", "  |  ", " - "]))
    line = " ".join(gap.join(titles).split())
    return f"{box}{gap.join(items)}</div>", dict.fromkeys([*heading, line], Label.RELATED)


def _side_box(texts: Texts, rng: np.random.Generator) -> tuple[str, Planted]:
    """A few links to articles, a line each, in one box with their heading."""
    heading = _drawn(texts.headings, 1, rng)[0]
    titles = _drawn(texts.titles, int(rng.integers(1, 5)), rng)
    items = "<br>".join(_link(title, rng) for title in titles)
    box = f'<div class="{rng.choice(_CLASSES)}">{_heading(heading, rng)}{items}</div>'
    return box, dict.fromkeys([heading, *titles], Label.RELATED)


def _thread(texts: Texts, rng: np.random.Generator) -> tuple[str, Planted]:
    """What readers say: their names, days and words, each on a line, below a heading."""
    said = _drawn(texts.comments, int(rng.integers(2, 5)), rng)
    lines = [_filled(_drawn(texts.comment_heads, 1, rng)[0], texts, rng)]
    parts = [_heading(lines[0], rng)]
    for comment in said:
        head = [_filled(text, texts, rng) for text in ("{w}", str(rng.choice(["{m}", "{d} {t}"])))]
        own = [*head[: int(rng.integers(1, 3))], comment]
        parts.append(_wrapped(own, rng))
        lines += own
    thread = f'<div class="{rng.choice(_CLASSES)}">{"".join(parts)}</div>'
    return thread, dict.fromkeys(lines, Label.COMMENTS)


def _filled(template: str, texts: Texts, rng: np.random.Generator) -> str:
    in_persian_years = texts.language == "fa" or rng.random() < 0.1
    year = int(rng.integers(1395, 1405) if in_persian_years else rng.integers(2008, 2026))
    month, day = int(rng.integers(1, 13)), int(rng.integers(1, 29))
    mark = rng.choice(["/", "-", "."])
    digits = f"{year}{mark}{month:02d}{mark}{day:02d}"
    if rng.random() < 0.4:
        digits = f"{day:02d}{mark}{month:02d}{mark}{year}"
    names = _drawn(texts.names, 2, rng)
    filled = template.format(
        n=int(rng.integers(10_000, 9_999_999)),
        v=int(rng.integers(20, 40_000)),
        c=int(rng.integers(1, 60)),
        d=digits,
        m=texts.day.format(day=day, month=rng.choice(texts.months), year=year),
        t=f"{int(rng.integers(0, 24)):02d}:{int(rng.integers(0, 60)):02d}",
        w=names[0],
        x=names[1],
    )
    return filled.translate(_DIGITS.get(texts.language, {}))


def _drawn(texts: Sequence[str], n_texts: int, rng: np.random.Generator) -> list[str]:
    """Draw some of the texts, none of them twice."""
    drawn: list[str] = rng.choice(texts, n_texts, replace=False).tolist()
    return drawn


def _wrapped(lines: list[str], rng: np.random.Generator) -> str:
    tag = rng.choice(["div", "div", "p", "li", "td"])
    items = "".join(f'<{tag} class="{rng.choice(_CLASSES)}">{line}</{tag}>' for line in lines)
    inner = {"li": f"<ul>{items}</ul>", "td": f"<table><tr>{items}</tr></table>"}.get(tag, items)
    return f'<div class="{rng.choice(_CLASSES)}">{inner}</div>'


def _heading(text: str, rng: np.random.Generator) -> str:
    tag = rng.choice(["h2", "h3", "h4", "div", "p"])
    return f'<{tag} class="{rng.choice(_CLASSES)}">{text}</{tag}>'


def _link(title: str, rng: np.random.Generator) -> str:
    return f'<a href="/news/{int(rng.integers(10**6))}">{title}</a>'
