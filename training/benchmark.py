"""Boilerkit and other extractors on the same pages in one run: text and speed.

A stretch of pages goes through all systems in turn, on one core, so that a machine that slows
down slows all of them. Answers are kept as they come: a run that was stopped goes on where it
was. A crash of a system counts as an empty answer.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from boilerkit.choice import Favor
from boilerkit.dom.text import squash, words
from boilerkit.extractor import Extractor
from training.answers import Answer, AnswerFile, state_of
from training.baselines import OWN, OWN_FAVORS, load_baseline
from training.corpora import GoldPage, file_digest, iterate_corpus
from training.errors import TrainingError
from training.evaluation import MIN_LANGUAGE_PAGES
from training.metrics import TextScore, mean_of_known, overlap_score
from training.replay import BundleChoice

N_BOOTSTRAP = 2_000
INTERVAL = (2.5, 97.5)
STRETCH = 50
"""Pages that a system runs over before the next one does: in turns page by page, each would
find the processor's caches full of the others."""
Extract = Callable[[str], str]


def run_benchmark(
    corpora: Sequence[Path], systems: Sequence[str], bundles: BundleChoice | None, store: Path
) -> dict[str, list[Answer]]:
    """Run all systems over all pages.

    Parameters
    ----------
    bundles : BundleChoice or None
        What our own system judges with; not needed where only others are asked for.
    store : Path
        Folder where answers are kept; the scores of pages that stand in it already are taken
        from there, unless what they are answers of has changed since.

    Returns
    -------
    dict of str to list of Answer
        By system, pages in the order of the corpora.
    """
    store.mkdir(parents=True, exist_ok=True)
    loaded = {name: load_baseline(name) for name in systems if name not in OWN_FAVORS}
    answers: dict[str, list[Answer]] = {name: [] for name in systems}
    states = {name: state_of(name, bundles) for name in systems}
    for corpus in corpora:
        digest = file_digest(corpus)
        files = {
            name: AnswerFile(store, f"{corpus.stem}-{name}", f"{digest} {state}")
            for name, state in states.items()
        }
        pages = [page for page in iterate_corpus(corpus) if not page.is_filler]
        with tqdm(total=len(pages), desc=corpus.stem, unit="page", disable=None) as bar:
            for low in range(0, len(pages), STRETCH):
                stretch = pages[low : low + STRETCH]
                for name in systems:
                    extracts = [
                        loaded.get(name) or _own_extract(bundles, p.id, name) for p in stretch
                    ]
                    answers[name] += _judge(stretch, extracts, name, files[name])
                bar.update(len(stretch))
    return answers


def _judge(
    pages: Sequence[GoldPage],
    extracts: Sequence[Extract],
    name: str,
    file: AnswerFile,
) -> list[Answer]:
    """Take the answers that are known, and judge and write down the others."""
    answers = []
    for page, extract in zip(pages, extracts, strict=True):
        answer = file.known.get(page.id)
        if answer is None:
            answer = judge_page(page, extract, name)
            file.add(answer)
        answers.append(answer)
    return answers


def _own_extract(bundles: BundleChoice | None, page_id: str, name: str) -> Extract:
    if bundles is None:
        raise TrainingError(f"{OWN} needs a bundle to judge with")
    return extractor_of(bundles.path(page_id), OWN_FAVORS[name]).extract


@lru_cache(16)
def extractor_of(path: Path, favor: Favor = "both") -> Extractor:
    """The extractor of a bundle, warm, and kept."""
    extractor = Extractor(path, favor)
    extractor.extract("<p>warm</p>")
    return extractor


def judge_page(page: GoldPage, extract: Extract, name: str) -> Answer:
    """Time one system on one page and score its answer."""
    started = time.perf_counter()
    failed = False
    try:
        text = extract(page.html)
    except Exception as error:
        logging.getLogger(__name__).debug("%s, %s: %s", name, page.id, error)
        text, failed = "", True
    seconds = time.perf_counter() - started
    score = TextScore(*[float("nan")] * 3)
    if page.body is not None:
        score = _overlap(words(text), words(page.body))
    held = squash(text).lower()
    return Answer(
        page_id=page.id,
        page_type=page.page_type or "article",
        language=page.language,
        seconds=seconds,
        failed=failed,
        precision=score.precision,
        recall=score.recall,
        f1=score.f1,
        must_have=_share(page.must_have, lambda snippet: snippet in held),
        must_not_have=_share(page.must_not_have, lambda snippet: snippet not in held),
    )


def _overlap(predicted: list[str], gold: list[str]) -> TextScore:
    """Score of two texts as multisets of words."""
    common = (Counter(predicted) & Counter(gold)).total()
    return overlap_score(common, len(predicted), len(gold))


def _share(snippets: Iterable[str], test: Callable[[str], bool]) -> float:
    return mean_of_known([test(squash(snippet).lower()) for snippet in snippets])


def summarise(answers: Mapping[str, Sequence[Answer]]) -> dict[str, dict[str, dict[str, float]]]:
    """Mean scores by group of pages and system, with intervals of boilerkit's lead."""
    first = next(iter(answers.values()))
    groups = {"all": np.ones(len(first), dtype=bool)}
    for key in ("page_type", "language"):
        values = np.array([getattr(answer, key) for answer in first])
        names = sorted(set(values), key=lambda name: (-int((values == name).sum()), name))
        if len(names) > 1:
            groups.update(
                {
                    f"{key}: {n}": values == n
                    for n in names
                    if key == "page_type" or (values == n).sum() >= MIN_LANGUAGE_PAGES
                }
            )
    return {
        group: {name: _scores(name, answers, rows) for name in answers}
        for group, rows in groups.items()
    }


def _scores(
    name: str, answers: Mapping[str, Sequence[Answer]], rows: NDArray[np.bool_]
) -> dict[str, float]:
    table = {
        field: np.array([getattr(answer, field) for answer in answers[name]], dtype=float)[rows]
        for field in (
            "precision",
            "recall",
            "f1",
            "must_have",
            "must_not_have",
            "seconds",
            "failed",
        )
    }
    found = {field: mean_of_known(table[field]) for field in list(table)[:5]}
    found["n_pages"] = float(rows.sum())
    found["pages_per_second"] = float(rows.sum() / max(table["seconds"].sum(), 1e-9))
    found["n_failed"] = float(table["failed"].sum())
    if OWN in answers and name != OWN:
        own = np.array([answer.f1 for answer in answers[OWN]])[rows]
        low, high = bootstrap_interval(own - table["f1"])
        found.update({"lead_low": low, "lead_high": high})
    return found


def bootstrap_interval(differences: NDArray[np.float64], seed: int = 0) -> tuple[float, float]:
    """95% interval of a mean over pages, by drawing pages with replacement."""
    differences = differences[~np.isnan(differences)]
    if not len(differences):
        return float("nan"), float("nan")
    rng = np.random.default_rng(seed)
    draws = rng.integers(len(differences), size=(N_BOOTSTRAP, len(differences)))
    low, high = np.percentile(differences[draws].mean(axis=1), INTERVAL)
    return float(low), float(high)


def benchmark_table(summary: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """The summary as one table, systems below each other for each group of pages."""
    lines = [
        f"{'':<20}{'word F1':>8}{'prec.':>8}{'recall':>8}{'must':>7}{'not':>7}{'pages/s':>9}"
        f"{'failed':>8}  lead of boilerkit (95%)"
    ]
    for group, systems in summary.items():
        n_pages = int(next(iter(systems.values()))["n_pages"])
        lines.append(f"-- {group}, {n_pages} pages")
        lines += [_table_line(name, scores) for name, scores in systems.items()]
    return "\n".join(lines)


def _table_line(name: str, scores: Mapping[str, float]) -> str:
    def cell(key: str) -> str:
        return "-" if np.isnan(scores[key]) else f"{scores[key]:.3f}"

    lead = ""
    if "lead_low" in scores and not np.isnan(scores["lead_low"]):
        lead = f"  {scores['lead_low']:+.3f} to {scores['lead_high']:+.3f}"
    return (
        f"{name:<20}{cell('f1'):>8}{cell('precision'):>8}{cell('recall'):>8}"
        f"{cell('must_have'):>7}{cell('must_not_have'):>7}{scores['pages_per_second']:>9.1f}"
        f"{int(scores['n_failed']):>8}{lead}"
    )
