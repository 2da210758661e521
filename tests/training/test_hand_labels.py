"""Labels given by hand find their blocks again, and have to fit their page."""

from __future__ import annotations

from pathlib import Path

import pytest

from boilerkit.dom.reading import read_page
from boilerkit.labels import Label
from training.annotations import PAGES_FOLDER, read_annotated_pages
from training.errors import AnnotationError
from training.hand_labels import HandLabels, block_digests, match_labels
from training.hand_tool import parse_ranges
from training.rules import UNKNOWN


def test_hand_labels_find_their_blocks_again() -> None:
    html = "".join(f"<p>block {n}</p>" for n in range(20))
    digests = block_digests(read_page(html))
    hand = HandLabels("c/1", tuple(digests), (Label.BODY,) * 20)
    moved = ["new", *digests[:7], "other", *digests[7:]]
    labels = match_labels(hand, moved)
    assert (labels == UNKNOWN).sum() == 2
    with pytest.raises(AnnotationError, match="c/1"):
        match_labels(hand, ["something", "else"])


def test_ranges_are_checked() -> None:
    assert parse_ranges("body:0-1 rest:ads", 3) == (Label.BODY, Label.BODY, Label.ADS)
    with pytest.raises(AnnotationError, match="no label for blocks"):
        parse_ranges("body:0", 2)
    with pytest.raises(AnnotationError, match="5 blocks"):
        parse_ranges("body:0-9", 5)


def test_annotations_have_to_fit_their_page(tmp_path: Path) -> None:
    for suffix in (".html", ".json"):
        data = (PAGES_FOLDER / f"he-news{suffix}").read_text(encoding="utf-8")
        (tmp_path / f"he-news{suffix}").write_text(
            data.replace("חדשות", "x") if suffix == ".json" else data
        )
    with pytest.raises(AnnotationError, match="block 0"):
        read_annotated_pages(tmp_path)
