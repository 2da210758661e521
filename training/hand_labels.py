"""Labels given by a person who read the page: what rules and models are held against.

``datasets/labels/<corpus>.jsonl`` has one page a line: its id, and for each block a label
and a digest of its text. The digests find the blocks again when segmentation has changed,
and hold no text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.segmentation import block_slices
from boilerkit.dom.text import squash
from boilerkit.labels import LABEL_INDEX, LABELS, Label
from boilerkit.page import ReadPage
from training import CHECKOUT
from training.errors import AnnotationError
from training.rules import UNKNOWN

LABELS_FOLDER = CHECKOUT / "datasets" / "labels"
_DIGEST_CHARS = 8
MIN_FOUND = 0.9
"""Share of a page's labelled blocks that must be found again."""


@dataclass(frozen=True, slots=True)
class HandLabels:
    """A page's labels; ``digests`` and ``labels`` have one entry a block."""

    page_id: str
    digests: tuple[str, ...]
    labels: tuple[Label, ...]

    def to_json(self) -> str:
        """One line of a label file."""
        blocks = [[d, label.value] for d, label in zip(self.digests, self.labels, strict=True)]
        return json.dumps({"page": self.page_id, "blocks": blocks})


def block_digests(read: ReadPage) -> list[str]:
    """Short digest of each block's text, white space aside."""
    texts = map(squash, block_slices(read.page, read.blocks))
    return [hashlib.sha256(text.encode()).hexdigest()[:_DIGEST_CHARS] for text in texts]


def read_hand_labels(folder: Path = LABELS_FOLDER) -> dict[str, HandLabels]:
    """Read all label files of a folder, by page id.

    Raises
    ------
    AnnotationError
        A line is no such record, or names a label that does not exist.
    """
    found: dict[str, HandLabels] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                record = json.loads(line)
                digests, names = zip(*record["blocks"], strict=True)
                labels = tuple(Label(name) for name in names)
            except (ValueError, KeyError, TypeError) as error:
                raise AnnotationError(f"{path}, line {number}: {error}") from error
            found[record["page"]] = HandLabels(record["page"], digests, labels)
    return found


def write_hand_labels(labels: Iterable[HandLabels], folder: Path = LABELS_FOLDER) -> None:
    """Write label files, one for each corpus, pages in the order of their ids."""
    by_corpus: dict[str, list[HandLabels]] = {}
    for page in sorted(labels, key=lambda page: page.page_id):
        by_corpus.setdefault(page.page_id.split("/")[0], []).append(page)
    folder.mkdir(parents=True, exist_ok=True)
    for corpus, pages in by_corpus.items():
        text = "".join(page.to_json() + "\n" for page in pages)
        (folder / f"{corpus}.jsonl").write_text(text, encoding="utf-8")


def match_labels(
    hand: HandLabels, digests: Sequence[str], min_found: float = MIN_FOUND
) -> NDArray[np.int8]:
    """Give a page's blocks their hand labels, ``UNKNOWN`` to blocks that have none.

    Parameters
    ----------
    min_found : float
        Share of the labelled blocks that must be found again. The lines of a dump are not
        always the page's blocks: code is cut into lines.

    Raises
    ------
    AnnotationError
        Too few of the labelled blocks stand in the page: it is another page, or is
        segmented in another way.
    """
    labels = np.full(len(digests), UNKNOWN, dtype=np.int8)
    matcher = SequenceMatcher(None, hand.digests, digests, autojunk=False)
    n_found = 0
    for a, b, size in matcher.get_matching_blocks():
        n_found += size
        for place in range(size):
            labels[b + place] = LABEL_INDEX[hand.labels[a + place]]
    if n_found < min_found * len(hand.digests):
        raise AnnotationError(
            f"{hand.page_id}: only {n_found} of {len(hand.digests)} labelled blocks were found; "
            "is it the same page?"
        )
    return labels


def label_scores(
    truth: NDArray[np.int8], predicted: NDArray[np.int8]
) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of every label, and how many blocks have it.

    Blocks whose truth is ``UNKNOWN`` are left out; a prediction below zero is no label.
    """
    known = truth >= 0
    truth, predicted = truth[known], predicted[known]
    scores = {}
    for label in LABELS:
        number = LABEL_INDEX[label]
        hits = int(((truth == number) & (predicted == number)).sum())
        n_truth, n_predicted = int((truth == number).sum()), int((predicted == number).sum())
        precision = hits / n_predicted if n_predicted else 0.0
        recall = hits / n_truth if n_truth else 0.0
        f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
        scores[label.value] = {
            "precision": precision,
            "recall": recall,
            "f1": f1,
            "n": float(n_truth),
        }
    return scores
