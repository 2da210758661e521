from __future__ import annotations

import numpy as np
import pytest

from boilerkit.dom.reading import read_page
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.features.topics import COLUMNS, NOWHERE_ELSE, topic_columns
from training.rewriting import SCRIPTS, rewrite_page

DUMP = """The old lock on the canal leaks
Privacy and cookies
Boats wait at the old lock while the canal is drained
Read about cookies and privacy here
Volunteers repair the lock before the canal fills
Unheard"""
BELIEF = np.array([0.9, 0.1, 0.9, 0.1, 0.5, 0.5])


def topics(text: str, p: np.ndarray) -> dict[str, list[float]]:
    read = read_page(text, kind="text")
    found = FeatureExtractor("text").transform(read.page, read.blocks, read.hints).vocabulary
    columns = [column.tolist() for column in topic_columns(found, p)]
    return dict(zip(COLUMNS, columns, strict=True))


def test_a_doubtful_block_is_judged_by_its_words_in_other_blocks() -> None:
    found = topics(DUMP, BELIEF)
    assert found["words_elsewhere"][4] == pytest.approx(0.9)  # the lock the canal
    assert found["log_odds"][4] > 0 > found["log_odds"][3]
    assert found["shared_words"][4] == pytest.approx(4 / 8)
    assert found["pairs_elsewhere"][4] == pytest.approx(0.9)  # "the canal"


def test_words_of_a_block_alone_say_nothing() -> None:
    found = topics(DUMP, BELIEF)
    assert found["words_elsewhere"][5] == found["pairs_elsewhere"][5] == NOWHERE_ELSE
    assert found["shared_words"][5] == 0


def test_a_block_does_not_speak_for_itself() -> None:
    p = BELIEF.copy()
    p[4] = 0.99
    surer = topics(DUMP, p)
    assert surer["words_elsewhere"][4] == pytest.approx(0.9)


@pytest.mark.parametrize("script", [name for name in SCRIPTS if SCRIPTS[name].letters])
def test_topics_are_the_same_in_every_script(script: str) -> None:
    read = read_page(DUMP, kind="text")
    copy = rewrite_page(read, script).page.text
    for name, values in topics(DUMP, BELIEF).items():
        np.testing.assert_allclose(values, topics(copy, BELIEF)[name], err_msg=name)


@pytest.mark.parametrize("text", ["", "…", "。\n、", "word"])
def test_texts_with_few_words_are_finite(text: str) -> None:
    read = read_page(text, kind="text")
    n_blocks = len(read.blocks)
    for values in topics(text, np.full(n_blocks, 0.5)).values():
        assert len(values) == n_blocks and np.isfinite(values).all()
