from __future__ import annotations

from collections.abc import Callable

import numpy as np

from boilerkit.dom.reading import read_page
from boilerkit.dom.text import squash
from boilerkit.labels import LABEL_INDEX, Label
from training.corpora import GoldPage
from training.dataset import samples_of_page
from training.planting import plant


def texts(html: str) -> list[str]:
    read = read_page(html, kind="html")
    bounds = zip(read.blocks.start, read.blocks.end, strict=True)
    return [squash(read.page.text[start:end]) for start, end in bounds]


def test_facts_stand_above_the_headline_and_headlines_below(article: Callable[..., str]) -> None:
    for seed in range(30):
        html, planted = plant(article(), seed)
        found = texts(html)
        headline = found.index("A day at the harbour")
        for text, label in planted.items():
            place = found.index(text)
            assert (place < headline) == (label is Label.METADATA)
        assert Label.METADATA in planted.values()
        assert [text for text in found if text not in planted] == texts(article())


def test_a_page_without_a_headline_stays_as_it_is() -> None:
    assert plant("<p>Text", 1) == ("<p>Text", {})


def test_the_same_seed_plants_the_same(article: Callable[..., str]) -> None:
    assert plant(article(), 5) == plant(article(), 5) != plant(article(), 6)


def test_samples_know_the_planted_labels(gold_article: GoldPage) -> None:
    samples = samples_of_page(gold_article, dump_copies=0, n_rewritten=0, planted=1.0, seed=3)
    planted = {sample.kind: sample.labels for sample in samples if sample.variant == "planted"}
    assert set(planted) == {"html", "text"}
    counts = np.bincount(planted["html"], minlength=len(Label))
    assert counts[LABEL_INDEX[Label.METADATA]] >= 1
    assert counts[LABEL_INDEX[Label.RELATED]] == 2  # the heading and the line under it
    assert counts[LABEL_INDEX[Label.BODY]] == 2
