"""Trees and the network beside them, as one classifier."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from boilerkit.features.extractor import code_schemas
from boilerkit.model.bundle import Bundle, read_bundle
from boilerkit.model.classifier import BlockClassifier, calibrate
from boilerkit.model.network import read_network
from boilerkit.model.trees import Trees


@pytest.fixture(scope="session")
def bundle(tiny_bundle: Path) -> Bundle:
    return read_bundle(tiny_bundle, code_schemas())


def columns(n: int) -> NDArray[np.float32]:
    return np.random.default_rng(0).exponential(size=(20, n)).astype(np.float32)


@pytest.mark.parametrize("kind", ["html", "text"])
def test_the_first_pass_is_what_trees_and_network_say_together(bundle: Bundle, kind: str) -> None:
    X = columns(len(code_schemas()[kind].features))
    p = Trees(bundle.models[f"{kind}-first.txt"], "trees").predict(X)
    together = read_network(bundle.models[f"{kind}-first.npz"], "network").blend(p, X)
    assert not np.allclose(together, p)
    np.testing.assert_array_equal(BlockClassifier(bundle, kind).first_pass(X), together)


def test_the_second_pass_is_calibrated_after_both_have_spoken(bundle: Bundle) -> None:
    schema = code_schemas()["html"]
    full = columns(len(schema.features) + len(schema.beliefs))
    p = Trees(bundle.models["html-content.txt"], "trees").predict(full)
    together = read_network(bundle.models["html-content.npz"], "network").blend(p, full)
    knots = bundle.manifest["kinds"]["html"]["calibration"]
    found = BlockClassifier(bundle, "html").content(full)
    np.testing.assert_array_equal(found, calibrate(together, knots))


def test_reasons_are_of_both_by_their_shares(bundle: Bundle) -> None:
    schema = code_schemas()["html"]
    full = columns(len(schema.features) + len(schema.beliefs))
    X = full[:, : len(schema.features)]
    network = read_network(bundle.models["html-first.npz"], "network")
    share = float(network.share)
    of_trees = Trees(bundle.models["html-first.txt"], "trees").contributions(X)[:, :-1]
    first, content = BlockClassifier(bundle, "html").reasons(X, full)
    np.testing.assert_allclose(first, (1 - share) * of_trees + share * network.contributions(X))
    assert content.shape == full.shape
