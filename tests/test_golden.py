"""Feature values of stored pages: serving and training compute the very same numbers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from boilerkit.dom.reading import read_page
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.features.measures import measure
from training.annotations import PAGES_FOLDER, block_texts

GOLDEN = Path(__file__).with_name("golden")
PAGES = ("he-news.html", "zh-news.html", "fa-dump.txt")
DIGITS = 4


def features_of(name: str) -> list[dict[str, object]]:
    read = read_page((PAGES_FOLDER / name).read_bytes())
    extractor = FeatureExtractor(read.page.kind)
    X = extractor.transform(read.page, read.blocks, read.hints).X
    return [
        {
            "text": text[:40],
            "features": {
                column: round(float(value), DIGITS)
                for column, value in zip(extractor.names, row, strict=True)
                if value
            },
        }
        for text, row in zip(block_texts(read), X, strict=True)
    ]


@pytest.mark.parametrize("name", PAGES)
def test_features_are_those_of_the_golden_file(name: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{name}.json"
    found = features_of(name)
    if request.config.getoption("--update-golden"):
        lines = ",\n".join(json.dumps(block, ensure_ascii=False) for block in found)
        path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    expected = json.loads(path.read_text(encoding="utf-8"))
    assert len(found) == len(expected)
    for block, golden in zip(found, expected, strict=True):
        assert block["text"] == golden["text"]
        assert block["features"] == pytest.approx(golden["features"], abs=2 * 10**-DIGITS)


def test_measures_are_taken_on_the_page_text() -> None:
    read = read_page("<p>one</p><p>two three</p>")
    assert measure(read.page, read.blocks).n_words.tolist() == [1, 2]
