"""What lines say of themselves before a colon."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from boilerkit.dom.reading import read_page
from boilerkit.features.captions import COLUMNS
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.page import Kind


def captions(*lines: str, kind: Kind = "text") -> dict[str, NDArray[np.float32]]:
    read = read_page("\n".join(lines), kind=kind)
    extractor = FeatureExtractor(kind)
    X = extractor.transform(read.page, read.blocks, read.hints).X
    first = extractor.names.index(f"caption__{COLUMNS[0]}")
    return {name: X[:, first + number] for number, name in enumerate(COLUMNS)}


@pytest.mark.parametrize(
    ("line", "purpose", "share"),
    [
        ("Tags: harbour, ferry", "tags", 1),
        ("Tags : harbour", "tags", 1),
        ("برچسب ها: کتابخانه ، سیل", "tags", 1),
        ("标签：图书馆 洪水", "tags", 1),
        ("แท็ก: เรือห้องสมุด โรงเรียน", "tags", 1),
        ("ข่าวที่เกี่ยวข้อง: เรือกลับมา", "related", 1),
        ("このニュースの関連記事：渡し船", "related", 8 / 11),
        ("Photo of the pier: A. Ito: Tags", "photo", 1 / 4),
        ("Related articles: Market hall to open", "related", 1),
        ("Related articles", "related", 0),
        ("Harbour: tags and categories", "tags", 0),
        ("What we said of all the tags was: none", "tags", 0),
        (": tags", "tags", 0),
    ],
)
def test_a_line_is_told_by_the_words_before_its_first_colon(
    line: str, purpose: str, share: float
) -> None:
    found = captions("Tags: one", line, "tags", line)
    assert found[purpose][[1, 3]] == pytest.approx(share, abs=1e-6)
    assert found["tags"][2] == 0


def test_no_line_takes_the_words_of_another() -> None:
    found = captions("tags", ": a", "Ferry back: tags", "标", "签：a")
    assert not found["tags"].any()


def test_it_is_so_on_html_whatever_elements_the_words_stand_in() -> None:
    found = captions("<p><b>Tags</b>: <a href=/a>one</a></p><p>tags", "<p>two", kind="html")
    assert found["tags"].tolist() == [1, 0, 0]
