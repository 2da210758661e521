"""Leaning to precision or to recall: through every door the same, and in the right direction."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import boilerkit
from boilerkit import Extractor, InputError
from boilerkit.choice import FAVORS, Favor, beta_of
from boilerkit.cleaning.cleaner import Cleaner
from boilerkit.cleaning.records import RawPage
from boilerkit.model.labelling import choose_content
from training.annotations import AnnotatedPage

Blocks = list[tuple[float, int]]
blocks_of_a_page = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 300)), max_size=60)


def chosen(blocks: Blocks, favor: Favor) -> set[int]:
    p = np.array([probability for probability, _ in blocks])
    n_words = np.array([words for _, words in blocks], dtype=np.float32)
    return set(np.flatnonzero(choose_content(p, n_words, beta_of(favor))).tolist())


@given(blocks_of_a_page)
def test_recall_never_chooses_less_and_precision_never_more(blocks: Blocks) -> None:
    both = chosen(blocks, "both")
    assert chosen(blocks, "precision") <= both <= chosen(blocks, "recall")


def test_only_what_is_in_doubt_depends_on_it() -> None:
    sure = [(0.97, 40), (0.95, 60), (0.03, 10)]
    assert {frozenset(chosen(sure, favor)) for favor in FAVORS} == {frozenset({0, 1})}
    doubtful = [*sure, (0.6, 40), (0.3, 40)]
    assert [len(chosen(doubtful, favor)) for favor in ("precision", "both", "recall")] == [2, 3, 4]


def test_other_choices_are_refused() -> None:
    wrong: Any = "speed"
    calls: list[Callable[[], object]] = [
        lambda: Extractor(favor=wrong),
        lambda: boilerkit.extract("<p>x", favor=wrong),
        lambda: boilerkit.label("<p>x", favor=wrong),
        lambda: list(boilerkit.extract_many([], favor=wrong)),
        Cleaner(favor=wrong).check,
    ]
    for call in calls:
        with pytest.raises(InputError, match="favor to be one of both, precision, recall"):
            call()


@pytest.fixture(scope="module")
def extractors(tiny_bundle: Path) -> dict[Favor, Extractor]:
    return {favor: Extractor(tiny_bundle, favor) for favor in FAVORS}


@pytest.fixture(scope="module")
def sources(own_pages: list[AnnotatedPage]) -> list[bytes]:
    """Our own pages, and the same without a tag: the tiny model is sure of what it has seen."""
    pages = [page.path.read_bytes() for page in own_pages]
    lines = [re.sub(rb"<[^>]*>", b"\n", page) for page in pages]
    return [*pages, *(re.sub(rb"\s*\n\s*", b"\n", page) for page in lines)]


def test_every_favor_gives_another_text(
    extractors: dict[Favor, Extractor], sources: list[bytes]
) -> None:
    n_chars = {
        favor: sum(len(extractor.extract(source)) for source in sources)
        for favor, extractor in extractors.items()
    }
    assert 0 < n_chars["precision"] < n_chars["both"] < n_chars["recall"]


@pytest.mark.parametrize("favor", FAVORS)
def test_every_door_leans_alike(
    extractors: dict[Favor, Extractor], tiny_bundle: Path, sources: list[bytes], favor: Favor
) -> None:
    extractor = extractors[favor]
    expected = [extractor.extract(source) for source in sources]
    assert [extractor.label(source).text for source in sources] == expected
    copy = pickle.loads(pickle.dumps(extractor))
    assert [copy.extract(source) for source in sources] == expected
    for workers in (1, 2):
        results = boilerkit.extract_many(sources, workers=workers, favor=favor, model=tiny_bundle)
        assert [result.text for result in results] == expected
    for facts in (True, False):
        cleaner = Cleaner(model=str(tiny_bundle), favor=favor, facts=facts)
        records = cleaner.clean([RawPage(str(n), source) for n, source in enumerate(sources)])
        assert [record.text for record in records] == expected
