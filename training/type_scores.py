"""How often a page's type is told right, and what else it is taken for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from boilerkit.page import PAGE_TYPES


@dataclass(frozen=True, slots=True)
class TypedPage:
    """A page with the type that its corpus gives it, and the one that it is told to be."""

    corpus: str
    true: str
    told: str


@dataclass(frozen=True, slots=True)
class TypeRow:
    """The pages of a corpus, or those of one type among them.

    Attributes
    ----------
    right : float
        Share of the pages whose type is told right.
    taken_for : list of (str, int)
        The types that the others are taken for, the most frequent one first.
    """

    name: str
    n_pages: int
    right: float
    taken_for: list[tuple[str, int]]


def type_rows(pages: Iterable[TypedPage]) -> list[TypeRow]:
    """Hold what pages are told to be against their corpus, by corpus and by type.

    Pages of no known type are left out.
    """
    known = [page for page in pages if page.true in PAGE_TYPES]
    rows = []
    for corpus in dict.fromkeys(page.corpus for page in known):
        of_corpus = [page for page in known if page.corpus == corpus]
        types = [name for name in PAGE_TYPES if any(page.true == name for page in of_corpus)]
        rows.append(_type_row(corpus, of_corpus))
        if len(types) > 1:
            rows += [
                _type_row(f"{corpus}/{name}", [page for page in of_corpus if page.true == name])
                for name in types
            ]
    return rows


def _type_row(name: str, pages: Sequence[TypedPage]) -> TypeRow:
    wrong = Counter(page.told for page in pages if page.told != page.true)
    right = float(np.mean([page.told == page.true for page in pages]))
    return TypeRow(name, len(pages), right, wrong.most_common())


def type_table(rows: Sequence[TypeRow]) -> str:
    """Page types as a table, one group of pages a line."""
    lines = [f"{'page type of':<28}{'n':>6}{'right':>8}  taken for"]
    for row in rows:
        taken_for = ", ".join(f"{name or 'none'} {n}" for name, n in row.taken_for)
        lines.append(f"{row.name:<28}{row.n_pages:>6}{row.right:>8.3f}  {taken_for}".rstrip())
    return "\n".join(lines)
