"""The pages that a model gets most wrong, with the blocks that cost most: read them one by one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from boilerkit.dom.reading import read_page
from boilerkit.dom.segmentation import block_slices
from boilerkit.dom.text import squash
from boilerkit.labels import LABEL_INDEX, Label
from training.corpora import GoldPage, pages_with_body
from training.crossval import Judged
from training.metrics import TextScore, page_score
from training.replay import BundleChoice, replay

MAX_SHOWN_CHARS = 90
N_SHOWN_BLOCKS = 6
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
    return "\n\n".join(_describe(pages[n], judged[n], scores[n]) for n in order)


def _describe(page: GoldPage, judged: Judged, score: TextScore) -> str:
    read = read_page(page.html, kind="html")
    texts = [squash(text) for text in block_slices(read.page, read.blocks)]
    is_gold = judged.sample.labels == _BODY
    lines = [
        f"{page.id}  {page.page_type}  F1 {score.f1:.3f}  precision {score.precision:.3f}  "
        f"recall {score.recall:.3f}  gold {len((page.body or '').split())} words"
        f"{'  (suspect)' if page.is_suspect else ''}",
        f"  {page.url}",
    ]
    for name, blocks in (
        ("should not be there", judged.is_content & ~is_gold),
        ("is missing", ~judged.is_content & is_gold),
    ):
        numbers = np.flatnonzero(blocks)
        n_words = sum(len(texts[number].split()) for number in numbers)
        lines.append(f"  {name}: {len(numbers)} blocks, {n_words} words")
        longest = sorted(numbers, key=lambda number: -len(texts[number]))[:N_SHOWN_BLOCKS]
        lines += [
            f"    {number:>5} {judged.P[number, _BODY]:.2f} {texts[number][:MAX_SHOWN_CHARS]}"
            for number in sorted(longest)
        ]
    return "\n".join(lines)
