"""What the tests of the compiled modules share: when they are run, and wild pages."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from hypothesis import strategies as st

from boilerkit.compiled import is_compiled
from boilerkit.dom.walk import TOKEN_ATTRIBUTES

ROOT = Path(__file__).resolve().parents[2]

needs_compiler = pytest.mark.skipif(
    not is_compiled(), reason="boilerkit was installed without a compiler"
)

names = st.sampled_from(
    [*sorted(TOKEN_ATTRIBUTES), "href", "alt", "style", "hidden", "aria-hidden"]
)
values = st.sampled_from(["", "nav Main", "true", "display: none", "/a?b", "until-found", "ä"])
tags = st.sampled_from(
    "div pre img a svg title noscript template script meta link custom-tag select math".split()
)
elements = st.builds("<{} {}='{}' {}='{}'>".format, tags, names, values, names, values)
trees = st.lists(
    st.one_of(
        elements,
        st.builds("</{}>".format, tags),
        st.sampled_from(
            [" \n ", "text", "&lt;b>", "<?pi x?>", "<!-- c -->", "<![CDATA[x]]>", "\0"]
        ),
        st.text(max_size=8),
    ),
    max_size=40,
).map("".join)


def same(a: object, b: object) -> bool:
    """Whether two records hold the same, arrays by value and type."""
    for field in fields(a):  # type: ignore[arg-type]
        own, other = getattr(a, field.name), getattr(b, field.name)
        if isinstance(own, np.ndarray):
            if own.dtype != other.dtype or not np.array_equal(own, other):
                return False
        elif own != other:
            return False
    return True
