from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from boilerkit.dom.reading import read_page
from tests.training.copies import NO_COPIES
from training.copies import samples_of_page
from training.corpora import GoldPage
from training.rewriting import SCRIPTS, hide_names, rewrite_page


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_rewriting_keeps_the_tree(script: str) -> None:
    read = read_page("<title>One</title><h1>One, two</h1><p>Three 4 five?</p>")
    copy = rewrite_page(read, script)
    assert len(copy.blocks) == len(read.blocks)
    assert not set("abcdefghijklmnopqrstuvwxyz") & set(copy.page.text.lower())
    assert copy.hints.title != read.hints.title


def test_thai_has_a_space_where_a_stop_or_a_comma_was_and_none_between_words() -> None:
    text = rewrite_page(read_page("<p>One two, three. Four five 6 (7.5)?</p>"), "thai").page.text
    first, second, third, *rest = text.split(" ")
    assert rest == ["6", "(7.5)?"]
    assert not set(first + second + third) & set(" .,")


def test_of_what_is_in_the_script_already_only_latin_words_change() -> None:
    read = read_page("<h1>Harbour</h1><p>برچسب ها: <a>Harbour</a> 7</p>")
    copy = rewrite_page(read, "persian", np.array([False, True]))
    word = rewrite_page(read, "persian").page.text[:7]
    assert copy.page.text == f"{word}برچسب ها: {word} 7"


def test_hidden_names_are_the_same_where_they_were_the_same() -> None:
    read = read_page('<p class="a b">1</p><p class="a b">2</p><p id=c hidden>3</p><p>4')
    page, names = read.page, hide_names(read).page.attribute_strings
    assert len(set(names)) == len(set(page.attribute_strings))
    assert not {"a", "b", "c"} & {word for name in names for word in name.split()}
    assert [name.endswith("is-hidden") for name in names] == [
        name.endswith("is-hidden") for name in page.attribute_strings
    ]
    assert names[0] == ""


@pytest.mark.parametrize("page_id", ["own/a", "own/b", "own/c"])
def test_one_copy_of_several_has_no_spaces(article: Callable[..., str], page_id: str) -> None:
    gold = GoldPage(page_id, "", "en", "article", article("Text. " * 30), body="Text. " * 30)
    samples = samples_of_page(gold, replace(NO_COPIES, scripts=3), seed=1)
    copies = [sample for sample in samples if sample.variant == "rewritten"]
    dumps = [sample.script for sample in copies if sample.kind == "text"]
    assert len(set(dumps)) == 3
    assert any(SCRIPTS[script].exchange for script in dumps)
    assert [sample.script for sample in copies if sample.kind == "html"] == dumps[:1]
