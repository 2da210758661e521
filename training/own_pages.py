"""Our own pages through a model: as they are, as dumps, and as dumps with lines left out.

The corpora have little of what these pages have: Persian, Hebrew and Chinese, codes above the
headline, tags and headlines of other articles on one line. With other lines around them, the
ones that the model is least sure of tip over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from tqdm import tqdm

from boilerkit import Document, Extractor, Label
from training.annotations import AnnotatedPage

SHARE_LEFT_OUT = 0.35
"""Share of the lines that are neither text nor headline which a dump lacks."""
EMPTY_LINES = 0.4
"""Share of dumps that have an empty line after every line."""
_SHOWN = 28
_ALWAYS_KEPT = (Label.BODY, Label.HEADLINE)

Line = tuple[Label, str]


@dataclass(frozen=True, slots=True)
class OwnPageResult:
    """What a model makes of one page."""

    name: str
    n_blocks: int
    page_wrong: int
    """Blocks with a wrong label, the page as it is."""
    dump_wrong: int
    """Lines with a wrong label, the page as a plain dump."""
    n_dumps: int
    text_wrong: int
    """Dumps with lines left out whose text is not exactly the text of the page."""
    headline_wrong: int
    most_often: str
    """The line that most of these dumps have too much or too little."""


def judge_own_pages(
    extractor: Extractor, pages: Sequence[AnnotatedPage], n_dumps: int, seed: int
) -> list[OwnPageResult]:
    """Judge every page, its dump, and so many dumps of it with lines left out."""
    progress = tqdm(pages, unit="page", disable=None)
    return [_judge(extractor, page, n_dumps, seed) for page in progress]


def _judge(extractor: Extractor, page: AnnotatedPage, n_dumps: int, seed: int) -> OwnPageResult:
    rng = np.random.default_rng([seed, *page.path.name.encode()])
    lines = [(label, " ".join(text.split())) for label, text in page.blocks]
    headlines = {text for label, text in lines if label is Label.HEADLINE}
    text_wrong = headline_wrong = 0
    wrong_lines: Counter[str] = Counter()
    for _ in range(n_dumps):
        kept = [line for line in lines if line[0] in _ALWAYS_KEPT or rng.random() > SHARE_LEFT_OUT]
        found = extractor.label(_as_dump(kept, rng.random() < EMPTY_LINES), kind="text")
        wrong = _texts(found) ^ {text for label, text in kept if label is Label.BODY}
        text_wrong += bool(wrong)
        headline_wrong += bool(headlines) and found.headline not in headlines
        wrong_lines.update(wrong)
    as_it_is = extractor.label(page.path.read_bytes(), kind=page.kind)
    return OwnPageResult(
        name=page.path.name,
        n_blocks=len(page.blocks),
        page_wrong=_n_wrong(as_it_is, lines),
        dump_wrong=_n_wrong(extractor.label(_as_dump(lines), kind="text"), lines),
        n_dumps=n_dumps,
        text_wrong=text_wrong,
        headline_wrong=headline_wrong,
        most_often=max(wrong_lines, key=wrong_lines.__getitem__, default=""),
    )


def _as_dump(lines: Iterable[Line], has_empty_lines: bool = False) -> str:
    return ("\n\n" if has_empty_lines else "\n").join(text for _, text in lines)


def _texts(document: Document) -> set[str]:
    return {block.text for block in document.select("body")}


def _n_wrong(document: Document, lines: Sequence[Line]) -> int:
    """Count the lines whose label the document does not give, whatever its blocks are."""
    found = Counter((block.label, " ".join(block.text.split())) for block in document.blocks)
    return (Counter(lines) - found).total()


def own_pages_table(results: Sequence[OwnPageResult]) -> str:
    """A line a page: wrong labels as it is and as a dump, and what dumps lose."""
    n_dumps = max((result.n_dumps for result in results), default=0)
    lines = [
        f"{'':<14}{'':>8}{'labels wrong':>15}   of {n_dumps} dumps with lines left out",
        f"{'page':<14}{'blocks':>8}{'page':>7}{'dump':>8}{'text wrong':>14}{'headline':>10}  "
        "most often",
    ]
    lines += [
        f"{r.name:<14}{r.n_blocks:>8}{r.page_wrong:>7}{r.dump_wrong:>8}{r.text_wrong:>14}"
        f"{r.headline_wrong:>10}  {r.most_often[:_SHOWN]}".rstrip()
        for r in results
    ]
    return "\n".join(lines)
