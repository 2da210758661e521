"""Dumps hold a page's blocks and their labels, line by line."""

from __future__ import annotations

import textwrap

import numpy as np
import pytest

from boilerkit.dom.reading import read_page
from boilerkit.labels import LABEL_INDEX, Label
from tests.training.copies import NO_COPIES
from training.config import CopyConfig
from training.copies import samples_of_page
from training.corpora import GoldPage
from training.dumps import PLAIN, STYLES, render_dump
from training.rewriting import SCRIPTS, rewrite_page
from training.rules import NOT_BODY


@pytest.mark.parametrize("style", STYLES)
def test_dumps_carry_labels_to_lines(style: object) -> None:
    html = "<h1>T</h1><p>a b</p><p>c d</p><ul><li><a href=x>e</a><li><a href=y>f</a></ul>"
    read = read_page(html)
    labels = np.array([0, 1, 1, 5, 5], dtype=np.int8)
    text, lines = render_dump(read, labels, style, 3)  # type: ignore[arg-type]
    assert len(read_page(text, kind="text").blocks) == len(lines)
    assert all(len(set(labels[run])) == 1 for run in lines)
    assert all(len(run) == 1 for run in lines if labels[run[0]] == 1)
    assert render_dump(read, labels, style, 3) == (text, lines)  # type: ignore[arg-type]


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_a_page_in_another_script_is_laid_out_in_the_same_lines(script: str) -> None:
    read = read_page("".join(f"<p>{'word ' * n}</p>" for n in range(1, 60)))
    labels = np.full(len(read.blocks), NOT_BODY, dtype=np.int8)
    own = render_dump(read, labels, STYLES[3], 5)
    copy = render_dump(rewrite_page(read, script), labels, STYLES[3], 5, like=read)
    assert copy[1] == own[1]
    assert copy[0] != own[0]


def test_the_plain_dump_has_every_block() -> None:
    read = read_page("<p>a</p><p>b<br>c</p>")
    assert render_dump(read, np.zeros(3, np.int8), PLAIN)[0] == "a\nb\nc\n"


def test_lines_of_a_page_wrapped_in_its_source_are_one_block_with_one_label() -> None:
    paragraphs = [f"{number} " + "word and another one, " * 20 for number in range(4)]
    wrapped = "".join(f"<p>{textwrap.fill(text, 60)}</p>" for text in paragraphs)
    gold = GoldPage(
        "t/1", "", "en", "article", f"<h2>Menu</h2>{wrapped}", body=" ".join(paragraphs)
    )
    page, dump = samples_of_page(gold, NO_COPIES, seed=1)
    assert dump.labels.tolist() == page.labels.tolist()
    assert dump.n_words.tolist() == page.n_words.tolist()
    assert (dump.labels == LABEL_INDEX[Label.BODY]).sum() == len(paragraphs)


def test_a_dump_without_a_byte_order_mark_fits_its_labels() -> None:
    gold = GoldPage(
        "t/1", "", "en", "article", "<div>\ufeff</div><p>one</p><p>two</p>", body="one two"
    )
    samples = samples_of_page(gold, CopyConfig(dumps=2, scripts=1, older=0.0, planted=0.0), seed=1)
    assert len(samples) == 6
    assert all(len(s.X) == len(s.labels) == len(s.copies.group) for s in samples)
