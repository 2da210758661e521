from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from boilerkit import Document, Extractor, Label
from tests.documents import document
from training.annotations import AnnotatedPage
from training.own_pages import OwnPageResult, judge_own_pages, own_pages_table


@dataclass
class AllAreText:
    """Stands for a model that takes every line for text."""

    seen: list[str] = field(default_factory=list)

    def label(self, source: str | bytes, *, kind: Any) -> Document:
        text = source if isinstance(source, str) else source.decode()
        if isinstance(source, str):
            self.seen.append(text)
        return document(text, kind=kind)


@pytest.fixture
def dump_page(own_pages: list[AnnotatedPage]) -> AnnotatedPage:
    return next(page for page in own_pages if page.path.name == "en-dump.txt")


def judge(page: AnnotatedPage, n_dumps: int, seed: int = 1) -> tuple[OwnPageResult, list[str]]:
    model = AllAreText()
    (result,) = judge_own_pages(cast("Extractor", model), [page], n_dumps, seed)
    return result, model.seen


def test_what_comes_out_wrong_is_counted(dump_page: AnnotatedPage) -> None:
    result, _ = judge(dump_page, 20)
    n_not_text = sum(label is not Label.BODY for label, _ in dump_page.blocks)
    assert (result.page_wrong, result.dump_wrong) == (n_not_text, n_not_text)
    assert (result.text_wrong, result.headline_wrong) == (20, 20)
    assert result.most_often in dump_page.texts(Label.HEADLINE)


def test_dumps_keep_text_and_headline_and_lack_some_of_the_rest(dump_page: AnnotatedPage) -> None:
    _, dumps = judge(dump_page, 20)
    kept = {" ".join(text.split()) for text in dump_page.texts(Label.BODY)}
    n_lines = [len(set(dump.splitlines()) - {""}) for dump in dumps]
    assert all(kept <= set(dump.splitlines()) for dump in dumps)
    assert len(kept) < min(n_lines) < max(n_lines) == len({text for _, text in dump_page.blocks})
    assert judge(dump_page, 20)[1] == dumps != judge(dump_page, 20, seed=2)[1]


def test_the_table_has_a_line_for_every_page() -> None:
    table = own_pages_table([OwnPageResult("fa-dump.txt", 17, 1, 2, 60, 3, 4, "tags")])
    assert "of 60 dumps" in table
    assert table.splitlines()[-1].split() == ["fa-dump.txt", "17", "1", "2", "3", "4", "tags"]
