"""Runs the feature groups, names the columns, and says which schema they make."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from boilerkit.features import (
    captions,
    context,
    landmarks,
    links,
    position,
    sections,
    stated,
    structure,
    surroundings,
    text,
    topics,
    whole_page,
)
from boilerkit.features.attributes import N_CATEGORIES, attribute_bits
from boilerkit.features.beliefs import belief_columns
from boilerkit.features.cues import CUES
from boilerkit.features.measures import Rows, fill, measure
from boilerkit.features.page_types import COMMENT_COLUMN, SUMMARIES, TYPE_COLUMNS
from boilerkit.features.purposes import element_purposes
from boilerkit.page import BlockTable, FlatPage, Kind, PageHints
from boilerkit.schema import Schema
from boilerkit.tree import block_ranges, unpack


def _prefixed(group: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{group}__{name}" for name in columns)


_SHARED_NAMES = (
    *_prefixed("text", text.COLUMNS),
    *_prefixed("position", position.COLUMNS),
    *_prefixed("context", context.NEIGHBOUR_COLUMNS),
    *_prefixed("section", sections.COLUMNS),
    *_prefixed("landmarks", landmarks.LINE_COLUMNS),
    *_prefixed("caption", captions.COLUMNS),
)
_TEXT_NAMES = (
    *_SHARED_NAMES,
    *_prefixed("stated", stated.TITLE_COLUMNS),
    *_prefixed("section", sections.DISTANCE_COLUMNS),
    *_prefixed("around", surroundings.COLUMNS),
)
_HTML_NAMES = (
    *_SHARED_NAMES,
    *_prefixed("stated", stated.COLUMNS),
    *_prefixed("links", links.COLUMNS),
    *_prefixed("structure", structure.COLUMNS),
    *_prefixed("context", context.CONTAINER_COLUMNS),
    *_prefixed("landmarks", landmarks.TREE_COLUMNS),
    *_prefixed("page", whole_page.COLUMNS),
)


KINDS: tuple[Kind, ...] = ("html", "text")


class Features(NamedTuple):
    """What a page's blocks are turned into: numbers, and words for what needs beliefs."""

    X: NDArray[np.float32]
    """Shape ``(n_blocks, n_features)``."""
    vocabulary: topics.Vocabulary


_TITLE_RECALL = stated.COLUMNS.index("title_recall")


class FeatureExtractor:
    """Turns the blocks of a page into numbers; holds nothing but the names of its columns.

    Parameters
    ----------
    kind : {"html", "text"}
        A text dump has no tags, links or attributes, and so no columns for them.
    """

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.names: tuple[str, ...] = _HTML_NAMES if kind == "html" else _TEXT_NAMES
        self.n_words_column = self.names.index("text__n_words")
        self.n_copies_column = self.names.index("text__n_copies")
        self.comment_column = (
            self.names.index("structure__above_comment") if kind == "html" else None
        )

    @property
    def schema(self) -> Schema:
        """Names of all columns that a model for this kind of page sees."""
        topic = _prefixed("topic", topics.COLUMNS)
        of_comments = () if self.comment_column is None else (COMMENT_COLUMN,)
        beliefs = (*belief_columns(self.kind), *topic, *TYPE_COLUMNS, *of_comments)
        return Schema(self.names, beliefs, SUMMARIES)

    def transform(self, page: FlatPage, blocks: BlockTable, hints: PageHints) -> Features:
        """Return the features of a page's blocks, and the vocabulary of their words."""
        columns_first = np.zeros((len(self.names), len(blocks)), dtype=np.float32)
        if len(blocks) == 0:
            return Features(columns_first.T, topics.NO_WORDS)
        m = measure(page, blocks)
        density = links.link_density(m)
        level = structure.heading_levels(page, blocks)
        own = columns_first[: len(text.COLUMNS)]
        fill(own, text.text_columns(m))
        cues = own[-len(CUES) :]
        of_kind = stated.stated_columns if self.kind == "html" else stated.title_columns
        said = of_kind(m, hints)
        title = position.title_block(said[_TITLE_RECALL], level)
        sums = context.block_sums(m, density)
        says = sections.says_what_follows(m, cues, level)
        rows: list[Rows] = [
            *position.position_columns(m, title, level, density),
            *context.neighbour_columns(blocks, m, level, density, sums),
            *sections.section_columns(cues, says),
            *landmarks.line_columns(m, density),
            *captions.caption_columns(page, blocks, m),
            *said,
        ]
        if self.kind == "html":
            packed = attribute_bits(page.attribute_strings)
            bits = unpack(packed, N_CATEGORIES)
            ranges = block_ranges(page, blocks)
            named = element_purposes(page, packed, sums, ranges)
            rows += links.link_columns(page, blocks, m, hints)
            rows += structure.structure_columns(page, blocks, level, named)
            rows += context.container_columns(page, blocks, m, sums, ranges)
            rows += landmarks.tree_columns(page, blocks, m, title, named, ranges)
            of_page = whole_page.page_columns(page, m, hints, level, density, bits)
            columns_first[-len(of_page) :] = np.array(of_page, dtype=np.float32)[:, None]
            fill(columns_first[len(own) : -len(of_page)], rows)
        else:
            rows += sections.distance_columns(m, says, density)
            rows += surroundings.surrounding_columns(own)
            fill(columns_first[len(own) :], rows)
        return Features(columns_first.T, topics.vocabulary(m))


def code_schemas() -> dict[str, Schema]:
    """Return the columns that this version of the code computes, by kind of page."""
    return {kind: FeatureExtractor(kind).schema for kind in KINDS}
