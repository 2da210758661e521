from __future__ import annotations

import textwrap
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from boilerkit.dom.charset import undo_latin
from boilerkit.dom.columns import n_columns
from boilerkit.dom.fragments import cut_lines
from boilerkit.dom.reading import read_page
from boilerkit.dom.segmentation import block_slices
from boilerkit.dom.text import squash
from boilerkit.dom.unseen import blank_unseen
from boilerkit.dom.wrapping import continued_lines

PARAGRAPHS = [
    "The council met for the third time on Tuesday and agreed, after two hours of talks that were "
    "broken off twice, to leave the old bridge where it is and to build the new one beside it.",
    "Work is to begin in May; the harbour stays open, but boats taller than nine metres have to "
    "wait for the tide, and buses will take the long way round until the first of October.",
    "Those who live in the street had asked for a tunnel, which would have cost four times as "
    "much, and for trees, of which twenty will be planted in the autumn at the town's expense.",
]
MENU = ["Home", "News from the town", "Weather", "Write to us"]


def blocks(text: str) -> list[str]:
    read = read_page(text, kind="text")
    return [squash(block) for block in block_slices(read.page, read.blocks)]


@pytest.mark.parametrize("width", [45, 60, 78, 100, 120])
def test_wrapped_paragraphs_are_blocks(width: int) -> None:
    lines = [*MENU, *PARAGRAPHS * 3]
    assert blocks("\n\n".join(textwrap.fill(line, width) for line in lines)) == lines


def test_empty_lines_are_not_needed() -> None:
    lines = [*MENU, *PARAGRAPHS * 2]
    assert blocks("\n".join(textwrap.fill(line, 78) for line in lines)) == lines


def test_a_block_stands_where_its_lines_stand() -> None:
    wrapped = [textwrap.fill(line, 60) for line in PARAGRAPHS * 2]
    text = "\n\n".join(wrapped)
    read = read_page(text, kind="text")
    found = [text[a:b].strip() for a, b in zip(read.blocks.start, read.blocks.end, strict=True)]
    assert found == wrapped
    n_lines = (read.blocks.last_text - read.blocks.first_text).tolist()
    assert n_lines == [1 + block.count("\n") for block in wrapped]
    assert not read.blocks.after_break.any()


CHINESE = [
    "图书馆星期二重新开放，来了三百多位读者。馆长周荷说，新馆的书架比旧馆多一倍，2024年还要增加儿童阅览室和两间教室。",
    "旧馆建于1931年，三年前的洪水淹没了地下室，大约四千册图书受损；修复工作由七位志愿者完成，费用来自市民的捐款。",
    "从下个月起，图书馆每晚开放到九点，周末也不休息。读者可以借书三个星期，逾期每天罚款两角，学生和老人免收。",
]


def filled_by_columns(text: str, width: int) -> str:
    """Wrap Chinese as terminals do: after any character, a wide one taking two columns."""
    lines = [""]
    for character in text:
        if n_columns([lines[-1] + character])[0] > width:
            lines.append("")
        lines[-1] += character
    return "\n".join(lines)


@pytest.mark.parametrize("width", [60, 72])
def test_chinese_wrapped_by_columns_comes_together_without_spaces(width: int) -> None:
    lines = ["首页", "新闻", *CHINESE * 2, "关于我们"]
    assert blocks("\n\n".join(filled_by_columns(line, width) for line in lines)) == lines


def test_four_breaks_are_enough() -> None:
    lines = [*MENU, *PARAGRAPHS, *MENU]
    wrapped = "\n\n".join(textwrap.fill(line, 90) for line in lines)
    assert continued_lines(wrapped.splitlines()).sum() == 4
    assert blocks(wrapped) == lines


TEASERS = [
    f"Teaser {n} is a line of its own that is not full{' at all' * (n % 3)}" for n in range(12)
]


def test_where_nothing_is_wider_a_third_of_the_long_lines_is_enough() -> None:
    lines = [*TEASERS, *PARAGRAPHS]
    assert blocks("\n\n".join(textwrap.fill(line, 78) for line in lines)) == lines


def test_lines_that_are_longer_speak_against_a_width() -> None:
    wrapped = textwrap.fill(" ".join(PARAGRAPHS), 60).splitlines()
    longer = [f"but line {n} is longer{', as code may be' * (3 + n % 4)}" for n in range(20)]
    assert continued_lines(wrapped).any()
    assert not continued_lines([*wrapped, *longer]).any()


def test_what_is_not_wrapped_stays() -> None:
    lines = [*MENU, *PARAGRAPHS, *MENU]
    assert not continued_lines(lines).any()
    assert blocks("\n".join(lines)) == lines


def test_headlines_of_one_length_stay() -> None:
    headlines = [f"Town {n} to Build a Bridge Where the Old One Stood Before It" for n in range(40)]
    assert not continued_lines(headlines).any()


def test_sentences_of_one_length_stay() -> None:
    sentences = [
        f"it is said that number {n} of them has been seen again today." for n in range(40)
    ]
    assert not continued_lines(sentences).any()


def test_prices_below_names_stay() -> None:
    lines = [
        line for n in range(20) for line in (f"lawn mower {n} with a {'wide ' * 6}deck", "$ 9.99")
    ]
    assert not continued_lines(lines).any()


def test_items_of_a_list_begin_anew() -> None:
    items = [f"* {paragraph}" for paragraph in PARAGRAPHS * 2]
    wrapped = "\n".join(textwrap.fill(item, 60) for item in items)
    assert blocks(wrapped) == items


def test_text_without_spaces_stays() -> None:
    lines = ["桥" * (30 + n % 17) for n in range(60)]
    assert not continued_lines(lines).any()


ANY_LINE = st.text(max_size=200).map(lambda line: " ".join(line.split()))
FULL_LINE = st.sampled_from(["0" * 28, "0" * 36, "a000", "0000", "桥" * 20, "桥" * 18])
"""So short a line goes on in the next as well, where enough of them do."""


@given(st.lists(ANY_LINE, max_size=40) | st.lists(FULL_LINE, max_size=12))
def test_any_lines_keep_their_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    assume(undo_latin(text) == text)
    lines = blank_unseen(text).splitlines()
    wrapped = continued_lines(lines)
    assert not wrapped[-1:].any()
    parted = zip(lines, (wrapped | cut_lines(lines)).tolist(), strict=True)
    seen = "".join(squash(line) + "\n" * goes_on for line, goes_on in parted)
    assert "".join(blocks(text)) == squash(seen)


@given(st.integers(0, 2**32), st.integers(45, 120))
def test_any_words_come_together_again(seed: int, width: int) -> None:
    draw = Random(seed)
    texts = [
        " ".join("abcdefghi"[: draw.randint(1, 9)] for _ in range(draw.randint(90, 120)))
        for _ in range(draw.randint(2, 6))
    ]
    assert blocks("\n\n".join(textwrap.fill(text, width) for text in texts)) == texts
