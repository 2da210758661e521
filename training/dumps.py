"""Pages of HTML rendered to text dumps, the labels of their blocks carried over to lines.

Other tools write a page's text in many ways: a line for every block, an empty line between
paragraphs, whole lists and link columns run together on one line, sentences cut at every link in
them. A model for dumps has to have seen all of them. Wrapped lines it need not see: they are
joined as a dump is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.text import squash
from boilerkit.labels import LABEL_INDEX, Label
from boilerkit.page import ReadPage

_BODY = LABEL_INDEX[Label.BODY]
MAX_RUN_BLOCKS: Final = 60
MAX_RUN_BLOCK_CHARS: Final = 120
"""Only short blocks are run together: no tool joins paragraphs."""


@dataclass(frozen=True, slots=True)
class DumpStyle:
    r"""How a dump is written; shares are probabilities.

    Attributes
    ----------
    empty_lines : float
        Share of block ends that get an empty line.
    run_together : float
        Share of runs of short blocks with one label and one parent that become one line.
    across : float
        Share of these runs that go on across parents, as whole columns do.
    dropped : float
        Share of blocks that the tool lost, boilerplate of no interest.
    titled : float
        Share of dumps that begin with the page's title, as WET and ``get_text`` have it.
    is_cut : bool
        Whether every text node is a line of its own, as in Beautiful Soup's ``get_text("\n")``.
    times_more : int
        How often the page's boilerplate stands around it again, as on a portal; put there by
        `training.featurizing.write_dump`, once the page's own lines are written.
    """

    empty_lines: float = 0.0
    run_together: float = 0.0
    across: float = 0.0
    dropped: float = 0.0
    titled: float = 0.0
    is_cut: bool = False
    times_more: int = 0


PLAIN: Final = DumpStyle()
"""One block a line and nothing else: what dumps are measured on."""
CUT: Final = DumpStyle(is_cut=True)
TITLED: Final = DumpStyle(titled=1.0)
PORTAL: Final = DumpStyle(times_more=4)

STYLES: Final = (
    PLAIN,
    DumpStyle(empty_lines=1.0, run_together=0.5, titled=0.5),
    DumpStyle(empty_lines=0.5, run_together=0.5, titled=0.5),
    DumpStyle(run_together=0.95, across=0.4, dropped=0.3, titled=0.5),
    DumpStyle(empty_lines=0.8, run_together=0.8, across=0.4, dropped=0.1, titled=0.5),
    DumpStyle(titled=0.5, is_cut=True),
)


@dataclass(frozen=True, slots=True)
class WrittenDump:
    """A page's text dump; of its lines only those that are not empty are counted.

    Attributes
    ----------
    text : str
    lines : list of list of int
        For each line the blocks that it holds, in order; none for the page's title.
    own_lines : list of str
        What the page that it is laid out like has in each line.
    """

    text: str
    lines: list[list[int]]
    own_lines: list[str]


def render_dump(
    read: ReadPage,
    labels: NDArray[np.int8],
    style: DumpStyle = PLAIN,
    seed: int = 0,
    like: ReadPage | None = None,
    shown: range | None = None,
) -> WrittenDump:
    """Write a page as a text dump.

    Parameters
    ----------
    labels : ndarray of int8, shape (n_blocks,)
        Blocks of different labels are never run together.
    seed : int
        The same seed lays the same page out in the same lines.
    like : ReadPage, optional
        The same page in another script, whose blocks' lengths decide what runs together.
    shown : range, optional
        The blocks that the dump holds; all of them unless told.
    """
    rng = np.random.default_rng(seed)
    own = like or read
    parts: list[str] = []
    lines: list[list[int]] = []
    own_lines: list[str] = []
    if rng.random() < style.titled and own.hints.titles:
        parts.append(squash(read.hints.titles[-1]))
        lines.append([])
        own_lines.append(squash(own.hints.titles[-1]))
    for run in _runs(own, labels, style, rng, shown or range(len(labels))):
        pieces = _pieces(read, run, style.is_cut)
        for piece, own_piece in zip(pieces, _pieces(own, run, style.is_cut), strict=True):
            # A byte order mark that begins a text is no line of it.
            if not piece.strip().strip("\ufeff"):
                continue
            parts.append(squash(piece))
            lines.append(run)
            own_lines.append(squash(own_piece))
        if parts and rng.random() < style.empty_lines:
            parts.append("")
    return WrittenDump("\n".join(parts) + "\n", lines, own_lines)


def _pieces(read: ReadPage, run: list[int], is_cut: bool) -> list[str]:
    """Text of each line of a run; some may be blank."""
    page, blocks = read.page, read.blocks
    if len(run) > 1:
        return [" ".join(page.text[blocks.start[b] : blocks.end[b]].strip() for b in run)]
    (block,) = run
    cuts = page.text_start[blocks.first_text[block] + 1 : blocks.last_text[block]]
    ends = [blocks.start[block], *(cuts if is_cut else ()), blocks.end[block]]
    nodes = [page.text[start:end] for start, end in pairwise(ends)]
    return [piece for node in nodes for piece in node.split("\n")]


def _runs(
    read: ReadPage,
    labels: NDArray[np.int8],
    style: DumpStyle,
    rng: np.random.Generator,
    shown: range,
) -> Sequence[list[int]]:
    """Blocks in the groups that make a line each."""
    blocks, page = read.blocks, read.page
    kept = np.flatnonzero(rng.random(len(blocks)) >= style.dropped * (labels != _BODY))
    is_short = blocks.end - blocks.start <= MAX_RUN_BLOCK_CHARS
    above = page.parent[page.parent[blocks.container]]
    runs: list[list[int]] = []
    joins = goes_across = False
    last = -1
    for block in kept[(kept >= shown.start) & (kept < shown.stop)].tolist():
        continues = (
            last >= 0
            and labels[last] == labels[block] != _BODY
            and (above[last] == above[block] or (goes_across and labels[block] >= 0))
            and bool(is_short[last] and is_short[block])
        )
        if continues and joins and len(runs[-1]) < MAX_RUN_BLOCKS:
            runs[-1].append(block)
        else:
            runs.append([block])
        if not continues:
            joins = bool(rng.random() < style.run_together)
            goes_across = bool(joins and rng.random() < style.across)
        last = block
    return runs
