"""Judge annotated pages with bundles, through the same code that users run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from textwrap import fill
from typing import Literal

from joblib import Parallel, delayed
from tqdm import tqdm

from boilerkit.choice import Favor, beta_of
from boilerkit.dom.reading import read_page
from boilerkit.features.extractor import code_schemas
from boilerkit.judging import Answer, Judge
from boilerkit.labels import LABEL_INDEX, Label
from boilerkit.model.bundle import read_bundle
from boilerkit.model.locate import MANIFEST_NAME
from boilerkit.page import Kind, ReadPage
from training.corpora import GoldPage
from training.crossval import Judged
from training.dumps import CUT, PLAIN, PORTAL, TITLED, DumpStyle, render_dump
from training.errors import CorpusError
from training.featurizing import (
    dump_sample,
    make_sample,
    told_sample,
    unlabelled_sample,
    write_dump,
)
from training.gold_labels import label_page, words_of_blocks
from training.hand_labels import block_digests
from training.older import OLD_MARKUP, Loss, older_page
from training.rewriting import SCRIPTS, rewrite_page
from training.sample import Sample, Variant

FOLDS_FILE = "folds.json"
_SCRIPT_NAMES = sorted(SCRIPTS)
Form = Literal[
    "original", "rewritten", "hidden", "older", "bare", "wrapped", "cut", "titled", "portal"
]
"""A page as it is, in another script, its classes and ids under names of no meaning, as an older
site writes it, so and without any names besides, or as a dump whose paragraphs are wrapped or cut
at every element in them, that begins with the page's title, or that has the page's boilerplate
some times more, in other letters."""
WRAPPED_WIDTH = 78


_VARIANTS: dict[Form, Variant] = {
    "original": "original",
    "rewritten": "rewritten",
    "hidden": "rewritten",
    "older": "older",
    "bare": "older",
    "wrapped": "dump",
    "cut": "dump",
    "titled": "dump",
    "portal": "portal",
}
_STYLES: dict[Form, DumpStyle] = {"cut": CUT, "titled": TITLED, "portal": PORTAL}
_LOSSES: dict[Form, Loss] = {
    "hidden": Loss.MEANINGS,
    "older": OLD_MARKUP,
    "bare": OLD_MARKUP | Loss.NAMES,
}


@dataclass(frozen=True, slots=True)
class BundleChoice:
    """Which bundle judges a page: always the same, or the one whose fold left it out.

    Attributes
    ----------
    folder : Path
        A bundle, or a folder of fold bundles with ``folds.json``.
    folds : dict of str to int, or None
        Fold of each page.
    favor : {"both", "precision", "recall"}
        What the judge leans to in doubt.
    """

    folder: Path
    folds: dict[str, int] | None = None
    favor: Favor = "both"

    def path(self, page_id: str) -> Path:
        """Folder of the bundle for a page."""
        if self.folds is None:
            return self.folder
        if page_id not in self.folds:
            raise CorpusError(f"{page_id} is in no fold of {self.folder}; train on its corpus")
        return self.folder / str(self.folds[page_id])

    def manifests(self) -> list[Path]:
        """Files that change with what any page is judged by."""
        if self.folds is None:
            return [self.folder / MANIFEST_NAME]
        of_folds = [self.folder / str(fold) / MANIFEST_NAME for fold in set(self.folds.values())]
        return [self.folder / FOLDS_FILE, *sorted(of_folds)]

    def judge(self, page_id: str) -> Judge:
        """The judge of a page, loaded once for all of its pages."""
        return judge_of(self.path(page_id), self.favor)


def choose_bundles(model: Path | None, folds: Path | None, favor: Favor = "both") -> BundleChoice:
    """Judge with a given bundle, or out of fold."""
    if folds is not None:
        fold_of = json.loads((folds / FOLDS_FILE).read_text(encoding="utf-8"))
        return BundleChoice(folds, fold_of, favor)
    if model is None:
        raise CorpusError("give --model DIR, or --folds DIR as `train --folds` wrote it")
    return BundleChoice(model, favor=favor)


@dataclass(frozen=True, slots=True)
class Replayed:
    """A judged page, with the digests that find its hand labels and the type it is told to be."""

    judged: Judged
    digests: list[str]
    page_type: str


def replay(
    pages: Sequence[GoldPage],
    bundles: BundleChoice,
    kind: Kind,
    *,
    form: Form = "original",
    n_jobs: int = -1,
) -> list[Replayed]:
    """Judge pages as HTML or as plain dumps.

    Returns
    -------
    list of Replayed
        In the order of ``pages``.
    """
    jobs = (delayed(_replay_page)(page, bundles, kind, form) for page in pages)
    done = Parallel(n_jobs, batch_size=8, return_as="generator")(jobs)
    return list(tqdm(done, total=len(pages), desc=f"judging {kind}", unit="page", disable=None))


def _replay_page(gold: GoldPage, bundles: BundleChoice, kind: Kind, form: Form) -> Replayed:
    shown, sample = formed_page(gold, kind, form)
    answer = bundles.judge(gold.id).judge([shown])[0]
    return Replayed(judged_sample(sample, answer), block_digests(shown), answer.page_type)


def judged_sample(sample: Sample, answer: Answer) -> Judged:
    """What a judge answers to a page, to be scored as in any report."""
    is_content = answer.labels == LABEL_INDEX[Label.BODY]
    return Judged(sample.without_features(), 0, answer.P, answer.labels, is_content)


def formed_page(gold: GoldPage, kind: Kind, form: Form = "original") -> tuple[ReadPage, Sample]:
    """A page in a form, and the sample that tells what its text is scored by."""
    if gold.text:
        return told_sample(gold)
    original = read_page(gold.html, kind="html")
    labelled = label_page(gold, original)
    variant, script = _VARIANTS[form], _script_of(gold.id) if form == "rewritten" else ""
    if form == "wrapped":
        # Its lines are the wrapping's own, and nobody has labelled them.
        wrapped = _wrapped(render_dump(original, labelled.labels).text)
        return wrapped, unlabelled_sample(gold, wrapped, words_of_blocks(wrapped), variant)
    shown = _in_form(original, form, script)
    if kind == "text":
        dump = write_dump(original, shown, labelled, _STYLES.get(form, PLAIN))
        return dump.read, dump_sample(gold, dump, variant, script)
    words = labelled.block_words
    return shown, make_sample(gold, shown, labelled.labels, words, variant, script)


def _in_form(read: ReadPage, form: Form, script: str) -> ReadPage:
    if form == "rewritten":
        return rewrite_page(read, script)
    return older_page(read, _LOSSES[form]) if form in _LOSSES else read


def _wrapped(dump: str) -> ReadPage:
    """Read a dump again as a tool writes it that wraps paragraphs and parts them."""
    lines = [fill(line, WRAPPED_WIDTH, break_long_words=False) for line in dump.splitlines()]
    return read_page("\n\n".join(lines), kind="text")


def _script_of(page_id: str) -> str:
    """A script for a page, the same every time."""
    return _SCRIPT_NAMES[sum(page_id.encode()) % len(_SCRIPT_NAMES)]


@lru_cache(8)
def judge_of(path: Path, favor: Favor = "both") -> Judge:
    """The judge of a bundle, loaded once."""
    return Judge(read_bundle(path, code_schemas()), beta_of(favor))
