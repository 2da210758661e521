"""Titles, authors and dates against the corpora's: how many pages have them right, or wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed
from tqdm import tqdm

from training.baselines import load_baseline
from training.benchmark import extractor_of
from training.corpora import CORPORA, GoldPage, corpus_paths, read_corpus
from training.replay import BundleChoice

FACTS = ("title", "authors", "date")
_NO_WORD = re.compile(r"\W+")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a system says of a page, ``""`` or empty where it says nothing."""

    title: str
    authors: tuple[str, ...]
    date: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a fact that the gold has was found right, and whether it was given at all."""

    corpus: str
    fact: str
    is_right: bool
    is_given: bool


def fact_table(
    folder: Path, names: Sequence[str], bundles: BundleChoice, *, beside_trafilatura: bool
) -> str:
    """Judge the pages of corpora, and say how many facts are right and how many wrong.

    A title is right if its letters and digits are the gold's, authors if one of them is one of
    the gold's, a date if it is the same day.
    """
    pages = [
        page
        for path in corpus_paths(folder, names or CORPORA).values()
        for page in read_corpus(path)
    ]
    systems: dict[str, Callable[[GoldPage], Facts]] = {"boilerkit": _OwnFacts(bundles)}
    if beside_trafilatura:
        load_baseline("trafilatura")  # Says what to install where it is missing.
        systems["trafilatura"] = _trafilatura_facts
    verdicts = {name: _judge_all(name, pages, facts_of) for name, facts_of in systems.items()}
    lines = [f"{'':12}  {'corpus':12}  {'fact':8} {'n':>6} {'right':>7} {'wrong':>7}"]
    for name, found in verdicts.items():
        lines += [f"{name:12}  {line}" for line in _lines(found)]
    return "\n".join(lines)


def _lines(verdicts: Sequence[Verdict]) -> Iterable[str]:
    for corpus in dict.fromkeys(verdict.corpus for verdict in verdicts):
        for fact in FACTS:
            of = [v for v in verdicts if v.corpus == corpus and v.fact == fact]
            if of:
                right = float(np.mean([v.is_right for v in of]))
                wrong = float(np.mean([v.is_given and not v.is_right for v in of]))
                yield f"{corpus:12}  {fact:8} {len(of):>6} {right:>7.3f} {wrong:>7.3f}"


def _judge_all(
    name: str, pages: Sequence[GoldPage], facts_of: Callable[[GoldPage], Facts]
) -> list[Verdict]:
    jobs = (delayed(_judge_page)(page, facts_of) for page in pages)
    done = Parallel(-1, batch_size=8, return_as="generator")(jobs)
    found = tqdm(done, total=len(pages), desc=name, unit="page", disable=None)
    return [verdict for of_page in found for verdict in of_page]


def _judge_page(page: GoldPage, facts_of: Callable[[GoldPage], Facts]) -> list[Verdict]:
    return judge_facts(page, facts_of(page))


def judge_facts(page: GoldPage, facts: Facts) -> list[Verdict]:
    """Hold facts against those that the gold of a page has."""
    gold: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
        "title": (_plain([page.title]), _plain([facts.title])),
        "authors": (_plain(page.authors), _plain(facts.authors)),
        "date": (frozenset(_ISO.findall(page.date)), frozenset(_ISO.findall(facts.date))),
    }
    return [
        Verdict(page.corpus, fact, bool(wanted & found), bool(found))
        for fact, (wanted, found) in gold.items()
        if wanted
    ]


def _plain(texts: Iterable[str]) -> frozenset[str]:
    """Letters and digits of texts, in small letters; signs and white space do not count."""
    words = (_NO_WORD.sub("", unicodedata.normalize("NFKC", text).casefold()) for text in texts)
    return frozenset(word for word in words if word)


@dataclass(frozen=True, slots=True)
class _OwnFacts:
    bundles: BundleChoice

    def __call__(self, page: GoldPage) -> Facts:
        metadata = extractor_of(self.bundles.path(page.id)).label(page.html).metadata
        return Facts(metadata.title, metadata.authors, metadata.date)


def _trafilatura_facts(page: GoldPage) -> Facts:
    from trafilatura.metadata import extract_metadata

    try:
        found = extract_metadata(page.html)
    except Exception:  # A crash counts as no answer.
        found = None
    if found is None:
        return Facts("", (), "")
    authors = tuple(name.strip() for name in (found.author or "").split(";"))
    return Facts(found.title or "", authors, found.date or "")
