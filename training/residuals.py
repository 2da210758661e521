"""Class names, ids and roles at whose elements the model believes too much or too little.

A name that goes with the same mistake on many sites is one that the lexicon of attribute words
lacks or misreads: in Drupal, ``field--label-hidden`` does not hide the field.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from boilerkit.features.attributes import attribute_bits, parts_of, words_of_part
from boilerkit.labels import LABEL_INDEX, Label
from training.config import WeightConfig
from training.corpora import sound_pages
from training.crossval import Judged
from training.evidence import sums_inside
from training.replay import BundleChoice, replay
from training.weights import word_weights

MIN_SITES = 6
"""Fewer sites may share a maker, not a meaning."""
MIN_PAGES = 0.5
"""Share of their pages' text, summed over pages, below which names are left out."""
MIN_CERTAINTY = 1.5
"""Mean over sites by its standard error."""
_BODY = LABEL_INDEX[Label.BODY]


@dataclass(frozen=True, slots=True)
class Residual:
    """What a name's elements hold beyond what the model expects.

    ``missed`` is content in pages, negative where the model expects more than there is;
    ``pages`` all text of the elements in pages; ``certainty`` the mean over sites by its
    standard error.
    """

    name: str
    n_sites: int
    pages: float
    missed: float
    certainty: float
    is_known: bool


def residual_table(
    folder: Path,
    names: Sequence[str],
    bundles: BundleChoice,
    weights: WeightConfig,
    n_names: int,
) -> str:
    """Judge corpora and describe the names with the largest residuals of either sign."""
    pages = sound_pages(folder, names)
    found = residuals([one.judged for one in replay(pages, bundles, "html")], weights)
    found.sort(key=lambda residual: (residual.missed, residual.name))
    most, least = found[: -n_names - 1 : -1], found[:n_names]
    return "\n\n".join(
        (
            _table("content that the model does not expect", [r for r in most if r.missed > 0]),
            _table("content that it expects in vain", [r for r in least if r.missed < 0]),
        )
    )


def residuals(judged: Iterable[Judged], weights: WeightConfig) -> list[Residual]:
    """Sum what the model misses and takes in vain, by the names of the elements around it."""
    by_name: dict[str, dict[str, NDArray[np.float64]]] = defaultdict(
        lambda: defaultdict(lambda: np.zeros(2))
    )
    for page in judged:
        for name, sums in _of_page(page, weights).items():
            by_name[name][page.sample.site] += sums
    made = [
        _residual(name, np.array(list(by_site.values())))
        for name, by_site in by_name.items()
        if len(by_site) >= MIN_SITES
    ]
    return [r for r in made if r.pages >= MIN_PAGES and abs(r.certainty) >= MIN_CERTAINTY]


def _of_page(judged: Judged, weights: WeightConfig) -> dict[str, NDArray[np.float64]]:
    """Content beyond what is expected, and text, inside the elements of each name."""
    sample = judged.sample
    page = sample.page
    weight = word_weights(sample, weights)
    missed = ((sample.labels == _BODY) - judged.P[:, _BODY]) * weight
    in_element = sums_inside(page, sample.blocks, np.stack((missed, weight), 1))
    # The page's own <html> and <body> hold everything.
    in_element[page.depth < 2] = 0
    of_string = np.zeros((len(page.attribute_strings), 2))
    np.add.at(of_string, page.attribute, in_element)
    found: dict[str, NDArray[np.float64]] = defaultdict(lambda: np.zeros(2))
    for string, sums in zip(page.attribute_strings, of_string, strict=True):
        if sums[1] > 0:
            for name in {word for part in parts_of(string) for word in words_of_part(part) if word}:
                found[name] += sums
    return found


def _residual(name: str, by_site: NDArray[np.float64]) -> Residual:
    # Elements of one name may stand in each other, and one site must not decide.
    missed = np.clip(by_site[:, 0], -1, 1)
    error = missed.std(ddof=1) / np.sqrt(len(missed))
    return Residual(
        name=name,
        n_sites=len(by_site),
        pages=float(by_site[:, 1].sum()),
        missed=float(missed.sum()),
        certainty=float(missed.mean() / max(error, 1e-9)),
        is_known=bool(attribute_bits((name,))[0]),
    )


def _table(title: str, found: Sequence[Residual]) -> str:
    lines = [title, f"{'name':<34}{'sites':>6}{'pages':>9}{'missed':>8}{'t':>6}  in lexicon"]
    lines += [
        f"{r.name[:33]:<34}{r.n_sites:>6}{r.pages:>9.1f}{r.missed:>+8.2f}{r.certainty:>+6.1f}"
        f"  {'yes' if r.is_known else ''}".rstrip()
        for r in found
    ]
    return "\n".join(lines)
