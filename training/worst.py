"""The pages that a model gets most wrong, with the blocks that cost most: read them one by one.

Below the blocks stand the columns that speak most for them, or against them: where one of these
says what is not so, the page was read wrongly, and no model could have known.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.reading import read_page
from boilerkit.dom.segmentation import block_slices
from boilerkit.dom.text import squash
from boilerkit.dom.windows import MAX_BLOCKS
from boilerkit.judging import Explanation, Judge
from boilerkit.labels import LABEL_INDEX, Label
from training.corpora import GoldPage, pages_with_body
from training.crossval import Judged
from training.metrics import TextScore, page_score
from training.replay import BundleChoice, replay

MAX_SHOWN_CHARS = 90
N_SHOWN_BLOCKS = 6
N_REASONS = 5
Ints = NDArray[np.int64]
_BODY = LABEL_INDEX[Label.BODY]


def worst_pages(
    folder: Path, names: Sequence[str], bundles: BundleChoice, n_pages: int, page_type: str = ""
) -> str:
    """Judge corpora and describe the pages with the lowest word F1.

    Parameters
    ----------
    page_type : str
        Take pages of this type only.
    """
    pages = [page for page in pages_with_body(folder, names) if page_type in ("", page.page_type)]
    judged = [one.judged for one in replay(pages, bundles, "html")]
    scores = [page_score(one.sample, one.is_content) for one in judged]
    order = sorted(range(len(pages)), key=lambda number: scores[number].f1)[:n_pages]
    return "\n\n".join(
        _describe(pages[n], judged[n], scores[n], bundles.judge(pages[n].id)) for n in order
    )


def _describe(page: GoldPage, judged: Judged, score: TextScore, judge: Judge) -> str:
    read = read_page(page.html, kind="html")
    texts = [squash(text) for text in block_slices(read.page, read.blocks)]
    is_gold = judged.sample.labels == _BODY
    lines = [
        f"{page.id}  {page.page_type}  F1 {score.f1:.3f}  precision {score.precision:.3f}  "
        f"recall {score.recall:.3f}  gold {len((page.body or '').split())} words"
        f"{'  (suspect)' if page.is_suspect else ''}",
        f"  {page.url}",
    ]
    n_words = np.array([len(text.split()) for text in texts])
    explanation = judge.explain(read)[1] if 0 < len(texts) <= MAX_BLOCKS else None
    for name, blocks, sign in (
        ("should not be there", judged.is_content & ~is_gold, 1),
        ("is missing", ~judged.is_content & is_gold, -1),
    ):
        numbers = np.flatnonzero(blocks)
        lines.append(f"  {name}: {len(numbers)} blocks, {n_words[numbers].sum()} words")
        longest = sorted(numbers, key=lambda number: -len(texts[number]))[:N_SHOWN_BLOCKS]
        lines += [
            f"    {number:>5} {judged.P[number, _BODY]:.2f} {texts[number][:MAX_SHOWN_CHARS]}"
            for number in sorted(longest)
        ]
        if explanation is not None and n_words[numbers].any():
            lines.append(f"    because of {_reasons(explanation, numbers, n_words, sign)}")
    return "\n".join(lines)


def _reasons(explanation: Explanation, blocks: Ints, n_words: Ints, sign: int) -> str:
    """The columns that speak most for some blocks in the first pass, or, with a sign of -1, against
    them; what each adds to the score is the mean over the blocks' words.
    """
    added = np.average(explanation.first[blocks], axis=0, weights=n_words[blocks])
    most = np.argsort(-sign * added)[:N_REASONS]
    return ", ".join(f"{explanation.names[column]} {added[column]:+.2f}" for column in most)
