"""Looking words up by their hashes."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from boilerkit.features.words import is_known

# Few high bits, so that hashes share the bits by which most are ruled out.
HASHES = st.lists(st.builds(lambda a, b: (a << 50) + b, st.integers(0, 3), st.integers(0, 40)))


@given(HASHES, HASHES)
def test_a_hash_is_known_where_it_is_listed(hashes: list[int], known: list[int]) -> None:
    found = is_known(np.array(hashes, dtype=np.uint64), np.array(known, dtype=np.uint64))
    assert found.tolist() == [number in known for number in hashes]
