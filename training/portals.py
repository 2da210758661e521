"""Dumps of articles as portals have them, among hundreds of lines of teasers, menus and comments.

The corpora's articles stand among few lines: where four times as many are put around them, word
F1 of dumps falls by five to eight points. So a page's own boilerplate stands around it again, in
other letters each time, so that it says nothing of the page and is no copy. Lines of other pages
would be truer, but models are measured on pages that they saw nothing of.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.labels import LABEL_INDEX, Label
from training.dumps import WrittenDump
from training.rules import UNKNOWN

MAX_TIMES: Final = 6
"""How often a page's boilerplate stands around it again, at most."""
MAX_LINES: Final = 800
"""No more of it is put around a dump of so many lines."""
BEFORE: Final = 0.25
"""Share of it that stands before the page; portals have most below the article."""
_KEPT: Final = [LABEL_INDEX[Label.BODY], LABEL_INDEX[Label.HEADLINE], UNKNOWN]


def among_more(
    written: WrittenDump, labels: NDArray[np.int8], times: int, seed: int
) -> WrittenDump:
    """Put a dump's boilerplate around it so many times again, each time in other letters.

    Parameters
    ----------
    labels : ndarray of int8, shape (n_blocks,)
        Of the blocks that the dump's lines hold.
    times : int
    seed : int
    """
    rng = np.random.default_rng(seed)
    texts = [line for line in written.text.split("\n") if line]
    boilerplate = [
        (text, blocks)
        for text, blocks in zip(texts, written.lines, strict=True)
        if blocks and labels[blocks[0]] not in _KEPT
    ]
    if not boilerplate:
        return written
    letters = _letters_by_script(text for text, _ in boilerplate)
    before: list[tuple[str, list[int]]] = []
    after: list[tuple[str, list[int]]] = []
    for _ in range(times):
        if len(texts) + len(before) + len(after) > MAX_LINES:
            break
        others = _other_letters(letters, rng)
        first = int(rng.integers(len(boilerplate)))
        turned = boilerplate[first:] + boilerplate[:first]
        side = before if rng.random() < BEFORE else after
        side += [(text.translate(others), blocks) for text, blocks in turned]
    rows = [*before, *zip(written.own_lines, written.lines, strict=True), *after]
    return WrittenDump(
        _as_lines(before) + written.text + _as_lines(after),
        lines=[blocks for _, blocks in rows],
        own_lines=[text for text, _ in rows],
    )


def _as_lines(rows: Iterable[tuple[str, list[int]]]) -> str:
    return "".join(f"{text}\n" for text, _ in rows)


def _letters_by_script(texts: Iterable[str]) -> list[list[str]]:
    of_script: dict[str, list[str]] = {}
    for letter in sorted(set("".join(texts).lower())):
        if letter.isalpha():
            of_script.setdefault(unicodedata.name(letter, "?").split()[0], []).append(letter)
    return list(of_script.values())


def _other_letters(by_script: Iterable[list[str]], rng: np.random.Generator) -> Mapping[int, str]:
    """Exchange letters among each other, within their script; case stays."""
    table: dict[str, str] = {}
    for letters in by_script:
        drawn = [letters[number] for number in rng.permutation(len(letters))]
        for letter, other in zip(letters, drawn, strict=True):
            table[letter] = other
            if len(letter.upper()) == len(other.upper()) == 1:
                table.setdefault(letter.upper(), other.upper())
    return str.maketrans(table)
