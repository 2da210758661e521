"""Words that tell what a short block is for."""

from __future__ import annotations

import numpy as np
import pytest

from boilerkit.features.cue_words import CUE_WORDS
from boilerkit.features.cues import CUES, MAX_PHRASE_CHARS, cue_ratios
from boilerkit.features.words import words_of


def ratios(*lines: str) -> dict[str, list[float]]:
    """How much of each line is cues, in all and by purpose."""
    starts = np.cumsum([0] + [len(line) + 1 for line in lines[:-1]])
    found = words_of("\n".join(lines), starts)
    rows = cue_ratios(found, found.n_breaks - 1, len(lines))
    return dict(zip(("all", *CUES), rows.tolist(), strict=True))


@pytest.mark.parametrize(
    ("purpose", "line"),
    [
        ("tags", "برچسب ها"),
        ("tags", "Tags"),
        ("tags", "标签"),
        ("tags", "Schlagworte"),
        ("related", "相关新闻"),
        ("related", "相關新聞"),
        ("related", "関連記事"),
        ("comments", "コメント"),
        ("comments", "评论"),
        ("comments", "댓글"),
        ("nav", "联系我们"),
        ("related", "ข่าวที่เกี่ยวข้อง"),
        ("comments", "ความคิดเห็น"),
        ("comments", "Hozzászólások"),
        ("months", "Ιανουάριος"),
    ],
)
def test_a_line_of_cues_alone_is_all_cues_in_every_script(purpose: str, line: str) -> None:
    found = ratios(line)
    assert found[purpose] == found["all"] == [1.0]


def test_a_phrase_is_found_within_text_without_spaces() -> None:
    found = ratios("全部评论 23条", "3小时前", "春天来了")
    assert found["comments"] == [pytest.approx(2 / 6), 0, 0]
    assert found["date"] == [0, 0.75, 0]
    assert found["all"][2] == 0


@pytest.mark.parametrize(
    "line",
    [
        "เรือข้ามฟากกลับมาแล่นในอ่าวหลังจากหยุดไปสามปี",
        "渡し船が三年ぶりに港をわたり、岸壁では多くの人が手をふった",
        "渡轮三年来第一次驶过海港，码头上许多人欢呼",
    ],
)
def test_a_sentence_without_spaces_has_no_cue_by_chance(line: str) -> None:
    assert ratios(line)["all"] == [0]


def test_a_character_counts_once_however_many_phrases_it_is_of() -> None:
    # Listed are 查看, 查看更多 and 更多.
    assert ratios("查看更多")["more"] == [1.0]


def test_no_phrase_runs_across_a_space_a_mark_or_a_line() -> None:
    found = ratios("评 论", "评，论", "评", "论", "评论")
    assert found["comments"] == [0, 0, 0, 0, 1.0]


def test_a_word_with_spaces_around_it_is_a_cue_only_as_a_whole() -> None:
    found = ratios("Comments", "Commentsx", "x Comments")
    assert found["comments"] == [1.0, 0, 0.5]


def test_no_listed_phrase_is_longer_than_what_is_looked_up() -> None:
    phrases = [words_of(word) for listed in CUE_WORDS.values() for word in listed.split()]
    longest = max(len(phrase.hashes) for phrase in phrases if phrase.is_unspaced.any())
    assert longest <= MAX_PHRASE_CHARS


def test_listed_phrases_without_spaces_are_of_one_script_in_one_piece() -> None:
    for word in " ".join(CUE_WORDS.values()).split():
        phrase = words_of(word)
        if phrase.is_unspaced.any():
            assert phrase.is_unspaced.all(), word
            assert phrase.is_joined[1:].all(), word
