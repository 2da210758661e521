"""Compiled trees answer as those of LightGBM, and refuse what is none of its models."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from boilerkit.errors import ModelError
from boilerkit.model.forest import read_forest
from boilerkit.model.lightgbm_trees import LightGBMTrees
from boilerkit.model.trees import Trees
from tests.compiled.common import ROOT, needs_compiler

pytestmark = needs_compiler

MODELS = sorted((ROOT / "models" / "default").glob("*.txt"))


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
@pytest.mark.parametrize("n_rows", [0, 1, 4, 7])
def test_trees_answer_as_those_of_lightgbm(path: Path, n_rows: int) -> None:
    model = path.read_bytes()
    forest = read_forest(model, path.name)
    assert forest is not None
    rng = np.random.default_rng(n_rows)
    X = rng.normal(0, 50, (n_rows, forest.n_features)).astype(np.float32)
    # Values on the thresholds themselves are where a comparison can go wrong.
    inner = forest.nodes[:200]
    X[:, inner["feature"]] = inner["threshold"]
    X[np.abs(X) < 1e-30] = 0  # What LightGBM reads as 0: no feature comes so close to it.
    own, theirs = Trees(model, path.name).predict(X), LightGBMTrees(model, path.name).predict(X)
    assert own.shape == theirs.shape
    np.testing.assert_allclose(own, theirs, rtol=0, atol=1e-15)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"left_child=", b"left_child=5000 "),
        (b"left_child=1 ", b"left_child=0 "),
        (b"split_feature=", b"split_feature=100000 "),
        (b"threshold=", b"threshold=x "),
        (b"leaf_value=", b"leaf_value_of="),
        (b"num_class=1", b"num_class="),
        (b"num_leaves=31", b"num_leaves=30"),
    ],
)
def test_a_damaged_model_is_refused(old: bytes, new: bytes) -> None:
    model = (ROOT / "models" / "default" / "html-first.txt").read_bytes()
    assert old in model
    with pytest.raises(ModelError, match=r"html-first"):
        read_forest(model.replace(old, new, 1), "html-first.txt")


def test_a_model_of_another_kind_is_left_to_lightgbm() -> None:
    model = (ROOT / "models" / "default" / "html-first.txt").read_bytes()
    other = model.replace(b"objective=binary sigmoid:1", b"objective=regression")
    assert read_forest(other, "other.txt") is None
