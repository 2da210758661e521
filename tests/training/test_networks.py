from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import lightgbm as lgb
import numpy as np
import pytest

from boilerkit.model.network import Network
from training.config import KindConfig, NetworkConfig
from training.networks import Blend, fit_network

N = 4000
CONFIG = replace(KindConfig(), network=NetworkConfig(n_epochs=8, dropout=0.0, batch_size=64))
ROWS = np.arange(N // 2)


@pytest.fixture
def blocks() -> tuple[Any, Any]:
    """Content is what differs in the signs of two columns: no column says anything by itself."""
    X = np.random.default_rng(1).normal(size=(N, 6)).astype(np.float32)
    X[:, 2] = 7
    return X, (X[:, 0] > 0) != (X[:, 1] > 0)


def fitted(blocks: tuple[Any, Any], **changes: Any) -> Network:
    config = replace(CONFIG, network=replace(CONFIG.network, **changes))
    network = fit_network(*blocks, np.ones(N), ROWS, 0.3, config)
    assert network is not None
    return network


def test_a_network_learns_what_columns_say_together(blocks: tuple[Any, Any]) -> None:
    X, y = blocks
    seen, unseen = ROWS, np.setdiff1d(np.arange(N), ROWS)
    is_right = (fitted(blocks).score(X) > 0) == y
    assert is_right[seen].mean() > 0.9 and is_right[unseen].mean() > 0.85


def test_the_same_seed_gives_the_same_network(blocks: tuple[Any, Any]) -> None:
    first, second = fitted(blocks, dropout=0.5), fitted(blocks, dropout=0.5)
    for field in fields(Network):
        np.testing.assert_array_equal(getattr(first, field.name), getattr(second, field.name))


def test_columns_are_scaled_by_the_rows_that_are_fitted_on(blocks: tuple[Any, Any]) -> None:
    X, y = blocks
    X[len(ROWS) :] += 1000
    Z = fitted((X, y)).scaled(X[ROWS])
    assert np.abs(Z.mean(axis=0)).max() < 0.05
    assert Z[:, [0, 1, 3, 4, 5]].std(axis=0) == pytest.approx(1, abs=0.05)
    assert not Z[:, 2].any()


def test_blocks_count_by_their_weights(blocks: tuple[Any, Any]) -> None:
    X, _ = blocks
    y = np.arange(N) % 2 == 0
    weight = np.where(y, 9.0, 1.0)
    network = fit_network(X, y, weight, ROWS, 0.3, CONFIG)
    assert network is not None
    assert np.median(network.score(X)) == pytest.approx(np.log(9), abs=0.7)


def test_a_share_of_nothing_is_no_network(blocks: tuple[Any, Any]) -> None:
    assert fit_network(*blocks, np.ones(N), ROWS, 0.0, CONFIG) is None


def test_a_blend_is_what_trees_and_network_say_together(
    blocks: tuple[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.networks._PART", 300)
    X, y = blocks
    parameters = {"objective": "binary", "verbosity": -1}
    trees = lgb.train(parameters, lgb.Dataset(X, y), num_boost_round=3)
    network = fitted(blocks)
    together = Blend(trees, network).predict(X)
    np.testing.assert_allclose(together, network.blend(np.asarray(trees.predict(X)), X))
    np.testing.assert_array_equal(Blend(trees, None).predict(X), trees.predict(X))
