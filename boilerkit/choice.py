"""What a caller wants of a labelled page: labels, and parts that people disagree on.

Some corpora hold captions for body and some do not, and so with tables, code, quotations,
footnotes and what customers say. The model follows the majority; a choice says otherwise. It acts
on what is written, after labelling, and never changes a block's label. What to favor in doubt is
another matter: it decides which blocks are labelled as body.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from boilerkit.document import Block, Document, Place
from boilerkit.errors import InputError
from boilerkit.labels import LABELS, Label

Mask = NDArray[np.bool_]

PARTS: Final[Mapping[str, Callable[[Place], bool]]] = {
    "captions": lambda place: "captions" in place.parts,
    "tables": lambda place: place.table > 0,
    "code": lambda place: place.is_code,
    "quotes": lambda place: place.quote_depth > 0,
    "lists": lambda place: place.list_depth > 0,
    "reviews": lambda place: "reviews" in place.parts,
    "footnotes": lambda place: "footnotes" in place.parts,
}
"""Parts of a page that its tags and their names tell, and so none in a text dump."""

_BELOW: Final = frozenset({"reviews", "footnotes"})
"""Parts that most pages have below the article's last paragraph."""

Favor = Literal["both", "precision", "recall"]
"""What the decision on a page's text leans to where the model is in doubt."""
FAVORS: Final[tuple[Favor, ...]] = get_args(Favor)

_BETAS: Final[Mapping[str, float]] = {"both": 1.0, "precision": 0.5, "recall": 2.0}


def beta_of(favor: str) -> float:
    """How many times as much recall counts as precision.

    Raises
    ------
    InputError
        There is no such choice.
    """
    if favor not in _BETAS:
        raise InputError(f"expected favor to be one of {', '.join(_BETAS)}, got {favor!r}")
    return _BETAS[favor]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which blocks are written.

    Attributes
    ----------
    labels : tuple of Label
        Labels of the blocks to write.
    keep : tuple of str
        Of ``PARTS``: written between the first and the last body block, whatever their label;
        reviews and footnotes below the last one too.
    drop : tuple of str
        Of ``PARTS``: never written.
    """

    labels: tuple[Label, ...] = (Label.BODY,)
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """Parts that are kept or dropped; with none, the label alone decides."""
        return self.keep + self.drop

    def blocks(self, document: Document) -> list[Block]:
        """The chosen blocks of a document, in page order."""
        blocks = document.blocks
        chosen = self.numbers(
            np.array([block.label in self.labels for block in blocks], dtype=bool),
            np.array([block.label is Label.BODY for block in blocks], dtype=bool),
            lambda number: blocks[number].place,
        )
        return [blocks[number] for number in chosen]

    def numbers(
        self, has_label: Mask, is_body: Mask, place_of: Callable[[int], Place]
    ) -> list[int]:
        """Numbers of the chosen blocks, out of what each block is and where it stands."""
        labelled: list[int] = np.flatnonzero(has_label).tolist()
        if not self.parts:
            return labelled
        kept = self._kept(is_body, place_of)
        return [
            number
            for number in sorted(kept.union(labelled))
            if not _is_any(place_of(number), self.drop)
        ]

    def _kept(self, is_body: Mask, place_of: Callable[[int], Place]) -> set[int]:
        """Blocks of the parts to keep, within the article or, of some parts, below it."""
        body: list[int] = np.flatnonzero(is_body).tolist()
        if not body or not self.keep:
            return set()
        first, last = body[0], body[-1]
        below = _BELOW.intersection(self.keep)
        kept = {number for number in range(first, last) if _is_any(place_of(number), self.keep)}
        if below:
            after = range(last, len(is_body))
            kept.update(number for number in after if _is_any(place_of(number), below))
        return kept


ARTICLE: Final = Choice()
"""The body blocks, as the model has them."""


def _is_any(place: Place, parts: Collection[str]) -> bool:
    return any(PARTS[part](place) for part in parts)


def checked_choice(
    include: Collection[Label | str], keep: Collection[str] = (), drop: Collection[str] = ()
) -> Choice:
    """Make a choice out of what a caller gave.

    Raises
    ------
    InputError
        A name is no label or no part, or a part is both to be kept and to be dropped.
    """
    kept, dropped = _checked_parts(keep), _checked_parts(drop)
    both = [part for part in kept if part in dropped]
    if both:
        raise InputError(f"{', '.join(both)}: expected to keep or to drop a part, got both")
    return Choice(_checked_labels(include), kept, dropped)


def _checked_labels(include: Collection[Label | str]) -> tuple[Label, ...]:
    names = (include,) if isinstance(include, str) else include
    try:
        return tuple(Label(name) for name in names)
    except ValueError as error:
        known = ", ".join(label.value for label in LABELS)
        raise InputError(f"{error}; expected labels out of: {known}") from None


def _checked_parts(parts: Collection[str]) -> tuple[str, ...]:
    names = (parts,) if isinstance(parts, str) else tuple(parts)
    for name in names:
        if name not in PARTS:
            raise InputError(f"{name!r} is no part; expected parts out of: {', '.join(PARTS)}")
    return names
