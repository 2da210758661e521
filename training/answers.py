"""Answers of a benchmark, kept as they come, a file for each corpus, system and state of both."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from training import CHECKOUT
from training.baselines import OWN_FAVORS
from training.dataset import files_digest, library_files
from training.replay import BundleChoice

_SCORING = tuple(
    CHECKOUT / "training" / f"{name}.py" for name in ("baselines", "benchmark", "metrics")
)
_STATE_CHARS = 12


@dataclass(frozen=True, slots=True)
class Answer:
    """What a system made of a page; scores are NaN where the gold has nothing to score."""

    page_id: str
    page_type: str
    language: str
    seconds: float
    failed: bool
    precision: float
    recall: float
    f1: float
    must_have: float
    must_not_have: float


class AnswerFile:
    """The answers of one system to the pages of one corpus.

    A corpus, a bundle, the library, a peer's version or how it is scored may change between two
    runs; what was answered before such a change is never taken for an answer of today.

    Parameters
    ----------
    store : Path
        Folder of all answers.
    name : str
        Names of corpus and system.
    state : str
        What tells whether both are those that were asked before.
    """

    def __init__(self, store: Path, name: str, state: str) -> None:
        digest = files_digest(_SCORING, state)
        self._path = store / f"{name}-{digest[:_STATE_CHARS]}.jsonl"
        self.known = self._read()

    def add(self, answer: Answer) -> None:
        """Write down an answer."""
        with self._path.open("a", encoding="utf-8") as out:
            out.write(json.dumps(asdict(answer)) + "\n")

    def _read(self) -> dict[str, Answer]:
        if not self._path.exists():
            return {}
        found = {}
        for line in self._path.read_text(encoding="utf-8").splitlines():
            try:
                answer = Answer(**json.loads(line))
            except (ValueError, TypeError):
                continue  # The line that was being written when the run was stopped.
            found[answer.page_id] = answer
        return found


def state_of(system: str, bundles: BundleChoice | None) -> str:
    """What tells whether a system is the one that has answered: code and bundles, or a version."""
    if system not in OWN_FAVORS:
        try:
            return version(system)
        except PackageNotFoundError:
            return ""
    # A bundle that is missing is named as it is loaded.
    manifests = [path for path in bundles.manifests() if path.exists()] if bundles else []
    return files_digest([*library_files(), *manifests])
