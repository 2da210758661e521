"""FlatPage to BlockTable: where one text block ends and the next begins."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from boilerkit.dom.tags import BLOCK_TAGS, BREAK_TAGS, tag_mask
from boilerkit.page import BlockTable, FlatPage
from boilerkit.tree import common_ancestor, nearest

_IS_BLOCK = tag_mask(BLOCK_TAGS)
_IS_BREAK = tag_mask(BREAK_TAGS)


def segment_blocks(page: FlatPage) -> BlockTable:
    """Cut a page into text blocks, in document order.

    A block is a run of text nodes with the same block-level container and neither a
    block-level element nor a ``<br>`` opened between them, as a browser lays lines out.
    """
    container = nearest(page, _IS_BLOCK[page.tag])[page.text_element]
    opens, breaks = _opened_before(page, _IS_BLOCK), _opened_before(page, _IS_BREAK)
    same_place = (container[1:] == container[:-1]) & (opens[1:] == opens[:-1])
    n_breaks = breaks[1:] - breaks[:-1]
    n_texts = len(page.text_element)
    first = np.concatenate(([0], np.flatnonzero(~same_place | (n_breaks > 0)) + 1))[: n_texts or 0]
    last = np.append(first[1:], n_texts) if n_texts else first
    after_break = np.zeros(len(first), dtype=bool)
    after_break[1:] = (same_place & (n_breaks == 1))[first[1:] - 1]
    return BlockTable(
        first_text=first.astype(np.int32),
        last_text=last.astype(np.int32),
        start=page.text_start[first],
        end=page.text_start[last],
        element=common_ancestor(page, page.text_element[first], page.text_element[last - 1]),
        container=container[first],
        after_break=after_break,
    )


def moved_blocks(page: FlatPage, blocks: BlockTable) -> BlockTable:
    """The same blocks of a page whose texts have grown or shrunk."""
    starts, ends = page.text_start[blocks.first_text], page.text_start[blocks.last_text]
    return replace(blocks, start=starts, end=ends)


def block_slices(page: FlatPage, blocks: BlockTable, limit: int | None = None) -> list[str]:
    """The page's own text of every block, or of the first ``limit``, white space and all."""
    bounds = zip(blocks.start[:limit].tolist(), blocks.end[:limit].tolist(), strict=True)
    return [page.text[start:end] for start, end in bounds]


def _opened_before(page: FlatPage, mask: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many elements of the masked tags opened before each text node, ``(n_texts,)``."""
    counts = np.concatenate(([0], np.cumsum(mask[page.tag])))
    return counts[page.text_order]
