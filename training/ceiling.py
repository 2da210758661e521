"""What segmentation and alignment leave to be had."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed

from boilerkit.dom.reading import read_page
from training.alignment import align_body
from training.corpora import WITH_BODY, GoldPage, corpus_paths, read_corpus
from training.featurizing import unlabelled_sample
from training.gold_labels import words_of_blocks
from training.metrics import page_score


def ceiling_table(folder: Path, names: Sequence[str]) -> str:
    """Word F1 of the blocks that the gold is aligned with, by corpus and page type."""
    lines = [f"{'pages of':<28}{'n':>6}{'word F1':>9}{'not suspect':>13}"]
    for name, path in corpus_paths(folder, names or WITH_BODY).items():
        pages = read_corpus(path)
        scores = np.array(Parallel(-1, batch_size=16)(delayed(_page_ceiling)(p) for p in pages))
        good = np.array([not page.is_suspect for page in pages])
        types = np.array([page.page_type for page in pages])
        groups = [name, *(sorted(set(types)) if len(set(types)) > 1 else [])]
        for group in groups:
            rows = np.ones(len(pages), dtype=bool) if group == name else types == group
            label = group if group == name else f"{name}/{group}"
            lines.append(
                f"{label:<28}{rows.sum():>6}{scores[rows].mean():>9.4f}"
                f"{scores[rows & good].mean():>13.4f}"
            )
    return "\n".join(lines)


def _page_ceiling(gold: GoldPage) -> float:
    read = read_page(gold.html, kind="html")
    block_words = words_of_blocks(read)
    is_gold = align_body(block_words, gold.body or "").is_gold
    return page_score(unlabelled_sample(gold, read, block_words), is_gold).f1
