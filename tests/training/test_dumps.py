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
from training.dumps import CUT, PLAIN, STYLES, TITLED, render_dump
from training.featurizing import write_dump
from training.gold_labels import LabelledPage
from training.rewriting import SCRIPTS, rewrite_page
from training.rules import NOT_BODY


@pytest.mark.parametrize("style", STYLES)
def test_dumps_carry_labels_to_lines(style: object) -> None:
    html = "<h1>T</h1><p>a b</p><p>c d</p><ul><li><a href=x>e</a><li><a href=y>f</a></ul>"
    read = read_page(html)
    labels = np.array([0, 1, 1, 5, 5], dtype=np.int8)
    dump = render_dump(read, labels, style, 3)  # type: ignore[arg-type]
    assert len(read_page(dump.text, kind="text").blocks) == len(dump.lines)
    assert all(len(set(labels[run])) == 1 for run in dump.lines)
    assert all(len(run) == 1 for run in dump.lines if labels[run[0]] == 1)
    assert dump.own_lines == [line for line in dump.text.splitlines() if line]
    assert render_dump(read, labels, style, 3) == dump  # type: ignore[arg-type]


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_a_page_in_another_script_is_laid_out_in_the_same_lines(script: str) -> None:
    read = read_page("".join(f"<p>{'word ' * n}</p>" for n in range(1, 60)))
    labels = np.full(len(read.blocks), NOT_BODY, dtype=np.int8)
    own = render_dump(read, labels, STYLES[3], 5)
    copy = render_dump(rewrite_page(read, script), labels, STYLES[3], 5, like=read)
    assert copy.lines == own.lines
    assert copy.own_lines == own.own_lines
    assert copy.text != own.text


def test_the_plain_dump_has_every_block() -> None:
    read = read_page("<p>a</p><p>b<br>c</p>")
    assert render_dump(read, np.zeros(3, np.int8), PLAIN).text == "a\nb\nc\n"


def test_a_dump_may_begin_with_the_title() -> None:
    read = read_page("<title>Ferry  returns | Post</title><h1>Ferry returns</h1><p>It sails.</p>")
    labelled = LabelledPage(np.array([0, 1], np.int8), [["ferry", "returns"], ["it", "sails"]])
    dump = write_dump(read, read, labelled, TITLED)
    assert dump.read.page.text == "Ferry returns | Post\nFerry returns\nIt sails.\n"
    assert dump.labels.tolist() == [LABEL_INDEX[Label.OTHER], 0, 1]
    assert dump.block_words[0] == ["ferry", "returns", "post"]
    untitled = read_page("<p>It sails.</p>")
    assert render_dump(untitled, np.ones(1, np.int8), TITLED).text == "It sails.\n"


def test_a_dump_may_be_cut_at_every_element() -> None:
    read = read_page("<p>So said <a href=x>Ms Ito</a>, <b>the</b> chair.</p><p>b\nc</p>")
    dump = render_dump(read, np.ones(2, np.int8), CUT)
    assert dump.text.splitlines() == ["So said", "Ms Ito", ",", "the", "chair.", "b", "c"]
    assert dump.lines == [[0]] * 5 + [[1]] * 2


def test_what_another_script_leaves_blank_is_no_line_of_its_dump() -> None:
    read = read_page("<p>said <a href=x>the chair</a>,\n, <b>again</b>\n.</p>")
    thai = rewrite_page(read, "thai")
    dump = render_dump(thai, np.ones(1, np.int8), CUT, like=read)
    assert dump.own_lines == ["said", "the chair", "again"]
    assert len(read_page(dump.text, kind="text").blocks) == 3


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
