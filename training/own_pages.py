"""Our own pages through a model: as they are, as older sites write them, as dumps that lack lines.

The corpora have little of what these pages have: Persian, Hebrew and Chinese, codes above the
headline, tags and headlines of other articles on one line. With other lines around them, or
less markup, the blocks that the model is least sure of tip over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from tqdm import tqdm

from boilerkit.dom.reading import read_page
from boilerkit.dom.text import squash
from boilerkit.judging import Judge
from boilerkit.labels import LABELS, Label
from boilerkit.page import ReadPage
from training.annotations import AnnotatedPage, block_texts
from training.older import OLD_MARKUP, Loss, older_page

SHARE_LEFT_OUT: Final = 0.35
"""Share of the lines that are neither text nor headline which a dump lacks."""
EMPTY_LINES: Final = 0.4
"""Share of dumps that have an empty line after every line."""
OLDER_FORMS: Final = (
    *(Loss.HEAD, Loss.SECTIONS, Loss.HEADINGS, Loss.MEANINGS, Loss.NAMES),
    *(Loss.HEAD | Loss.SECTIONS, OLD_MARKUP, OLD_MARKUP | Loss.MEANINGS),
    *(Loss.HEAD | Loss.SECTIONS | Loss.NAMES, OLD_MARKUP | Loss.NAMES),
)
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
    older_wrong: int | None
    """Of ``OLDER_FORMS``, those whose text is not the page's; None for a page that is a dump."""
    n_dumps: int
    text_wrong: int
    """Dumps with lines left out whose text is not exactly the text of the page."""
    headline_wrong: int
    most_often: str
    """The line that most of these dumps have too much or too little."""


def judge_own_pages(
    judge: Judge, pages: Sequence[AnnotatedPage], n_dumps: int, seed: int
) -> list[OwnPageResult]:
    """Judge every page, its older forms, its dump, and so many dumps with lines left out."""
    progress = tqdm(pages, unit="page", disable=None)
    return [_judge_page(judge, page, n_dumps, seed) for page in progress]


def _judge_page(judge: Judge, page: AnnotatedPage, n_dumps: int, seed: int) -> OwnPageResult:
    rng = np.random.default_rng([seed, *page.path.name.encode()])
    lines = [(label, squash(text)) for label, text in page.blocks]
    text_wrong = headline_wrong = 0
    wrong_lines: Counter[str] = Counter()
    for _ in range(n_dumps):
        kept = [line for line in lines if line[0] in _ALWAYS_KEPT or rng.random() > SHARE_LEFT_OUT]
        found = _judged(judge, _as_dump(kept, rng.random() < EMPTY_LINES))
        wrong = _texts(found, Label.BODY) ^ _texts(kept, Label.BODY)
        text_wrong += bool(wrong)
        headline_wrong += _texts(found, Label.HEADLINE) != _texts(kept, Label.HEADLINE)
        wrong_lines.update(sorted(wrong))  # The same line among equals, run for run.
    read = read_page(page.path.read_bytes(), kind=page.kind)
    return OwnPageResult(
        name=page.path.name,
        n_blocks=len(page.blocks),
        page_wrong=_n_wrong(_judged(judge, read), lines),
        dump_wrong=_n_wrong(_judged(judge, _as_dump(lines)), lines),
        older_wrong=_n_older_wrong(judge, read, lines) if page.kind == "html" else None,
        n_dumps=n_dumps,
        text_wrong=text_wrong,
        headline_wrong=headline_wrong,
        most_often=max(wrong_lines, key=wrong_lines.__getitem__, default=""),
    )


def _n_older_wrong(judge: Judge, read: ReadPage, lines: Sequence[Line]) -> int:
    wanted = _texts(lines, Label.BODY)
    older = (older_page(read, lost) for lost in OLDER_FORMS)
    return sum(_texts(_judged(judge, page), Label.BODY) != wanted for page in older)


def _judged(judge: Judge, read: ReadPage) -> list[Line]:
    (answer,) = judge.judge([read])
    texts = map(squash, block_texts(read))
    return [(LABELS[label], text) for label, text in zip(answer.labels, texts, strict=True)]


def _as_dump(lines: Iterable[Line], has_empty_lines: bool = False) -> ReadPage:
    gap = "\n\n" if has_empty_lines else "\n"
    return read_page(gap.join(text for _, text in lines), kind="text")


def _texts(lines: Iterable[Line], label: Label) -> set[str]:
    return {text for of_line, text in lines if of_line is label}


def _n_wrong(found: Sequence[Line], lines: Sequence[Line]) -> int:
    """Count the lines that were not found with their label, whatever the blocks are."""
    return (Counter(lines) - Counter(found)).total()


def own_pages_table(results: Sequence[OwnPageResult]) -> str:
    """A line a page: wrong labels as it is and as a dump, and wrong texts of its other forms."""
    n_dumps = max((result.n_dumps for result in results), default=0)
    lines = [
        f"{'':<14}{'':>8}{'labels wrong':>15}{f'of {len(OLDER_FORMS)} older':>14}"
        f"   of {n_dumps} dumps with lines left out",
        f"{'page':<14}{'blocks':>8}{'page':>7}{'dump':>8}{'text wrong':>14}{'text wrong':>14}"
        f"{'headline':>10}  most often",
    ]
    lines += [_table_line(result) for result in results]
    return "\n".join(lines)


def _table_line(r: OwnPageResult) -> str:
    older = "-" if r.older_wrong is None else r.older_wrong
    line = (
        f"{r.name:<14}{r.n_blocks:>8}{r.page_wrong:>7}{r.dump_wrong:>8}{older:>14}"
        f"{r.text_wrong:>14}{r.headline_wrong:>10}  {r.most_often[:_SHOWN]}"
    )
    return line.rstrip()
