"""The text form of a LightGBM model as arrays that can be walked without LightGBM."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.errors import ModelError

_NUMERICAL: Final = 2
"""``decision_type`` of ``value <= threshold``, with no value held to be missing."""
NODE: Final = np.dtype([("threshold", "f4"), ("feature", "i4"), ("left", "i4"), ("right", "i4")])
_OBJECTIVE: Final = re.compile(r"^objective=(binary sigmoid:1|multiclass num_class:\d+)$", re.M)


@dataclass(frozen=True, slots=True)
class Forest:
    """The trees of a model, their nodes and leaves numbered through.

    Attributes
    ----------
    roots : ndarray of int32, shape (n_trees,)
        First node of each tree; trees take turns at the classes.
    nodes : ndarray of NODE, shape (n_nodes + n_leaves,)
        ``threshold`` is the largest ``float32`` that goes to the left. The leaves stand last,
        and lead to themselves.
    leaves : ndarray of float64, shape (n_leaves,)
        Value of each leaf.
    """

    n_classes: int
    n_features: int
    roots: NDArray[np.int32]
    nodes: NDArray[Any]
    leaves: NDArray[np.float64]


def read_forest(model: bytes, name: str) -> Forest | None:
    """Read a model; ``None`` where it holds what only LightGBM can work out.

    Parameters
    ----------
    name : str
        What errors call it.

    Raises
    ------
    ModelError
        Its numbers do not make trees.
    """
    text = model.decode("ascii", "replace")
    if not _OBJECTIVE.search(text):
        return None
    try:
        decisions = _column(text, "decision_type", np.int32)
        forest = _read(text)
    except (ValueError, AttributeError, OverflowError) as error:
        raise ModelError(f"{name} is no model of LightGBM's: {error}") from error
    if (decisions != _NUMERICAL).any():
        return None
    _check(forest, name)
    return forest


def _read(text: str) -> Forest:
    n_leaves = _column(text, "num_leaves", np.int32)
    n_nodes = n_leaves - 1
    first_node, first_leaf = (np.cumsum(n) - n for n in (n_nodes, n_leaves))
    leaves = _column(text, "leaf_value", np.float64)
    all_nodes = int(n_nodes.sum())
    nodes = np.empty(all_nodes + len(leaves), dtype=NODE)
    inner, outer = nodes[:all_nodes], nodes[all_nodes:]
    inner["threshold"] = _rounded_down(_column(text, "threshold", np.float64))
    inner["feature"] = _column(text, "split_feature", np.int32)
    tree = np.repeat(np.arange(len(n_leaves)), n_nodes)
    for side in ("left", "right"):
        child = _column(text, f"{side}_child", np.int32)
        of_leaf = all_nodes + first_leaf[tree] + ~child
        inner[side] = np.where(child >= 0, first_node[tree] + child, of_leaf)
    outer["threshold"], outer["feature"] = np.inf, 0
    outer["left"] = outer["right"] = np.arange(all_nodes, len(nodes))
    return Forest(
        n_classes=_number(text, "num_class"),
        n_features=_number(text, "max_feature_idx") + 1,
        roots=np.where(n_nodes > 0, first_node, all_nodes + first_leaf).astype(np.int32),
        nodes=nodes,
        leaves=leaves,
    )


def _column(text: str, key: str, dtype: Any) -> NDArray[Any]:
    """The numbers of all lines of a key, one after another."""
    lines = re.findall(rf"^{key}=(.*)$", text, re.MULTILINE)
    return np.array(" ".join(lines).split(), dtype=dtype)


def _number(text: str, key: str) -> int:
    found = re.search(rf"^{key}=(\d+)$", text, re.MULTILINE)
    if found is None:
        raise ValueError(f"it has no {key}")
    return int(found[1])


def _rounded_down(thresholds: NDArray[np.float64]) -> NDArray[np.float32]:
    """The same decisions over ``float32`` values, which LightGBM compares as ``float64``."""
    nearest = thresholds.astype(np.float32)
    below = np.nextafter(nearest, np.float32(-np.inf))
    return np.where(nearest > thresholds, below, nearest).astype(np.float32)


def _check(forest: Forest, name: str) -> None:
    """Make sure that no walk leaves the arrays or goes on for ever."""
    nodes, n = forest.nodes, len(forest.nodes)
    n_inner = n - len(forest.leaves)
    if not len(forest.roots) or not len(forest.leaves) or n_inner < 0:
        raise ModelError(f"{name}: it has no trees")
    if len(forest.roots) % forest.n_classes:
        raise ModelError(f"{name}: expected as many trees for each of {forest.n_classes} classes")
    features = nodes["feature"]
    if features.min() < 0 or features.max() >= forest.n_features:
        raise ModelError(f"{name}: a tree asks for a feature that the model does not have")
    # A node stands before those below it, so that every step goes on.
    number = np.arange(n_inner)
    for side in ("left", "right"):
        child = nodes[side][:n_inner]
        if (child <= number).any() or (child >= n).any():
            raise ModelError(f"{name}: a tree leads to a node that it does not have")
    if forest.roots.min() < 0 or forest.roots.max() >= n:
        raise ModelError(f"{name}: a tree begins at a node that it does not have")
