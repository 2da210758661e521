"""A bundle's models as one classifier: features in, probabilities of the labels out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from boilerkit.labels import LABEL_INDEX, LABELS, Label
from boilerkit.model.bundle import KNOWN, Bundle
from boilerkit.model.known_blocks import Keys, KnownBlocks
from boilerkit.model.network import read_network
from boilerkit.model.trees import Trees

BOILERPLATE_LABELS: tuple[Label, ...] = tuple(label for label in LABELS if label is not Label.BODY)
"""Order of the boilerplate model's classes."""

Probabilities = NDArray[np.float64]


class BlockClassifier:
    """The models for one kind of page.

    Whether a block is content and, if not, what else it is, are asked of different models:
    most corpora say only the first, so a model for it can learn from every block.

    Parameters
    ----------
    bundle : Bundle
    kind : {"html", "text"}
    """

    def __init__(self, bundle: Bundle, kind: str) -> None:
        settings: Mapping[str, Any] = bundle.manifest["kinds"][kind]
        self._trees = {
            role: Trees(bundle.models[name], name) for role, name in settings["models"].items()
        }
        self._networks = {
            role: read_network(bundle.models[name], name)
            for role, name in settings["networks"].items()
        }
        self._knots: list[list[float]] = settings["calibration"]
        self.pulls = np.array(settings["pulls"], dtype=np.float64)
        """What labels pull their neighbours to, see `heed_neighbours`."""
        self.known: KnownBlocks | None = None
        """What is known of single blocks, if the bundle was adapted to pages that have them."""
        if KNOWN in settings:
            self.known = KnownBlocks(settings[KNOWN])

    def first_pass(self, X: NDArray[np.float32]) -> Probabilities:
        """Probability of being content, from the block's own features, ``(n_blocks,)``."""
        return self._raw_content("first", X)

    def page_types(self, summaries: NDArray[np.float32]) -> Probabilities:
        """Probability of each of ``PAGE_TYPES``, shape ``(n_pages, len(PAGE_TYPES))``.

        Parameters
        ----------
        summaries : ndarray of float32, shape (n_pages, n_features)
        """
        return self._trees["type"].predict(summaries)

    def content(self, X: NDArray[np.float32], keys: Keys | None = None) -> Probabilities:
        """Calibrated probability of being content, shape ``(n_blocks,)``.

        Parameters
        ----------
        X : ndarray of float32, shape (n_blocks, n_features + n_beliefs)
            Features, then the beliefs made from the first pass, then the page types.
        keys : ndarray of uint64, shape (n_kinds, n_blocks), optional
            Keys of the blocks, to look up what is known of them.
        """
        p = calibrate(self._raw_content("content", X), self._knots)
        return p if self.known is None or keys is None else self.known.content(p, keys)

    def reasons(
        self, X: NDArray[np.float32], full: NDArray[np.float32]
    ) -> tuple[Probabilities, Probabilities]:
        """What each column adds to the score of the first pass and of the second.

        Returns
        -------
        first : ndarray of float64, shape (n_blocks, n_features)
        content : ndarray of float64, shape (n_blocks, n_features + n_beliefs)
        """
        return self._contributions("first", X), self._contributions("content", full)

    def _raw_content(self, role: str, X: NDArray[np.float32]) -> Probabilities:
        """Probability of being content, of a pass's trees and its network together."""
        p = self._trees[role].predict(X)
        network = self._networks.get(role)
        return p if network is None else network.blend(p, X)

    def _contributions(self, role: str, X: NDArray[np.float32]) -> Probabilities:
        """What each column adds to a pass's score, by its trees and its network together."""
        of_trees = self._trees[role].contributions(X)[:, :-1]
        network = self._networks.get(role)
        if network is None:
            return of_trees
        share = float(network.share)
        return (1 - share) * of_trees + share * network.contributions(X)

    def boilerplate(self, X: NDArray[np.float32], keys: Keys | None = None) -> Probabilities:
        """Probability of each of ``BOILERPLATE_LABELS`` for what is not content.

        `content` has the parameters.

        Returns
        -------
        ndarray of float64, shape (n_blocks, len(LABELS) - 1)
        """
        P = self._trees["boilerplate"].predict(X)
        return P if self.known is None or keys is None else self.known.boilerplate(P, keys)


def calibrate(p: Probabilities, knots: Sequence[Sequence[float]]) -> Probabilities:
    """Map raw probabilities to calibrated ones, linearly between pairs of both."""
    raw, calibrated = np.array(knots, dtype=np.float64).T
    return np.asarray(np.interp(p, raw, calibrated), dtype=np.float64)


def join_probabilities(content: Probabilities, boilerplate: Probabilities) -> Probabilities:
    """Put the answers of both models into one matrix whose rows sum to 1.

    Parameters
    ----------
    content : ndarray, shape (n_blocks,)
    boilerplate : ndarray, shape (n_blocks, len(LABELS) - 1)

    Returns
    -------
    ndarray of float64, shape (n_blocks, len(LABELS))
        Columns in the order of ``LABELS``.
    """
    P = np.empty((len(content), len(LABELS)), dtype=np.float64)
    columns = [LABEL_INDEX[label] for label in BOILERPLATE_LABELS]
    P[:, columns] = boilerplate * (1 - content)[:, None]
    P[:, LABEL_INDEX[Label.BODY]] = content
    return P
