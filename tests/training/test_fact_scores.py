"""Facts are right or wrong by the gold, and missing where nothing was said."""

from __future__ import annotations

from pathlib import Path

from training.corpora import GoldPage
from training.fact_scores import Facts, Verdict, fact_table, judge_facts
from training.replay import BundleChoice


def test_facts_are_held_against_the_gold() -> None:
    gold = GoldPage(
        "own/1", "", "en", "article", "", "Ferry: back", ("Ada Vale", "Bo Rask"), "2024-05-03"
    )
    found = judge_facts(gold, Facts("ferry back", ("ADA VALE",), ""))
    assert found == [
        Verdict("own", "title", is_right=True, is_given=True),
        Verdict("own", "authors", is_right=True, is_given=True),
        Verdict("own", "date", is_right=False, is_given=False),
    ]
    assert judge_facts(GoldPage("own/2", "", "en", "article", ""), Facts("a", ("b",), "")) == []


def test_own_pages_have_their_titles(own_corpus: Path, tiny_bundle: Path) -> None:
    table = fact_table(own_corpus, ["own"], BundleChoice(tiny_bundle), beside_trafilatura=False)
    assert any("title" in line and "boilerkit" in line for line in table.splitlines())
