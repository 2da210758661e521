"""Parts of a page that tags alone do not tell: captions, and what customers say.

Sites name the elements that hold them. A name is no proof, so none is believed of an element that
holds too much text for it.
"""

from __future__ import annotations

import re
from re import Pattern
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.tags import TAG_IDS, tag_mask
from boilerkit.page import FlatPage
from boilerkit.tree import text_sizes

_CAPTIONS, _FIGURE = tag_mask({"figcaption", "caption"}), TAG_IDS["figure"]
_CAPTION_NAME: Final = re.compile("[Cc]aption")
_REVIEWS_NAME: Final = re.compile(
    r"(?<!p)reviews|testimonial|bewertungen|opiniones|recensioni|otzyv", re.IGNORECASE
)
"""Many at once: ``review`` is as often the name of an article that is one."""
MAX_CAPTION_CHARS: Final = 500
"""What is longer and named so, or a figure, holds more than a caption."""
MAX_REVIEWS_SHARE: Final = 0.5
"""What holds more of the page's text and is named so is what the page is about."""

Elements = NDArray[np.intp]


def caption_elements(page: FlatPage) -> Elements:
    """Elements that are captions by their tag, or short and so by their name."""
    likely = np.flatnonzero(_named(page, _CAPTION_NAME) | (page.tag == _FIGURE))
    short = likely[text_sizes(page, likely) <= MAX_CAPTION_CHARS]
    return np.union1d(np.flatnonzero(_CAPTIONS[page.tag]), short)


def review_elements(page: FlatPage) -> Elements:
    """Elements that hold what customers say of a product or a service, by their names."""
    likely = np.flatnonzero(_named(page, _REVIEWS_NAME))
    return likely[text_sizes(page, likely) <= MAX_REVIEWS_SHARE * len(page.text)]


def _named(page: FlatPage, pattern: Pattern[str]) -> NDArray[np.bool_]:
    """Whether a name of each element holds the pattern."""
    found = [pattern.search(names) is not None for names in page.attribute_strings]
    return np.array(found, dtype=bool)[page.attribute]
