"""Copies of pages with what the corpora lack: codes, bylines, sponsors, headlines on one line.

Persian news pages have all of them, and of the corpora's pages hardly any is Persian. What is
planted stands in ``configs/planted.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter
from typing import Final, NamedTuple

import numpy as np

from boilerkit.labels import Label
from training import CHECKOUT
from training import planted_markup as markup
from training.toml_files import build, read_toml

TEXTS_PATH: Final = CHECKOUT / "training" / "configs" / "planted.toml"
MIN_TITLES: Final = 6
IN_A_LIST: Final = 0.2
"""Share of boxes with a line for each headline; in the others all stand on one."""
LONE_LINK: Final = 0.5
"""Share of side boxes with one link: below a heading it is an article's, by itself a sponsor's."""
_PERSIAN: Final = 0.4
"""Share of copies with Persian texts; the other languages share the rest alike."""
_HEADLINE: Final = re.compile(r"<h1[\s>]", re.IGNORECASE)
_HEADLINE_END: Final = re.compile(r"</h1\s*>", re.IGNORECASE)
OWN_TOPICS: Final = 0.75
"""Share of copies whose tags are words of the page."""
MIN_OWN_TOPICS: Final = 12
_PARAGRAPH: Final = re.compile(r"<p(?:\s[^>]*)?>([^<]{60,})", re.IGNORECASE)
_LONG_WORD: Final = re.compile(r"[^\W\d_]{5,}")
_BELOW: Final = ("</article>", "</main>", "<footer", "</body>")
_ABOVE: Final = ("<article", "<main")
_DIGITS: Final = {
    "fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
    "ar": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
}
_COMMAS: Final = {"fa": " ، ", "ar": "، ", "zh": "、"}

Planted = dict[str, Label]
"""Label of each planted block by its text."""


class Planting(NamedTuple):
    """A page with what was planted in it."""

    html: str
    planted: Planted
    script: str
    """Script of what was planted, a name of `training.rewriting.SCRIPTS`; empty for Latin."""


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
    tag_lines: Sequence[str]
    topics: Sequence[str]
    comment_heads: Sequence[str]
    comments: Sequence[str]
    script: str = ""


def plant(html: str, seed: int) -> Planting:
    """Plant facts around the headline; tags, sponsors, headlines and more after the text; on
    some pages a box of headlines before it all.

    Parameters
    ----------
    html : str
    seed : int

    Returns
    -------
    Planting
        The page as it was, with nothing planted, where it has no first-level heading.
    """
    rng = np.random.default_rng(seed)
    found = _HEADLINE.search(html)
    if found is None:
        return Planting(html, {}, "")
    by_language = _read_texts()
    others = (1 - _PERSIAN) / (len(by_language) - 1)
    shares = [_PERSIAN if language == "fa" else others for language in by_language]
    texts = by_language[str(rng.choice(list(by_language), p=shares))]
    insertions: list[tuple[int, str]] = []
    planted: Planted = {}
    if rng.random() < 0.25:
        box, labels = _side_box(texts, rng)
        above_all = max(html.rfind(tag, 0, found.start()) for tag in _ABOVE)
        insertions.append((above_all if above_all >= 0 else found.start(), box))
        planted |= labels
    above, labels = _above_headline(texts, rng)
    insertions.append((found.start(), above))
    planted |= labels
    end = _HEADLINE_END.search(html, found.end())
    if end is not None and rng.random() < 0.5:
        byline, labels = _byline(texts, rng)
        insertions.append((end.end(), byline))
        planted |= labels
    below = [place for place in map(html.rfind, _BELOW) if place > found.end()]
    if below:
        after, labels = _after_text(_with_own_topics(texts, html, rng), rng)
        insertions.append((int(rng.choice(below)), after))
        planted |= labels
    parts: list[str] = []
    done = 0
    for place, planted_html in sorted(insertions, key=itemgetter(0)):
        parts += [html[done:place], planted_html]
        done = place
    return Planting("".join([*parts, html[done:]]), planted, texts.script)


@cache
def _read_texts() -> Mapping[str, Texts]:
    return {
        language: build(Texts, {"language": language, **table}, f"{TEXTS_PATH}: {language}")
        for language, table in read_toml(TEXTS_PATH).items()
    }


def _with_own_topics(texts: Texts, html: str, rng: np.random.Generator) -> Texts:
    """Most pages' tags are words of their text, which must not make content of them."""
    words = [word for text in _PARAGRAPH.findall(html) for word in _LONG_WORD.findall(text)]
    distinct = list(dict.fromkeys(words))
    if len(distinct) < MIN_OWN_TOPICS or rng.random() > OWN_TOPICS:
        return texts
    return replace(texts, topics=distinct)


def _above_headline(texts: Texts, rng: np.random.Generator) -> tuple[str, Planted]:
    """Lines of facts, some with a byline among them, some below the page's place in the site."""
    lines = _drawn(texts.facts, int(rng.integers(1, 5)), rng)
    if rng.random() < 0.2:
        lines.insert(int(rng.integers(len(lines) + 1)), *_drawn(texts.bylines, 1, rng))
    facts = [_filled(line, texts, rng) for line in lines]
    above = markup.wrapped(facts, rng)
    planted: Planted = dict.fromkeys(facts, Label.METADATA)
    if rng.random() < 0.25:
        trail = _drawn(texts.trails, 1, rng)
        above = markup.wrapped(trail, rng) + above
        planted |= dict.fromkeys(trail, Label.OTHER)
    return above, planted


def _byline(texts: Texts, rng: np.random.Generator) -> tuple[str, Planted]:
    byline = _filled(_drawn(texts.bylines, 1, rng)[0], texts, rng)
    return markup.wrapped([byline], rng), {byline: Label.METADATA}


def _after_text(texts: Texts, rng: np.random.Generator) -> tuple[str, Planted]:
    """A box of headlines; on some pages a byline, tags, buttons and links to sponsors before it,
    and a further box and what readers say after it.
    """
    shares = (
        (_byline, 0.15),
        (_tags, 0.5),
        (_buttons, 0.5),
        (_sponsors, 0.5),
        (_headlines, 1.0),
        (_side_box, 0.5),
        (_thread, 0.25),
    )
    parts: list[str] = []
    labels: Planted = {}
    for draw, share in shares:
        if rng.random() < share:
            drawn, found = draw(texts, rng)
            parts.append(drawn)
            labels |= found
    return "".join(parts), labels


def _tags(texts: Texts, rng: np.random.Generator) -> tuple[str, Planted]:
    """A line of topics, most of them after what they are called, with or without links.

    Half of them stand in an element named for what they are, as most sites have it.
    """
    line = _drawn(texts.tag_lines, 1, rng)[0]
    topics = _drawn(texts.topics, int(rng.integers(2, 7)), rng)
    has_links = rng.random() < 0.6
    items = [markup.link(topic, rng) if has_links else topic for topic in topics]
    gap = str(rng.choice([_COMMAS.get(texts.language, ", "), " ", " | "]))
    text = " ".join(line.format(g=gap.join(topics)).split())
    classes = markup.TAG_CLASSES if rng.random() < 0.5 else markup.PLAIN_CLASSES
    wrapped = markup.wrapped([line.format(g=gap.join(items))], rng, classes)
    return wrapped, {text: Label.TAGS}


def _buttons(texts: Texts, rng: np.random.Generator) -> tuple[str, Planted]:
    """What one can do with the page; half of it as links."""
    actions = _drawn(texts.actions, int(rng.integers(1, 4)), rng)
    has_links = rng.random() < 0.5
    items = [markup.action_link(action, rng) if has_links else action for action in actions]
    classes = markup.BUTTON_CLASSES if rng.random() < 0.5 else markup.PLAIN_CLASSES
    return markup.wrapped(items, rng, classes), dict.fromkeys(actions, Label.OTHER)


def _sponsors(texts: Texts, rng: np.random.Generator) -> tuple[str, Planted]:
    sponsors = _drawn(texts.sponsors, int(rng.integers(1, 3)), rng)
    links = [markup.link(sponsor, rng) for sponsor in sponsors]
    return markup.wrapped(links, rng), dict.fromkeys(sponsors, Label.ADS)


def _headlines(texts: Texts, rng: np.random.Generator) -> tuple[str, Planted]:
    """Links to articles, or their names without a link; on some pages below a heading."""
    heading = _drawn(texts.headings, 1, rng) if rng.random() < 0.5 else []
    above = "".join(markup.heading(text, rng) for text in heading)
    n_titles = int(rng.integers(MIN_TITLES, len(texts.titles) + 1))
    titles = _drawn(texts.titles, n_titles, rng)
    has_links = rng.random() < 0.7
    items = [markup.link(title, rng) if has_links else f"<span>{title}</span>" for title in titles]
    if rng.random() < IN_A_LIST:
        inner = f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
        return above + markup.box(inner, rng), dict.fromkeys([*heading, *titles], Label.RELATED)
    gap = str(rng.choice([" ", " ", "  |  ", " - "]))
    line = " ".join(gap.join(titles).split())
    return above + markup.box(gap.join(items), rng), dict.fromkeys([*heading, line], Label.RELATED)


def _side_box(texts: Texts, rng: np.random.Generator) -> tuple[str, Planted]:
    """A few links to articles, a line each, in one box with their heading."""
    heading = _drawn(texts.headings, 1, rng)[0]
    n_titles = 1 if rng.random() < LONE_LINK else int(rng.integers(2, 5))
    titles = _drawn(texts.titles, n_titles, rng)
    items = "<br>".join(markup.link(title, rng) for title in titles)
    box = markup.box(markup.heading(heading, rng) + items, rng)
    return box, dict.fromkeys([heading, *titles], Label.RELATED)


def _thread(texts: Texts, rng: np.random.Generator) -> tuple[str, Planted]:
    """What readers say: their names, days and words, each on a line, below a heading."""
    said = _drawn(texts.comments, int(rng.integers(2, 5)), rng)
    lines = [_filled(_drawn(texts.comment_heads, 1, rng)[0], texts, rng)]
    parts = [markup.heading(lines[0], rng)]
    for comment in said:
        head = [_filled(text, texts, rng) for text in ("{w}", str(rng.choice(["{m}", "{d} {t}"])))]
        own = [*head[: int(rng.integers(1, 3))], comment]
        parts.append(markup.wrapped(own, rng))
        lines += own
    return markup.box("".join(parts), rng), dict.fromkeys(lines, Label.COMMENTS)


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
