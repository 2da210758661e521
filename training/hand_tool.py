"""Show a page for labelling by hand, and save what was decided."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from boilerkit.dom.layout import Layout
from boilerkit.dom.reading import read_page
from boilerkit.dom.text import squash
from boilerkit.labels import Label
from boilerkit.page import ReadPage
from training.corpora import GoldPage, iterate_corpus
from training.errors import AnnotationError
from training.hand_labels import HandLabels, block_digests, read_hand_labels, write_hand_labels

MAX_SHOWN_CHARS = 90
_REST = "rest"


def show_page(folder: Path, page_id: str) -> str:
    """Return a page's blocks, one a line: number, tags and attributes, beginning of the text."""
    gold = find_page(folder, page_id)
    read = read_page(gold.html, kind="html")
    layout = Layout(read.page, read.blocks)
    lines = [f"{gold.id}  {gold.page_type}  {gold.language}  {gold.url}", f"title: {gold.title}"]
    for number in range(len(read.blocks)):
        text = squash(layout.text(number)[0])
        more = f" …{len(text)}" if len(text) > MAX_SHOWN_CHARS else ""
        lines.append(
            f"{number:>4} {_around(read, layout, number):<34} {text[:MAX_SHOWN_CHARS]}{more}"
        )
    return "\n".join(lines)


def save_page(folder: Path, page_id: str, written: str) -> str:
    """Save labels written as ranges; returns how many blocks have which label.

    Raises
    ------
    AnnotationError
        A range or a label is wrong, or a block has none.
    """
    read = read_page(find_page(folder, page_id).html, kind="html")
    labels = parse_ranges(written, len(read.blocks))
    saved = read_hand_labels()
    saved[page_id] = HandLabels(page_id, tuple(block_digests(read)), labels)
    write_hand_labels(saved.values())
    names, counts = np.unique([label.value for label in labels], return_counts=True)
    return f"{page_id}: " + ", ".join(f"{n} {name}" for name, n in zip(names, counts, strict=True))


def parse_ranges(written: str, n_blocks: int) -> tuple[Label, ...]:
    """Read "other:0-12 headline:13 rest:body" into one label a block.

    Examples
    --------
    >>> [str(label) for label in parse_ranges("headline:0 other:2,4 rest:body", 5)]
    ['headline', 'body', 'other', 'body', 'other']
    """
    labels: list[Label | None] = [None] * n_blocks
    rest: Label | None = None
    for part in written.split():
        name, _, ranges = part.partition(":")
        try:
            if name == _REST:
                rest = Label(ranges)
                continue
            label = Label(name)
            for one in ranges.split(","):
                low, _, high = one.partition("-")
                for number in range(int(low), int(high or low) + 1):
                    labels[number] = label
        except (ValueError, IndexError) as error:
            raise AnnotationError(f"{part!r}: {error} (the page has {n_blocks} blocks)") from error
    missing = [number for number, label in enumerate(labels) if label is None]
    if missing and rest is None:
        raise AnnotationError(f"no label for blocks {missing[:20]}; name them or add rest:LABEL")
    return tuple(label or rest or Label.OTHER for label in labels)


def find_page(folder: Path, page_id: str) -> GoldPage:
    """Find a page by its id in the corpus that its first part names."""
    path = folder / f"{page_id.split('/', maxsplit=1)[0]}.parquet"
    for page in iterate_corpus(path):
        if page.id == page_id:
            return page
    raise AnnotationError(f"no page {page_id!r} in {path}")


def _around(read: ReadPage, layout: Layout, block: int) -> str:
    """Tag and attributes of a block's element and of the one above it, cut short."""
    page = read.page
    element = int(read.blocks.element[block])
    own = page.attribute_strings[page.attribute[element]]
    above = page.attribute_strings[page.attribute[page.parent[element]]]
    return f"{layout.tag(block)}|{squash(own)[:16]}|{squash(above)[:16]}"
