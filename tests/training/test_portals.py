"""A dump among many more lines has its own, in order, and its boilerplate in other letters."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from boilerkit.dom.reading import read_page
from boilerkit.labels import LABEL_INDEX, Label
from tests.training.copies import NO_COPIES
from training.copies import samples_of_page
from training.corpora import GoldPage
from training.dumps import PLAIN, WrittenDump
from training.featurizing import write_dump
from training.gold_labels import LabelledPage
from training.portals import MAX_LINES, among_more
from training.rules import NOT_BODY, UNKNOWN

HTML = """<title>Ferry</title><nav><a href=/a>News today</a> <a href=/b>Sport</a></nav>
<h1>Ferry returns</h1><p>The ferry crossed the harbour again.</p>
<ul><li><a href=/c>Zehn Züge fahren 2024</a><li><a href=/d>Ещё новости</a></ul>"""
TEXTS = ["Ferry returns", "The ferry crossed the harbour again."]
OTHERS = ["News today Sport", "Zehn Züge fahren 2024", "Ещё новости"]


def _labels() -> np.ndarray:
    of = dict.fromkeys(OTHERS, NOT_BODY)
    of |= dict(zip(TEXTS, (LABEL_INDEX[Label.HEADLINE], LABEL_INDEX[Label.BODY]), strict=True))
    lines = [OTHERS[0], *TEXTS, *OTHERS[1:]]
    return np.array([of[line] for line in lines], dtype=np.int8)


def _written() -> WrittenDump:
    lines = [OTHERS[0], *TEXTS, *OTHERS[1:]]
    return WrittenDump("\n".join(lines) + "\n", [[n] for n in range(5)], lines)


@pytest.mark.parametrize("seed", range(5))
def test_only_boilerplate_comes_again_in_other_letters(seed: int) -> None:
    own = _written()
    dump = among_more(own, _labels(), 4, seed)
    lines = dump.text.splitlines()
    assert len(lines) == len(dump.lines) == len(dump.own_lines) == 5 + 4 * 3
    assert own.text in dump.text
    assert dump.own_lines == lines
    assert sum(line in TEXTS for line in lines) == 2
    for line, (block,) in zip(lines, dump.lines, strict=True):
        told = own.own_lines[block]
        assert [letter.isupper() for letter in line] == [letter.isupper() for letter in told]
        assert [letter.isalpha() for letter in line] == [letter.isalpha() for letter in told]
        assert ("а" <= line[0].lower() <= "ё") == ("а" <= told[0].lower() <= "ё")
    assert sum("2024" in line for line in lines) == 5
    assert len(set(lines)) > 10
    assert among_more(own, _labels(), 4, seed) == dump


def test_what_may_be_text_does_not_come_again() -> None:
    labels = _labels()
    labels[labels == NOT_BODY] = UNKNOWN
    assert among_more(_written(), labels, 4, 0) == _written()


def test_a_dump_does_not_grow_without_bound() -> None:
    lines = [f"line {n}" for n in range(MAX_LINES)]
    written = WrittenDump("\n".join(lines) + "\n", [[n] for n in range(MAX_LINES)], lines)
    labels = np.full(MAX_LINES, NOT_BODY, dtype=np.int8)
    assert len(among_more(written, labels, 6, 0).lines) == 2 * MAX_LINES


def test_labels_and_words_go_with_the_lines() -> None:
    read = read_page(HTML)
    labelled = LabelledPage(_labels(), [text.lower().split() for text in _written().own_lines])
    dump = write_dump(read, read, labelled, replace(PLAIN, times_more=2))
    assert len(dump.read.blocks) == len(dump.labels) == len(dump.block_words) == 5 + 2 * 3
    assert (dump.labels == LABEL_INDEX[Label.BODY]).sum() == 1
    assert (dump.labels == NOT_BODY).sum() == 3 * 3


def test_articles_with_a_gold_text_have_such_a_dump() -> None:
    page = GoldPage("wcxb/1", "", "en", "article", HTML, body=TEXTS[1])
    copies = replace(NO_COPIES, portals=1.0)
    scripts = set()
    for seed in range(12):
        (added,) = (s for s in samples_of_page(page, copies, seed) if s.variant == "portal")
        assert added.kind == "text"
        scripts.add(added.script)
    assert "" in scripts
    assert len(scripts) > 2
    listing = replace(page, page_type="listing")
    assert not [s for s in samples_of_page(listing, copies, 1) if s.variant == "portal"]
