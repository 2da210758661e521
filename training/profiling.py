"""Where the time of a page goes: decode, parse, walk, features, model, output."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from boilerkit.assembly import build_text
from boilerkit.choice import ARTICLE
from boilerkit.dom.charset import decode_unless_utf8
from boilerkit.dom.flatten import flatten_tree
from boilerkit.dom.metadata import read_hints
from boilerkit.dom.parsing import parse_html
from boilerkit.dom.reading import html_blocks
from boilerkit.features.extractor import FeatureExtractor, code_schemas
from boilerkit.features.second_pass import page_summaries, second_pass_matrix
from boilerkit.judging import Judge, Stretch
from boilerkit.labels import Label
from boilerkit.model.bundle import read_bundle
from boilerkit.model.classifier import BlockClassifier
from boilerkit.page import ReadPage
from training.corpora import iterate_corpus

N_WARM = 20
"""Pages that are not timed: caches and branch predictors fill on them."""


@dataclass(slots=True)
class Profile:
    """Seconds of each step over all pages."""

    seconds: dict[str, float] = field(default_factory=dict)
    n_pages: int = 0
    n_blocks: int = 0
    n_bytes: int = 0

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time one step of one page."""
        start = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start

    def table(self) -> str:
        """One line a step: microseconds a page and a block, and its share."""
        total = sum(self.seconds.values())
        lines = [
            f"{self.n_pages} pages, {self.n_bytes / self.n_pages / 1e3:.0f} kB and "
            f"{self.n_blocks / self.n_pages:.0f} blocks a page",
            f"{'step':<12}{'us/page':>10}{'us/block':>10}{'share':>8}",
        ]
        for name, seconds in [*self.seconds.items(), ("all", total)]:
            page, block = seconds / self.n_pages * 1e6, seconds / self.n_blocks * 1e6
            lines.append(f"{name:<12}{page:>10.0f}{block:>10.2f}{seconds / total:>8.1%}")
        return "\n".join(lines)


def profile(corpora: Iterable[Path], model: Path, n_pages: int) -> Profile:
    """Run the pages of corpora step by step, each page through all steps before the next.

    Parameters
    ----------
    model : Path
        Folder of a bundle.
    n_pages : int
        Pages of each corpus.
    """
    pages = [
        page.html.encode() for path in corpora for page in islice(iterate_corpus(path), n_pages)
    ]
    run = _Steps(model)
    for data in pages[:N_WARM]:
        run.page(data, Profile())
    found = Profile()
    for data in pages:
        run.page(data, found)
    return found


class _Steps:
    """The hot path as `Extractor.extract` goes it, cut where a step ends."""

    def __init__(self, model: Path) -> None:
        bundle = read_bundle(model, code_schemas())
        self._judge = Judge(bundle)
        self._features = FeatureExtractor("html")
        self._classifier = BlockClassifier(bundle, "html")

    def page(self, data: bytes, profile: Profile) -> None:
        with profile.step("decode"):
            html = decode_unless_utf8(data)
        with profile.step("parse"):
            tree = parse_html(html)
        with profile.step("walk"):
            page, head = flatten_tree(tree)
        with profile.step("head"):
            hints = read_hints(head)
        with profile.step("segment"):
            page, blocks = html_blocks(page)
        read = ReadPage(page, blocks, hints)
        if len(blocks) == 0:
            return
        self._model(read, profile)
        answer = self._judge.judge([read], (Label.BODY,))[0]
        with profile.step("output"):
            build_text(read, answer, ARTICLE)
        profile.n_pages += 1
        profile.n_blocks += len(blocks)
        profile.n_bytes += len(data)

    def _model(self, read: ReadPage, profile: Profile) -> None:
        with profile.step("features"):
            X, words = self._features.transform(read.page, read.blocks, read.hints)
        with profile.step("first pass"):
            first = self._classifier.first_pass(X)
        with profile.step("page type"):
            seen = [Stretch(read.page, read.blocks, X, words)]
            summaries = page_summaries(seen, X, self._features, first)
            types = self._classifier.page_types(summaries)
        with profile.step("beliefs"):
            full = second_pass_matrix(seen, X, self._features, first, types)
        with profile.step("second pass"):
            self._classifier.content(full)
