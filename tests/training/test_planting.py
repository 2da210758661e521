from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from boilerkit.dom.reading import read_page
from boilerkit.dom.tags import TAG_IDS
from boilerkit.dom.text import squash
from boilerkit.labels import LABELS, Label
from tests.training.copies import NO_COPIES
from training import copies
from training.copies import samples_of_page
from training.corpora import GoldPage
from training.featurizing import Dump, write_dump
from training.planting import MIN_TITLES, plant

LONE_LINK = re.compile(
    r'<div class="[^"]*"><(\w+) class="[^"]*">([^<]+)</\1><a href="[^"]*">([^<]+)</a></div>'
)


def texts(html: str) -> list[str]:
    read = read_page(html, kind="html")
    bounds = zip(read.blocks.start, read.blocks.end, strict=True)
    return [squash(read.page.text[start:end]) for start, end in bounds]


def test_the_page_keeps_its_blocks_and_their_order(article: Callable[..., str]) -> None:
    for seed in range(30):
        html, planted, _ = plant(article(), seed)
        assert [text for text in texts(html) if text not in planted] == texts(article())
        assert set(planted) <= set(texts(html))


def test_facts_stand_above_the_headline_and_headlines_after_the_text(
    article: Callable[..., str],
) -> None:
    bylines_below = boxes_above = 0
    for seed in range(60):
        html, planted, _ = plant(article(), seed)
        found = texts(html)
        headline = found.index("A day at the harbour")
        labels = [planted.get(text) for text in found]
        assert Label.METADATA in labels[:headline]
        above = labels[: labels.index(Label.METADATA)]
        boxes_above += Label.RELATED in above
        facts = labels[len(above) : headline]
        assert set(above) <= {Label.RELATED, Label.OTHER, None}
        assert set(facts) <= {Label.METADATA, Label.OTHER, None}
        assert not {Label.RELATED, Label.ADS, Label.COMMENTS} & set(labels[headline : headline + 2])
        bylines_below += labels[headline + 1] is Label.METADATA
        assert Label.RELATED in labels[headline:]
    assert 15 < bylines_below < 45
    assert 5 < boxes_above < 30


def test_a_link_by_itself_below_a_heading_is_an_articles(article: Callable[..., str]) -> None:
    n_boxes = 0
    for seed in range(60):
        html, planted, _ = plant(article(), seed)
        for _, heading, title in LONE_LINK.findall(html):
            assert planted[heading] is planted[title] is Label.RELATED
            n_boxes += 1
    assert 10 < n_boxes < 40


def test_what_readers_say_is_planted_on_some_pages(article: Callable[..., str]) -> None:
    threads = [
        [text for text, label in plant(article(), seed)[1].items() if label is Label.COMMENTS]
        for seed in range(60)
    ]
    assert 5 < sum(map(bool, threads)) < 30
    assert all(len(thread) >= 4 for thread in threads if thread)


def test_a_line_of_tags_is_planted_on_about_half_of_the_pages(article: Callable[..., str]) -> None:
    of_page = [
        [text for text, label in plant(article(), seed)[1].items() if label is Label.TAGS]
        for seed in range(60)
    ]
    assert 15 < sum(map(bool, of_page)) < 45
    assert all(len(lines) <= 1 for lines in of_page)


def test_a_page_without_a_headline_stays_as_it_is() -> None:
    assert plant("<p>Text", 1) == ("<p>Text", {}, "")


def test_the_same_seed_plants_the_same(article: Callable[..., str]) -> None:
    assert plant(article(), 5) == plant(article(), 5) != plant(article(), 6)


def planted_counts(gold: GoldPage, seed: int) -> dict[str, Counter[Label]]:
    """Blocks of each label in the planted copies of a page, by kind."""
    samples = samples_of_page(gold, replace(NO_COPIES, planted=1.0), seed=seed)
    planted = [sample for sample in samples if sample.variant == "planted"]
    return {s.kind: Counter(LABELS[n] for n in s.labels if n >= 0) for s in planted}


def test_samples_know_the_planted_labels(gold_article: GoldPage) -> None:
    by_seed = [planted_counts(gold_article, seed) for seed in range(24)]
    for counts in by_seed:
        assert set(counts) == {"html", "text"}
        assert counts["html"][Label.METADATA] >= 1
        assert counts["html"][Label.RELATED] >= 1
        assert counts["html"][Label.BODY] == 2
    # Headlines on one line, with a heading or without, and in a list with a line each.
    of_headlines = {counts["html"][Label.RELATED] for counts in by_seed}
    assert {1, 2} < of_headlines and max(of_headlines) >= MIN_TITLES
    assert len({counts["html"][Label.OTHER] for counts in by_seed}) > 1


def test_samples_know_which_blocks_were_planted(gold_article: GoldPage) -> None:
    for seed in range(12):
        samples = samples_of_page(gold_article, replace(NO_COPIES, planted=1.0), seed=seed)
        for sample in samples:
            if (sample.variant, sample.kind) != ("planted", "html"):
                assert sample.planted is None
                continue
            assert sample.planted is not None
            assert sample.planted.any()
            labels = {LABELS[number] for number in sample.labels[sample.planted]}
            assert not labels & {Label.BODY, Label.HEADLINE}


def test_a_dump_is_written_in_the_script_of_what_is_planted(
    gold_article: GoldPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    dumps: list[Dump] = []

    def kept(*args: Any) -> Dump:
        dumps.append(write_dump(*args))
        return dumps[-1]

    monkeypatch.setattr(copies, "write_dump", kept)
    planting = replace(NO_COPIES, planted=1.0)
    persian = set()
    for number in range(12):
        dumps.clear()
        gold = replace(gold_article, id=f"own/{number}")
        copies.samples_of_page(gold, planting, seed=1)
        _, dump = dumps
        text = dump.read.page.text
        has_latin = any("a" <= letter <= "z" for letter in text)
        assert has_latin != any(letter.isalpha() and letter > "\u0370" for letter in text)
        if "کد" in text:
            persian.add(has_latin)
    assert persian == {False}


def test_half_of_the_planted_copies_of_html_are_in_older_markup(gold_article: GoldPage) -> None:
    h1 = TAG_IDS["h1"]
    copies = [
        sample
        for seed in range(60)
        for sample in samples_of_page(gold_article, replace(NO_COPIES, planted=1.0), seed=seed)
        if (sample.variant, sample.kind) == ("planted", "html")
    ]
    n_without_headings = sum(h1 not in copy.page.tag for copy in copies)
    assert 3 < n_without_headings < 20
    assert {copy.site for copy in copies} == {copies[0].site}
