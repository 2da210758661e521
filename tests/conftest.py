"""A tiny model trained in a minute on our own pages, and a factory of pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from boilerkit import Extractor
from training.annotations import PAGES_FOLDER, AnnotatedPage, pack_pages, read_annotated_pages
from training.config import (
    CopyConfig,
    DataConfig,
    KindNetworks,
    KindRounds,
    NetworkConfig,
    RoundsConfig,
    TrainConfig,
    TreeConfig,
)
from training.tracking import Tracker
from training.train import train

TINY_TREES = TreeConfig(num_leaves=7, min_data_in_leaf=5)
TINY_ROUNDS = RoundsConfig(first=12, content=12, boilerplate=6, type=3)
TINY_NETWORK = NetworkConfig(first_share=0.05, content_share=0.05, n_hidden=4)

# No test is timed: a busy machine is no defect.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Rewrite the golden files.")


@pytest.fixture(scope="session")
def tiny_config() -> TrainConfig:
    return TrainConfig(
        n_folds=3,
        data=DataConfig(corpora=("own",)),
        copies=CopyConfig(dumps=1, planted=0.0),
        first=TINY_TREES,
        content=TINY_TREES,
        boilerplate=TINY_TREES,
        type=TINY_TREES,
        rounds=KindRounds(html=TINY_ROUNDS, text=TINY_ROUNDS),
        network=KindNetworks(html=TINY_NETWORK, text=TINY_NETWORK),
    )


@pytest.fixture(scope="session")
def own_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with our own pages as a corpus."""
    folder = tmp_path_factory.mktemp("corpora")
    pack_pages(PAGES_FOLDER, folder / "own.parquet")
    return folder


@pytest.fixture(scope="session")
def tiny_bundle(
    own_corpus: Path, tiny_config: TrainConfig, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Folder of a bundle whose model knows our own pages; for logic, not for quality."""
    out = tmp_path_factory.mktemp("tiny")
    train(
        own_corpus,
        tiny_config,
        out / "bundle",
        folds_out=out / "folds",
        cache=out / "cache",
        tracker=Tracker(enabled=False),
    )
    return out / "bundle"


@pytest.fixture(scope="session")
def extractor(tiny_bundle: Path) -> Extractor:
    return Extractor(tiny_bundle)


@pytest.fixture(scope="session")
def own_pages() -> list[AnnotatedPage]:
    return read_annotated_pages()


@pytest.fixture
def article() -> Callable[..., str]:
    """Make a page that any model takes for an article."""

    def make(*paragraphs: str, title: str = "A day at the harbour") -> str:
        text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or [PARAGRAPH] * 4)
        return (
            f"<html><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
            f"<article><h1>{title}</h1>{text}</article><footer>Imprint</footer></body></html>"
        )

    return make


PARAGRAPH = (
    "The boats came in before noon, and by one o'clock the market on the quay had sold "
    "everything but a few crabs, which the children were allowed to let go."
)
