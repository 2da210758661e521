"""What labels pull their neighbours to."""

from __future__ import annotations

import numpy as np
import pytest

from boilerkit.labels import LABEL_INDEX, Label
from training.decoding import fit_pulls
from training.rules import UNKNOWN

COMMENTS, OTHER = LABEL_INDEX[Label.COMMENTS], LABEL_INDEX[Label.OTHER]
TAGS, HEADLINE = LABEL_INDEX[Label.TAGS], LABEL_INDEX[Label.HEADLINE]


def test_labels_pull_to_what_stands_beside_them() -> None:
    page = np.array([OTHER] * 20 + [COMMENTS] * 20 + [OTHER] * 20, dtype=np.int8)
    pulls = np.array(fit_pulls([page], 0.5))
    assert pulls[COMMENTS, COMMENTS] > 0 > pulls[COMMENTS, OTHER]
    assert pulls[OTHER, OTHER] > 0 > pulls[OTHER, COMMENTS]
    assert pulls / 0.5 == pytest.approx(np.array(fit_pulls([page], 1.0)), abs=2e-4)
    assert not np.any(fit_pulls([page], 0.0))


def test_order_counts_and_unknown_blocks_do_not() -> None:
    pairs = [np.array([HEADLINE, TAGS], dtype=np.int8)] * 30
    apart = [np.array([TAGS, UNKNOWN, HEADLINE], dtype=np.int8)] * 30
    pulls = np.array(fit_pulls([*pairs, *apart], 1.0))
    assert pulls[HEADLINE, TAGS] > pulls[HEADLINE, OTHER] == pulls[HEADLINE, COMMENTS]
    assert pulls[HEADLINE, TAGS] > pulls[HEADLINE, HEADLINE]
    assert pulls.tolist() == fit_pulls(pairs, 1.0)
