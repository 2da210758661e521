"""Which blocks of a page are fitted on, and what they weigh."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from boilerkit.labels import LABEL_INDEX, Label
from boilerkit.page import PAGE_TYPES
from tests.training.copies import NO_COPIES
from training.config import DataConfig, KindConfig, WeightConfig
from training.copies import samples_of_page
from training.corpora import GoldPage
from training.fitting import second_blocks, second_matrix, stack
from training.sample import Sample, Variant

CONFIG = KindConfig(data=DataConfig(max_blocks=300, max_lines=120, max_copy_blocks=40))


def page_and_dump(n_blocks: int) -> list[Sample]:
    """A page of as many paragraphs of one length, and its plain dump."""
    texts = [f"Paragraph {number} says this and that" for number in range(n_blocks)]
    html = "".join(f"<p>{text}</p>" for text in texts)
    gold = GoldPage("t/1", "", "en", "article", html, body=" ".join(texts))
    return samples_of_page(gold, NO_COPIES, seed=1)


@pytest.fixture(scope="module")
def long_page() -> list[Sample]:
    return page_and_dump(900)


@pytest.mark.parametrize(
    ("kind", "variant", "n_drawn"),
    [
        ("html", "original", 300),
        ("text", "original", 120),
        ("html", "older", 40),
        ("html", "rewritten", 40),
        ("text", "dump", 40),
    ],
)
def test_of_a_long_page_some_blocks_stand_for_all(
    long_page: list[Sample], kind: str, variant: Variant, n_drawn: int
) -> None:
    sample = replace(long_page[kind == "text"], variant=variant)
    blocks = stack([sample], CONFIG)
    assert blocks.is_drawn.sum() == pytest.approx(n_drawn, rel=0.2)
    whole = DataConfig(max_blocks=900, max_lines=900, max_copy_blocks=900)
    every = stack([sample], replace(CONFIG, data=whole))
    assert every.is_drawn.all()
    drawn_weight = blocks.weight[blocks.is_drawn].sum()
    assert drawn_weight == pytest.approx(every.weight.sum(), rel=0.25)


def test_a_short_page_is_fitted_on_whole() -> None:
    for sample in page_and_dump(30):
        blocks = stack([sample], CONFIG)
        assert blocks.is_drawn.all()
        assert blocks.weight.sum() == pytest.approx(1.0)


def test_the_draw_is_the_same_every_time(long_page: list[Sample]) -> None:
    first, again = stack(long_page[:1], CONFIG), stack(long_page[:1], CONFIG)
    other = stack(long_page[:1], replace(CONFIG, seed=CONFIG.seed + 1))
    assert np.array_equal(first.is_drawn, again.is_drawn)
    assert not np.array_equal(first.is_drawn, other.is_drawn)


def test_what_is_planted_makes_up_its_share_of_the_copy(long_page: list[Sample]) -> None:
    planted = np.arange(900) < 3
    copy = replace(long_page[0], variant="planted", planted=planted)
    config = replace(CONFIG, data=DataConfig(max_copy_blocks=900))
    blocks = stack([copy], config)
    expected = config.weights.planted * config.weights.planted_share
    assert blocks.weight[planted].sum() == pytest.approx(expected)
    assert blocks.weight.sum() == pytest.approx(config.weights.planted)


def test_headlines_and_lines_of_tags_count_as_longer_ones_where_content_is_told(
    long_page: list[Sample],
) -> None:
    labels = np.full(900, LABEL_INDEX[Label.OTHER], dtype=np.int8)
    labels[:2] = LABEL_INDEX[Label.HEADLINE], LABEL_INDEX[Label.TAGS]
    sample = replace(long_page[1], labels=labels)
    config = replace(CONFIG, data=DataConfig(max_lines=900))
    heavier = replace(config, weights=WeightConfig(short_line_words=15))
    plain, blocks = stack([sample], config), stack([sample], heavier)
    n_words = np.maximum(sample.n_words[:2], 1)
    assert (n_words < 15).all()
    expected = (15 / n_words) ** WeightConfig().word_power
    assert blocks.weight[:2] / plain.weight[:2] == pytest.approx(expected)
    assert np.array_equal(blocks.weight[2:], plain.weight[2:])
    assert np.array_equal(blocks.boilerplate_weight, plain.boilerplate_weight)


def test_a_copy_without_anything_planted_weighs_as_before(long_page: list[Sample]) -> None:
    nothing = np.zeros(900, dtype=bool)
    plain = stack([replace(long_page[0], variant="planted")], CONFIG).weight
    marked = stack([replace(long_page[0], variant="planted", planted=nothing)], CONFIG).weight
    assert np.array_equal(plain, marked)


def test_the_second_pass_sees_of_the_drawn_blocks_what_it_sees_of_all(
    long_page: list[Sample], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.fitting._PAGES_AT_A_TIME", 2)
    samples = [long_page[0], *(page_and_dump(n)[0] for n in (40, 500, 7, 90))]
    blocks = stack(samples, CONFIG)
    rng = np.random.default_rng(3)
    first = rng.random(len(blocks.labels))
    types = rng.dirichlet(np.ones(len(PAGE_TYPES)), len(samples))
    of_all = second_matrix(samples, blocks.X, first, types)
    drawn = second_blocks(blocks, samples, first, types)
    assert np.array_equal(drawn.X, of_all[blocks.is_drawn])
    assert np.array_equal(drawn.page, blocks.page[blocks.is_drawn])
    assert np.array_equal(drawn.labels, blocks.labels[blocks.is_drawn])
    assert drawn.is_drawn.all() and len(drawn.weight) == len(drawn.X) < len(of_all)
