"""How much each block, page and copy of a page counts where models are fitted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerkit.labels import LABEL_INDEX, Label
from training.config import WeightConfig
from training.rules import UNKNOWN
from training.sample import Sample

Vector = NDArray[np.float64]

_SHORT_LINES = [LABEL_INDEX[Label.HEADLINE], LABEL_INDEX[Label.TAGS]]
"""Labels of which a page has a line or two, and loses much with one that is taken for body."""


def word_weights(sample: Sample, weights: WeightConfig) -> Vector:
    """Weigh a page's blocks by their words so that every page counts the same."""
    raw = np.maximum(sample.n_words, 1).astype(np.float64) ** weights.word_power
    raw[sample.labels == UNKNOWN] = 0
    return raw / max(float(raw.sum()), 1.0)


def content_weights(sample: Sample, of_words: Vector, weights: WeightConfig) -> Vector:
    """Weigh a page's blocks where content is told from the rest, shape ``(n_blocks,)``.

    As by their words, but headlines and lines of tags count as longer ones where the settings
    say so, and what was planted makes up a share of its copy as HTML: it is short lines around a
    long text, of which hardly anything would be learnt otherwise. In dumps it does not: there,
    headlines and tags of a Persian page came out as body for it.

    Parameters
    ----------
    of_words : ndarray of float64, shape (n_blocks,)
        What `word_weights` gives the blocks.
    """
    of_words = of_words * _short_line_factors(sample, weights)
    if sample.planted is None:
        return of_words
    own, rest = of_words[sample.planted].sum(), of_words[~sample.planted].sum()
    if min(own, rest) == 0:
        return of_words
    share, total = weights.planted_share, own + rest
    factors = np.where(sample.planted, share * total / own, (1 - share) * total / rest)
    return np.asarray(of_words * factors)


def _short_line_factors(sample: Sample, weights: WeightConfig) -> Vector:
    n_words = np.maximum(sample.n_words, 1).astype(np.float64)
    longer = np.maximum(weights.short_line_words / n_words, 1.0) ** weights.word_power
    return np.where(np.isin(sample.labels, _SHORT_LINES), longer, 1.0)


def page_weight(sample: Sample, weights: WeightConfig) -> float:
    """Weigh a page, or its copy, where content is told from the rest."""
    of_page = 1.0 if sample.gold_words is not None else weights.snippet_pages
    return of_page * type_weight(sample, weights)


def boilerplate_weight(sample: Sample, weights: WeightConfig) -> float:
    """The same where the labels other than body are told apart."""
    return _copy_weight(
        sample,
        rewritten=weights.boilerplate_rewritten,
        older=weights.boilerplate_older,
        planted=weights.boilerplate_planted,
        portal=weights.boilerplate_portal,
    )


def type_weight(sample: Sample, weights: WeightConfig) -> float:
    """The same where the types of pages are."""
    return _copy_weight(
        sample,
        rewritten=weights.rewritten,
        older=weights.older,
        planted=weights.planted,
        portal=weights.portal,
    )


def _copy_weight(sample: Sample, **of_copy: float) -> float:
    """Weight of a copy beside its page, by its variant."""
    return of_copy.get(sample.variant, 1.0)
