from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from boilerkit.dom.reading import read_page
from boilerkit.dom.text import squash
from boilerkit.labels import LABELS, Label
from training.corpora import GoldPage
from training.dataset import samples_of_page
from training.notices import plant_notice
from training.planting import MIN_TITLES, plant
from training.sample import Variant


def texts(html: str) -> list[str]:
    read = read_page(html, kind="html")
    bounds = zip(read.blocks.start, read.blocks.end, strict=True)
    return [squash(read.page.text[start:end]) for start, end in bounds]


def test_facts_stand_above_the_headline_and_buttons_below(article: Callable[..., str]) -> None:
    for seed in range(30):
        html, planted = plant(article(), seed)
        found = texts(html)
        headline = found.index("A day at the harbour")
        above, below = set(found[:headline]), set(found[headline:])
        for text, label in planted.items():
            assert text in above or label is not Label.METADATA
            assert text in below or label is not Label.OTHER
        assert Label.METADATA in planted.values()
        assert [text for text in found if text not in planted] == texts(article())


def test_boxes_of_headlines_stand_on_both_sides(article: Callable[..., str]) -> None:
    n_above = n_below = 0
    for seed in range(30):
        html, planted = plant(article(), seed)
        found = texts(html)
        headline = found.index("A day at the harbour")
        is_related = [planted.get(text) is Label.RELATED for text in found]
        n_above += any(is_related[:headline])
        n_below += any(is_related[headline:])
    assert 0 < n_above < n_below == 30


def test_a_page_without_a_headline_stays_as_it_is() -> None:
    assert plant("<p>Text", 1) == ("<p>Text", {})


def test_a_notice_stands_before_or_after_the_page(article: Callable[..., str]) -> None:
    own = texts(article())
    n_before = 0
    for seed in range(30):
        html, planted = plant_notice(article(), seed)
        found = texts(html)
        of_page = [place for place, text in enumerate(found) if text not in planted]
        assert [found[place] for place in of_page] == own
        assert set(planted) <= set(found) and set(planted.values()) == {Label.OTHER}
        n_before += of_page[0] > 0
    assert 0 < n_before < 30


def test_a_fragment_gets_no_notice() -> None:
    assert plant_notice("<p>Text", 1) == ("<p>Text", {})


def test_the_same_seed_plants_the_same(article: Callable[..., str]) -> None:
    assert plant(article(), 5) == plant(article(), 5) != plant(article(), 6)


def counts_of(gold: GoldPage, variant: Variant, seed: int) -> dict[str, Counter[Label]]:
    """Blocks of each label in the copies of a page of one variant, by kind."""
    samples = samples_of_page(gold, dump_copies=0, n_rewritten=0, planted=1.0, seed=seed)
    of_variant = [sample for sample in samples if sample.variant == variant]
    return {s.kind: Counter(LABELS[n] for n in s.labels if n >= 0) for s in of_variant}


def test_samples_know_the_planted_labels(gold_article: GoldPage) -> None:
    by_seed = [counts_of(gold_article, "planted", seed) for seed in range(12)]
    for counts in by_seed:
        assert set(counts) == {"html", "text"}
        assert counts["html"][Label.METADATA] >= 1
        assert counts["html"][Label.RELATED] >= 1
        assert counts["html"][Label.BODY] == 2
    # Headlines on one line, with a heading or without, and in a list with a line each.
    of_headlines = {counts["html"][Label.RELATED] for counts in by_seed}
    assert {1, 2} < of_headlines and max(of_headlines) >= MIN_TITLES
    assert len({counts["html"][Label.OTHER] for counts in by_seed}) > 1


def test_pages_that_are_no_articles_get_a_notice_alone(gold_article: GoldPage) -> None:
    product = replace(gold_article, page_type="product")
    own = counts_of(product, "original", seed=1)["html"]
    added = counts_of(product, "planted", seed=1)["html"] - own
    assert set(added) == {Label.OTHER} and added[Label.OTHER] >= 2
