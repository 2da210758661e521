from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from boilerkit import Extractor, ModelError
from boilerkit.cleaning.cleaner import Cleaner
from boilerkit.cleaning.records import COLUMNS, RawPage
from boilerkit.page import ReadPage

Page = Callable[..., str]


@pytest.fixture
def pages(article: Page) -> list[RawPage]:
    texts = [article(f"Boat number {n} came in before noon. " * 12) for n in range(5)]
    return [RawPage(str(n), text) for n, text in enumerate(texts)]


def test_together_and_alone_give_the_same(pages: list[RawPage], tiny_bundle: Path) -> None:
    for facts in (False, True):
        cleaner = Cleaner(model=str(tiny_bundle), facts=facts)
        alone = [record for page in pages for record in cleaner.clean([page])]
        assert cleaner.clean(pages) == alone
        assert [record.status for record in alone] == ["ok"] * 5


def test_a_page_that_finds_a_bug_costs_itself_only(
    pages: list[RawPage], tiny_bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    label_pages = Extractor.label_pages

    def buggy(self: Extractor, reads: Sequence[ReadPage]) -> list[Any]:
        if any("number 3" in read.page.text for read in reads):
            raise ZeroDivisionError("a bug")
        return label_pages(self, reads)

    monkeypatch.setattr(Extractor, "label_pages", buggy)
    records = Cleaner(model=str(tiny_bundle)).clean(pages)
    assert [record.status for record in records] == ["ok", "ok", "ok", "error", "ok"]
    assert records[3].reason == "ZeroDivisionError: a bug"


def test_a_declared_encoding_and_an_address_are_used(tiny_bundle: Path, article: Page) -> None:
    page = article("Žluťoučký kůň přišel do přístavu před polednem. " * 9)
    raw = RawPage("1", page.encode("cp1250"), "https://a.cz/x", "html", "windows-1250")
    (record,) = Cleaner(model=str(tiny_bundle)).clean([raw])
    assert "Žluťoučký kůň" in record.text
    assert record.url == "https://a.cz/x"


def test_settings_pickle_and_know_no_model_until_they_need_it() -> None:
    cleaner = pickle.loads(pickle.dumps(Cleaner(model="/nowhere")))
    with pytest.raises(ModelError, match="/nowhere"):
        cleaner.check()


def test_the_columns_are_these() -> None:
    assert (
        tuple(
            "id status reason url title headline authors date language tags text page_type"
            " body_probability".split()
        )
        == COLUMNS
    )
