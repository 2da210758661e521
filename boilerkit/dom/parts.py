"""Parts of a page that tags alone do not tell: captions, what customers say, footnotes.

Sites name the elements that hold them. A name is no proof, so none is believed of an element that
holds too much text for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.tags import TAG_IDS, tag_mask
from boilerkit.page import FlatPage
from boilerkit.tree import named, text_sizes

_CAPTIONS, _FIGURE = tag_mask({"figcaption", "caption"}), TAG_IDS["figure"]
_CAPTION_NAME: Final = "aption"
"""In the names that sites give to captions, whatever the case of their first letter."""
_REVIEWS_NAMES: Final = tuple("reviews testimonial bewertungen opiniones recensioni otzyv".split())
"""Many at once: ``review`` is as often the name of an article that is one."""
_FOOTNOTES_NAMES: Final = tuple(
    "footnote endnote reflist references disclaimer fineprint fine-print".split()
)
"""``reflist`` and ``references`` are Wikipedia's, the last three those of offers."""
MAX_CAPTION_CHARS: Final = 500
"""What is longer and named so, or a figure, holds more than a caption."""
MAX_SHARE: Final = 0.5
"""What holds more of the page's text, and is named for reviews or notes, is what it is about."""

Elements = NDArray[np.intp]


def caption_elements(page: FlatPage) -> Elements:
    """Elements that are captions by their tag, or short and so by their name."""
    likely = np.flatnonzero(named(page, _names_captions) | (page.tag == _FIGURE))
    short = likely[text_sizes(page, likely) <= MAX_CAPTION_CHARS]
    return np.union1d(np.flatnonzero(_CAPTIONS[page.tag]), short)


def review_elements(page: FlatPage) -> Elements:
    """Elements that hold what customers say of a product or a service, by their names."""
    return _named_smaller(page, _REVIEWS_NAMES, "previews")


def footnote_elements(page: FlatPage) -> Elements:
    """Elements that hold footnotes, references or the small print of an offer, by their names."""
    return _named_smaller(page, _FOOTNOTES_NAMES, "preferences")


NAMED_PARTS: Final[Mapping[str, Callable[[FlatPage], Elements]]] = {
    "captions": caption_elements,
    "reviews": review_elements,
    "footnotes": footnote_elements,
}
"""What finds the elements of each part."""


def _named_smaller(page: FlatPage, wanted: Collection[str], lookalike: str) -> Elements:
    """Elements with little text and one of the names, outside of a word that looks like it."""

    def is_wanted(names: str) -> bool:
        lowered = names.lower().replace(lookalike, " ")
        return any(name in lowered for name in wanted)

    likely = np.flatnonzero(named(page, is_wanted))
    return likely[text_sizes(page, likely) <= MAX_SHARE * len(page.text)]


def _names_captions(names: str) -> bool:
    return _CAPTION_NAME in names
