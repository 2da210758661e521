"""A page with its gold, as a corpus would hold it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from training.corpora import GoldPage

PARAGRAPH = "The boats came in before noon, and by one o'clock everything was sold. " * 4


@pytest.fixture
def gold_article(article: Callable[..., str]) -> GoldPage:
    return GoldPage(
        id="own/x",
        url="",
        language="en",
        page_type="article",
        html=article(PARAGRAPH, PARAGRAPH),
        title="A day at the harbour",
        body=PARAGRAPH * 2,
    )
