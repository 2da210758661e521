"""Steps for datatrove pipelines: the text alone, or the labels as well.

See https://github.com/huggingface/datatrove. Its extractors give a page one second and turn
text to text; `LabelBlocks` keeps what boilerkit knows besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.extractors.base import BaseExtractor

from boilerkit.cleaning.cleaner import Cleaner
from boilerkit.cleaning.records import RawPage


class BoilerkitExtractor(BaseExtractor):  # type: ignore[misc]
    """Replaces a document's HTML or text dump by its article.

    Parameters
    ----------
    include : tuple of str
        Labels to keep.
    model : str
        Folder of a bundle, ``""`` for the default model.
    timeout : float
        Seconds for a document.
    keep, drop : tuple of str
        Parts to keep or drop whatever their label, as in `boilerkit.extract`.
    favor : {"both", "precision", "recall"}
        What the choice of blocks leans to in doubt.
    """

    name = "⛏ boilerkit"

    def __init__(
        self,
        include: tuple[str, ...] = ("body",),
        model: str = "",
        timeout: float = 1,
        keep: tuple[str, ...] = (),
        drop: tuple[str, ...] = (),
        favor: str = "both",
    ) -> None:
        super().__init__(timeout)
        self.cleaner = Cleaner(
            model=model, include=include, keep=keep, drop=drop, favor=favor, facts=False
        )

    def extract(self, text: str) -> str:
        """Return the article of a page; datatrove warms up with an empty one."""
        return self.cleaner.clean([RawPage("", text)])[0].text


class LabelBlocks(PipelineStep):  # type: ignore[misc]
    """Puts a document's article into its text, and all else into its metadata.

    ``metadata["boilerkit"]`` then has the columns of `boilerkit clean --to jsonl --blocks`,
    text aside. Documents without an article are dropped.

    Parameters
    ----------
    include : tuple of str
    model : str
    keep, drop : tuple of str
    favor : {"both", "precision", "recall"}
    """

    name = "🏷 boilerkit labels"
    type = "🛢 - EXTRAC"

    def __init__(
        self,
        include: tuple[str, ...] = ("body",),
        model: str = "",
        keep: tuple[str, ...] = (),
        drop: tuple[str, ...] = (),
        favor: str = "both",
    ) -> None:
        super().__init__()
        self.cleaner = Cleaner(
            model=model, include=include, keep=keep, drop=drop, favor=favor, blocks=True
        )

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Label each document; see datatrove's ``PipelineStep.run``."""
        del rank, world_size
        for document in data:
            self.stat_update("total")
            url = str(document.metadata.get("url") or "")
            page = self.cleaner.clean([RawPage(document.id, document.text, url)])[0]
            row = page.row(with_blocks=True)
            document.text = row.pop("text")
            document.metadata["boilerkit"] = row
            self.stat_update("forwarded" if document.text else "dropped")
            if document.text:
                yield document
