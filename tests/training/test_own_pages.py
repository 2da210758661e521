from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from boilerkit.judging import Answer
from boilerkit.labels import LABEL_INDEX, LABELS, Label
from boilerkit.page import ReadPage
from training.annotations import AnnotatedPage, block_texts
from training.own_pages import OLDER_FORMS, OwnPageResult, judge_own_pages, own_pages_table

if TYPE_CHECKING:
    from boilerkit.judging import Judge


class AllAreText:
    """Stands for a model that takes every block for text; keeps the dumps that it saw."""

    def __init__(self) -> None:
        self.dumps: list[list[str]] = []

    def judge(self, reads: Sequence[ReadPage]) -> list[Answer]:
        self.dumps += [block_texts(read) for read in reads if read.page.kind == "text"]
        labels = [np.full(len(read.blocks), LABEL_INDEX[Label.BODY]) for read in reads]
        return [Answer(of_page, np.zeros((0, len(LABELS)))) for of_page in labels]


def judged(
    page: AnnotatedPage, n_dumps: int, seed: int = 1
) -> tuple[OwnPageResult, list[list[str]]]:
    model = AllAreText()
    (result,) = judge_own_pages(cast("Judge", model), [page], n_dumps, seed)
    return result, model.dumps[:n_dumps]


@pytest.fixture
def dump_page(own_pages: list[AnnotatedPage]) -> AnnotatedPage:
    return next(page for page in own_pages if page.path.name == "en-dump.txt")


def test_what_comes_out_wrong_is_counted(dump_page: AnnotatedPage) -> None:
    result, _ = judged(dump_page, 20)
    n_not_text = sum(label is not Label.BODY for label, _ in dump_page.blocks)
    assert (result.page_wrong, result.dump_wrong) == (n_not_text, n_not_text)
    assert (result.text_wrong, result.headline_wrong) == (20, 20)
    assert result.older_wrong is None
    assert result.most_often in dump_page.texts(Label.HEADLINE)


def test_only_html_has_older_forms(own_pages: list[AnnotatedPage]) -> None:
    page = next(page for page in own_pages if page.path.name == "he-news.html")
    assert judged(page, 1)[0].older_wrong == len(OLDER_FORMS)


def test_dumps_keep_text_and_headline_and_lack_some_of_the_rest(dump_page: AnnotatedPage) -> None:
    _, dumps = judged(dump_page, 20)
    kept = {*dump_page.texts(Label.BODY), *dump_page.texts(Label.HEADLINE)}
    assert all(kept <= set(dump) for dump in dumps)
    assert len(kept) < min(map(len, dumps)) < max(map(len, dumps)) < len(dump_page.blocks)
    assert judged(dump_page, 20)[1] == dumps != judged(dump_page, 20, seed=2)[1]


def test_the_table_has_a_line_for_every_page() -> None:
    table = own_pages_table([OwnPageResult("fa-dump.txt", 17, 1, 2, None, 60, 3, 4, "tags")])
    assert "of 60 dumps" in table
    assert table.splitlines()[-1].split() == ["fa-dump.txt", "17", "1", "2", "-", "3", "4", "tags"]
