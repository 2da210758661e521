"""Ray, Spark and datatrove, each as it is installed: the same records as in this process."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from boilerkit.cleaning.cleaner import Cleaner
from boilerkit.cleaning.records import CleanPage, RawPage
from boilerkit.cleaning.run import Engine
from boilerkit.engines.local import in_process

Page = Callable[..., str]
pytestmark = [pytest.mark.clusters, pytest.mark.filterwarnings("ignore")]


@pytest.fixture
def chunks(article: Page) -> list[list[RawPage]]:
    pages = [
        RawPage(str(n), article(f"Boat {n} came in. " * 20), "https://a.org") for n in range(9)
    ]
    bad = [RawPage("bad", b"%PDF-1.4"), RawPage("gone", problem="cannot be read"), RawPage("empty")]
    return [pages[:5], [*pages[5:], *bad]]


def run(engine: Engine, cleaner: Cleaner, chunks: list[list[RawPage]]) -> list[CleanPage]:
    return [page for pairs in engine(cleaner, chunks) for _, page in pairs]


@pytest.mark.parametrize("blocks", [False, True])
def test_ray(chunks: list[list[RawPage]], tiny_bundle: Path, blocks: bool) -> None:
    pytest.importorskip("ray")
    from boilerkit.engines.ray import ray_engine

    cleaner = Cleaner(model=str(tiny_bundle), blocks=blocks)
    assert run(ray_engine(2), cleaner, chunks) == run(in_process, cleaner, chunks)


@pytest.mark.parametrize("blocks", [False, True])
def test_spark(chunks: list[list[RawPage]], tiny_bundle: Path, blocks: bool) -> None:
    pytest.importorskip("pyspark")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    from boilerkit.engines.spark import spark_engine

    cleaner = Cleaner(model=str(tiny_bundle), blocks=blocks)
    assert run(spark_engine(), cleaner, chunks) == run(in_process, cleaner, chunks)


def test_datatrove(article: Page, tiny_bundle: Path) -> None:
    data = pytest.importorskip("datatrove.data")
    from boilerkit.engines.datatrove import BoilerkitExtractor, LabelBlocks

    def documents() -> list[Any]:
        texts = [article("The boats came in before noon. " * 9), ""]
        return [data.Document(text=text, id=str(n)) for n, text in enumerate(texts)]

    extractor = BoilerkitExtractor(model=str(tiny_bundle), timeout=30)
    (plain,) = extractor.run(iter(documents()))
    (labelled,) = LabelBlocks(model=str(tiny_bundle)).run(iter(documents()))
    assert plain.text == labelled.text
    assert "The boats came in" in plain.text
    assert labelled.metadata["boilerkit"]["title"] == "A day at the harbour"
    assert {block["label"] for block in labelled.metadata["boilerkit"]["blocks"]} >= {"body"}
