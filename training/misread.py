"""Class names, ids and roles that are taken for a sidebar, a teaser, an ad around an article.

It needs no model: an element that holds most of a page's gold body is not what such a name
says, however sure the lexicon of attribute words is of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from tqdm import tqdm

from boilerkit.dom.reading import read_page
from boilerkit.features.attributes import CATEGORIES, attribute_bits, parts_of
from boilerkit.features.purposes import BESIDE_TEXT
from boilerkit.labels import LABEL_INDEX, Label
from training.corpora import GoldPage, sound_pages
from training.evidence import sums_inside
from training.gold_labels import label_page
from training.splits import site_of

_NOT_OF_TEXT = BESIDE_TEXT | {"category", "date", "header", "location"}
PURPOSES = tuple(name for name in CATEGORIES if name in _NOT_OF_TEXT)
"""Purposes that an element around a whole article does not have."""

MOST = 0.5
"""Share of a page's body that an element around the article holds."""

_BODY = LABEL_INDEX[Label.BODY]


@dataclass(frozen=True, slots=True)
class Names:
    """Names of a page's elements: of all with a block inside, and of those around its body."""

    site: str
    anywhere: frozenset[str]
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class Misread:
    """A purpose, and on how many sites names that tell it stand around the article.

    ``names`` are those around it, each with the number of such sites and of all with it.
    """

    purpose: str
    n_around: int
    n_sites: int
    names: list[tuple[str, int, int]]


def misread_table(folder: Path, corpora: Sequence[str], n_names: int) -> str:
    """Describe the purposes that the articles of corpora are wrapped in, a line each."""
    pages = sound_pages(folder, corpora)
    done = Parallel(-1, batch_size=8, return_as="generator")(delayed(names_of)(p) for p in pages)
    found = misread(tqdm(done, total=len(pages), desc="reading names", unit="page", disable=None))
    lines = ["purpose: sites with it around most of the body / with it; names, each likewise"]
    for one in sorted(found, key=lambda one: -one.n_around):
        names = ", ".join(f"{name} {around}/{n}" for name, around, n in one.names[:n_names])
        lines.append(f"{one.purpose}: {one.n_around}/{one.n_sites}; {names}")
    return "\n".join(lines)


def names_of(gold: GoldPage) -> Names:
    """Read the names of a page's elements."""
    read = read_page(gold.html, kind="html")
    page = read.page
    is_body = label_page(gold, read).labels == _BODY
    n_chars = np.where(is_body, read.blocks.end - read.blocks.start, 0)
    inside = sums_inside(page, read.blocks, np.stack((np.ones_like(n_chars), n_chars), axis=1))
    # The page's own <html> and <body> hold everything.
    is_inside = (inside[:, 0] > 0) & (page.depth >= 2)
    is_around = is_inside & (inside[:, 1] > MOST * n_chars.sum())

    def named(chosen: NDArray[np.bool_]) -> frozenset[str]:
        strings = [page.attribute_strings[number] for number in np.unique(page.attribute[chosen])]
        return frozenset(name for string in strings for name in parts_of(string) if name)

    return Names(site_of(gold, read.hints.url), named(is_inside), named(is_around))


def misread(pages: Iterable[Names]) -> list[Misread]:
    """Count the sites of each name, purpose by purpose."""
    pages = list(pages)
    anywhere = _sites_by_name((page.site, page.anywhere) for page in pages)
    around = _sites_by_name((page.site, page.around) for page in pages)
    names = sorted(anywhere)
    bits = attribute_bits(tuple(names)).tolist()
    found = []
    for purpose in PURPOSES:
        bit = 1 << CATEGORIES.index(purpose)
        telling = [name for name, own in zip(names, bits, strict=True) if own & bit]
        wrapping = sorted((n for n in telling if n in around), key=lambda n: -len(around[n]))
        found.append(
            Misread(
                purpose=purpose,
                n_around=len(set().union(*(around[name] for name in wrapping))),
                n_sites=len(set().union(*(anywhere[name] for name in telling))),
                names=[(name, len(around[name]), len(anywhere[name])) for name in wrapping],
            )
        )
    return found


def _sites_by_name(named: Iterable[tuple[str, frozenset[str]]]) -> dict[str, set[str]]:
    sites: dict[str, set[str]] = defaultdict(set)
    for site, names in named:
        for name in names:
            sites[name].add(site)
    return sites
