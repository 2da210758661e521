from __future__ import annotations

import io
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from boilerkit import ModelError
from boilerkit.model.network import Network, read_network, write_network

N_COLUMNS, N_HIDDEN = 5, 7


def random_network(share: float = 0.25) -> Network:
    rng = np.random.default_rng(3)

    def values(*shape: int) -> Any:
        return rng.normal(size=shape).astype(np.float32)

    return Network(
        mean=values(N_COLUMNS),
        deviation=np.abs(values(N_COLUMNS)) + np.float32(0.1),
        hidden=values(N_COLUMNS, N_HIDDEN),
        hidden_bias=values(N_HIDDEN),
        out=values(N_HIDDEN),
        out_bias=values(),
        share=np.float32(share),
    )


ANY_VALUES = arrays(np.float32, (4, N_COLUMNS), elements=st.floats(-(2.0**90), 2.0**90, width=32))


def test_what_is_written_is_read() -> None:
    network = random_network()
    read = read_network(write_network(network), "net.npz")
    for field in fields(Network):
        np.testing.assert_array_equal(getattr(read, field.name), getattr(network, field.name))
    assert write_network(read) == write_network(network)


@given(ANY_VALUES)
def test_contributions_make_up_the_score(X: Any) -> None:
    network = random_network()
    rise = np.maximum(network.hidden_bias, 0) @ network.out + network.out_bias
    np.testing.assert_allclose(
        network.contributions(X).sum(axis=1), network.score(X) - rise, rtol=1e-3, atol=1e-3
    )


@given(ANY_VALUES, arrays(np.float64, 4, elements=st.floats(0, 1)))
def test_a_blend_lies_between_what_both_say(X: Any, p: Any) -> None:
    of_network = 1 / (1 + np.exp(-random_network().score(X)))
    low, high = np.minimum(p, of_network), np.maximum(p, of_network)
    blend = random_network().blend(p, X)
    assert ((low - 1e-6 <= blend) & (blend <= high + 1e-6)).all()


def test_a_share_of_nothing_leaves_the_trees_and_one_of_all_the_network() -> None:
    X = np.random.default_rng(0).normal(size=(3, N_COLUMNS)).astype(np.float32)
    p = np.array([0.1, 0.5, 0.999])
    np.testing.assert_allclose(random_network(0).blend(p, X), p)
    of_network = 1 / (1 + np.exp(-random_network().score(X)))
    np.testing.assert_allclose(random_network(1).blend(p, X), of_network)


@pytest.mark.parametrize("n_rows", range(10))
def test_any_number_of_rows_has_the_answers_of_each(n_rows: int) -> None:
    network = random_network()
    X = np.random.default_rng(n_rows).normal(size=(n_rows, N_COLUMNS)).astype(np.float32)
    units = np.maximum(network.scaled(X) @ network.hidden + network.hidden_bias, 0)
    expected = units @ network.out + network.out_bias
    np.testing.assert_allclose(network.score(X), expected, rtol=1e-5, atol=1e-5)


class Opens:
    """Pickled, it would make a list longer where it is loaded."""

    def __reduce__(self) -> Any:
        return Opened.append, (1,)


Opened: list[int] = []


def test_a_file_of_objects_is_refused_and_not_run() -> None:
    data = io.BytesIO()
    objects: dict[str, Any] = {f.name: np.array([Opens()]) for f in fields(Network)}
    np.savez(data, **objects)
    with pytest.raises(ModelError, match=r"net\.npz"):
        read_network(data.getvalue(), "net.npz")
    assert not Opened


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"tree\nversion=v4\n"])
def test_a_file_of_something_else_is_named(data: bytes) -> None:
    with pytest.raises(ModelError, match=r"net\.npz is no network"):
        read_network(data, "net.npz")


def test_half_a_file_is_named() -> None:
    data = write_network(random_network())
    with pytest.raises(ModelError, match=r"net\.npz is no network"):
        read_network(data[: len(data) // 2], "net.npz")


@pytest.mark.parametrize(
    "change",
    [
        {"mean": np.zeros(4, np.float32)},
        {"out": np.zeros(N_HIDDEN, np.float64)},
        {"hidden": np.zeros(N_COLUMNS, np.float32)},
        {"share": np.float32("nan")},
        {"share": np.float32(1.5)},
        {"deviation": np.zeros(N_COLUMNS, np.float32)},
    ],
)
def test_arrays_that_do_not_fit_are_named(change: dict[str, Any]) -> None:
    data = write_network(replace(random_network(), **change))
    with pytest.raises(ModelError, match=r"net\.npz: expected \w+ to be"):
        read_network(data, "net.npz")


def test_other_columns_are_refused() -> None:
    with pytest.raises(ModelError, match="expected 5 columns, got 6"):
        random_network().score(np.zeros((1, 6), np.float32))
