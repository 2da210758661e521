from __future__ import annotations

import numpy as np
import pytest

from boilerkit.decision import are_of_products, choose_once, heed_places
from boilerkit.dom.reading import read_page
from boilerkit.features.copies import Copies
from boilerkit.labels import LABEL_INDEX, LABELS, Label
from boilerkit.model.labelling import choose_content, choose_labels, heed_kin, keep_main_runs
from boilerkit.page import PAGE_TYPES


@pytest.mark.parametrize(
    ("probabilities", "words", "expected"),
    [
        ([], [], []),
        ([0.9, 0.8, 0.1], [50, 50, 50], [True, True, False]),
        ([0.1, 0.05], [5, 5], [False, False]),
        ([0.45, 0.4, 0.4], [50, 50, 50], [True, True, True]),  # doubtful pages: low threshold
        ([0.99, 0.98, 0.4], [50, 50, 50], [True, True, False]),  # sure pages: high threshold
        ([0.3], [0], [True]),
        # a mass of unlikely blocks, a privacy notice say, is no content by its mass
        ([0.8] * 3 + [0.21] * 300, [40] * 3 + [20] * 300, [True] * 3 + [False] * 300),
    ],
)
def test_content_has_the_best_expected_f1(
    probabilities: list[float], words: list[int], expected: list[bool]
) -> None:
    chosen = choose_content(np.array(probabilities), np.array(words, dtype=np.float32))
    assert chosen.tolist() == expected


@pytest.mark.parametrize(
    ("content", "words", "expected"),
    [
        ([], [], ""),
        ([0.9], [5], "x"),
        # another product's name, far from the description and less sure
        ([0.9, 0.3, 0, 0, 0, 0, 0, 0.6], [90, 9, 0, 0, 0, 0, 0, 9], "xx......"),
        # near it, or as sure, or with most of the words
        ([0.9, 0.3, 0, 0, 0, 0, 0.6], [90, 9, 0, 0, 0, 0, 9], "xx....x"),
        ([0.9, 0.3, 0, 0, 0, 0, 0, 0.8], [90, 9, 0, 0, 0, 0, 0, 9], "xx.....x"),
        ([0.9, 0, 0, 0, 0, 0, 0.6, 0.5], [9, 0, 0, 0, 0, 0, 90, 9], "x.....xx"),
        ([0, 0.5, 0, 0, 0, 0, 0, 0.9], [0, 9, 0, 0, 0, 0, 0, 90], ".......x"),
    ],
)
def test_runs_less_sure_than_the_rest_are_dropped(
    content: list[float], words: list[int], expected: str
) -> None:
    p = np.array(content, dtype=np.float64)
    kept = keep_main_runs(p > 0, p, np.array(words, dtype=np.float32))
    assert "".join(".x"[is_kept] for is_kept in kept.tolist()) == expected


def test_blocks_in_one_kind_of_place_are_held_against_each_other() -> None:
    p = np.array([0.9, 0.4, 0.2, 0.2, 0.0])
    words = np.array([50, 30, 10, 20, 40], dtype=np.float32)
    held = heed_kin(p, words, np.array([0, 1, 1, 1, 1]))
    mean = (0.4 * 30 + 0.2 * 30) / 100
    assert held.tolist() == pytest.approx([0.9, (0.4 + mean) / 2, *[(0.2 + mean) / 2] * 2, 0.0])


def test_one_of_many_comments_does_not_come_out_alone() -> None:
    comments = "".join(f"<li class='c'>Comment {number}</li>" for number in range(6))
    read = read_page(f"<p>One.</p><p>Two.</p><ul>{comments}</ul>")
    p = np.array([0.95, 0.95, 0.48, *[0.3] * 5])
    words, copies = np.full(8, 40, np.float32), Copies(np.arange(8), np.zeros(8, dtype=bool))
    assert np.flatnonzero(choose_content(p, words)).tolist() == [0, 1, 2]
    chosen = choose_once(read.page, read.blocks, p, words, copies, is_product=False)
    assert np.flatnonzero(chosen).tolist() == [0, 1]


def test_lines_of_a_dump_have_no_kin() -> None:
    read = read_page("One line of a text dump\nAnother line of it\n", kind="text")
    p, words = np.array([0.9, 0.1]), np.array([6, 4], dtype=np.float32)
    assert heed_places(p, words, read.page, read.blocks).tolist() == [0.9, 0.1]


def test_tags_without_names_tell_no_kin() -> None:
    read = read_page("<ul><li>Menu</li></ul><ul><li>Text of the page</li></ul>")
    p, words = np.array([0.1, 0.9]), np.array([1, 4], dtype=np.float32)
    assert heed_places(p, words, read.page, read.blocks).tolist() == [0.1, 0.9]


def test_a_name_above_tells_kin() -> None:
    posts = (f"<div class=c><div><p>{text}</p></div></div>" for text in ("One", "Two"))
    read = read_page("".join(posts))
    p, words = np.array([0.2, 0.6]), np.array([1, 1], dtype=np.float32)
    held = heed_places(p, words, read.page, read.blocks)
    assert held.tolist() == pytest.approx([0.3, 0.5])


def test_only_pages_of_products_lose_runs() -> None:
    p = np.array([0.9, 0.3, 0, 0, 0, 0, 0, 0.6])
    words = np.full(8, 20, dtype=np.float32)
    copies = Copies(np.arange(8), np.zeros(8, dtype=bool))
    read = read_page("\n".join(f"Line {number} of a dump" for number in range(8)), kind="text")
    kept = [
        choose_once(read.page, read.blocks, p, words, copies, is_product=product, beta=beta)[7]
        for product, beta in ((False, 1), (True, 1), (True, 2))
    ]
    assert kept == [True, False, True]


def test_a_page_is_of_a_product_where_that_is_likelier_than_not() -> None:
    types = np.full((2, len(PAGE_TYPES)), 0.1)
    types[:, PAGE_TYPES.index("product")] = 0.4, 0.6
    assert are_of_products(types) == [False, True]


def row(**probabilities: float) -> list[float]:
    return [probabilities.get(label.value, 0.0) for label in LABELS]


def test_there_is_one_headline() -> None:
    P = np.array(
        [row(headline=0.6, other=0.4), row(headline=0.9, body=0.1), row(body=0.8, headline=0.2)]
    )
    labels = choose_labels(P, np.array([False, False, True]))
    assert [LABELS[number] for number in labels] == [Label.OTHER, Label.HEADLINE, Label.BODY]


def test_the_likeliest_headline_is_one_though_another_label_is_likelier() -> None:
    nothing = np.zeros(2, dtype=bool)
    P = np.array([row(headline=0.35, other=0.65), row(headline=0.3, related=0.7)])
    assert choose_labels(P, nothing).tolist() == [
        LABEL_INDEX[Label.HEADLINE],
        LABEL_INDEX[Label.RELATED],
    ]
    P = np.array([row(headline=0.2, other=0.8), row(headline=0.1, related=0.9)])
    assert LABEL_INDEX[Label.HEADLINE] not in choose_labels(P, nothing)


def test_content_is_body_whatever_else_it_might_be() -> None:
    P = np.array([row(headline=0.7, body=0.3), row(body=0.9, ads=0.1)])
    labels = choose_labels(P, np.array([True, False]))
    assert labels.tolist() == [LABEL_INDEX[Label.BODY], LABEL_INDEX[Label.ADS]]


def test_no_blocks_no_labels() -> None:
    assert choose_labels(np.zeros((0, len(LABELS))), np.zeros(0, dtype=bool)).shape == (0,)
