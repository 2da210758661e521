"""Cut a huge page into stretches, so that memory stays bounded whatever its size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.page import BlockTable, FlatPage, IntArray

MAX_BLOCKS: Final = 10_000
"""Blocks judged together; the largest page of the corpora has 7,900."""


def split_page(
    page: FlatPage, blocks: BlockTable, max_blocks: int = MAX_BLOCKS
) -> Iterator[tuple[FlatPage, BlockTable]]:
    """Yield a page in stretches of at most ``max_blocks`` blocks, most often the page itself.

    Each stretch keeps the elements that enclose it, so tags and attributes above a block
    stay known; positions and repetition are those within the stretch.
    """
    if len(blocks) <= max_blocks:
        yield page, blocks
        return
    # The walk meets links in document order, so those of a stretch stand side by side.
    linked = np.fromiter(page.links, dtype=np.int64, count=len(page.links))
    targets = list(page.links.values())
    for low in range(0, len(blocks), max_blocks):
        yield _stretch(page, blocks, low, min(low + max_blocks, len(blocks)), linked, targets)


def _stretch(
    page: FlatPage,
    blocks: BlockTable,
    low: int,
    high: int,
    linked: NDArray[np.int64],
    targets: list[str],
) -> tuple[FlatPage, BlockTable]:
    """Cut out the blocks from ``low`` to ``high``, with the elements around them."""
    first_text, last_text = int(blocks.first_text[low]), int(blocks.last_text[high - 1])
    first = int(min(blocks.container[low], blocks.element[low]))
    last = int(page.text_order[last_text - 1])
    around = _ancestors(page, first)
    kept = np.concatenate((around, np.arange(first, last, dtype=np.int32)))
    numbers = np.zeros(last + 1, dtype=np.int32)
    numbers[kept] = np.arange(len(kept), dtype=np.int32)
    shift = len(around) - first
    link, end_link = np.searchsorted(linked, (first, last)).tolist()
    part = FlatPage(
        kind=page.kind,
        text=page.text,
        code_points=page.code_points,
        text_start=page.text_start[first_text : last_text + 1],
        text_element=numbers[page.text_element[first_text:last_text]],
        text_order=page.text_order[first_text:last_text] + shift,
        tag=page.tag[kept],
        parent=numbers[page.parent[kept]],
        end=np.minimum(page.end[kept], last) + shift,
        depth=page.depth[kept],
        attribute=page.attribute[kept],
        attribute_strings=page.attribute_strings,
        name_group=page.name_group[kept],
        links=dict(
            zip(numbers[linked[link:end_link]].tolist(), targets[link:end_link], strict=True)
        ),
    )
    table = BlockTable(
        first_text=blocks.first_text[low:high] - first_text,
        last_text=blocks.last_text[low:high] - first_text,
        start=blocks.start[low:high],
        end=blocks.end[low:high],
        element=numbers[blocks.element[low:high]],
        container=numbers[blocks.container[low:high]],
        after_break=blocks.after_break[low:high],
    )
    return part, table


def _ancestors(page: FlatPage, element: int) -> IntArray:
    """The elements above one, outermost first."""
    found: list[int] = []
    while element != page.parent[element]:
        element = int(page.parent[element])
        found.append(element)
    return np.array(found[::-1], dtype=np.int32)
