"""Where blocks stand: a CSS path in a page, the number of a line in a text dump."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

import numpy as np

from boilerkit.dom.tags import TAG_NAMES
from boilerkit.numbering import number_keys
from boilerkit.page import BlockTable, FlatPage


class Paths:
    """Paths to the blocks of a page; those of elements around several blocks are kept."""

    def __init__(self, page: FlatPage, blocks: BlockTable) -> None:
        self._page = page
        # Lists: one element of an array costs several times one of a list.
        self._element: list[int] = blocks.element.tolist()
        self._start: list[int] = blocks.start.tolist()
        self._known: dict[int, str] = {}

    def path(self, block: int) -> str:
        """CSS path to a block's innermost element, or its line in a text dump."""
        if self._page.kind == "text":
            return f"line {bisect_right(self._line_starts, self._start[block])}"
        return self._path_to(self._element[block])

    @cached_property
    def _line_starts(self) -> list[int]:
        lengths = map(len, self._page.text.splitlines(keepends=True))
        return list(accumulate(lengths, initial=0))

    @cached_property
    def _parent(self) -> list[int]:
        return list(self._page.parent.tolist())

    @cached_property
    def _step(self) -> list[str]:
        """The last step of the path to each element: its tag, and its number among brothers."""
        page = self._page
        ranks = number_keys(page.parent.astype(np.int64) * len(TAG_NAMES) + page.tag).place + 1
        names = ["*" if name == "?" else name for name in TAG_NAMES]
        return [
            names[tag] if depth < 2 else f"{names[tag]}:nth-of-type({rank})"
            for tag, depth, rank in zip(
                page.tag.tolist(), page.depth.tolist(), ranks.tolist(), strict=True
            )
        ]

    def _path_to(self, element: int) -> str:
        around = []
        while element not in self._known and element != self._parent[element]:
            around.append(element)
            element = self._parent[element]
        path = self._known.setdefault(element, self._step[element])
        for inner in reversed(around):
            path = self._known[inner] = f"{path} > {self._step[inner]}"
        return path
