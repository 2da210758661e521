from __future__ import annotations

import json
from typing import Any

import pytest

from boilerkit.dom.embedded import state_texts
from boilerkit.dom.reading import read_page
from boilerkit.dom.text import squash

POSTS = [
    f"The {n}. ferry crossed the harbour, and a crowd cheered it from the pier. " * 3 for n in "123"
]
LEGAL = "All rights are reserved, and nothing here may be copied without a word to us before."


def shell(state: Any, shown: str = "Loading", kind: str = "application/json") -> str:
    script = state if isinstance(state, str) else json.dumps(state)
    return f'<body><div id=app>{shown}</div><script type="{kind}">{script}</script></body>'


def text_of(html: str) -> str:
    return squash(read_page(html, kind="html").page.text)


def test_a_shell_shows_what_its_state_holds() -> None:
    posts = {f"post:{n}": {"id": n, "html": f"<p>{text}</p>"} for n, text in enumerate(POSTS)}
    page = read_page(shell({"notice": LEGAL, "posts": posts}), kind="html")
    assert len(page.blocks) == 3
    assert squash(page.page.text) == squash("".join(POSTS))


def test_plain_texts_are_split_at_their_lines() -> None:
    page = read_page(shell([{"body": "\n".join(POSTS) + " a < b & c"}]), kind="html")
    assert len(page.blocks) == 3
    assert page.page.text.rstrip().endswith("a < b & c")


def test_a_page_that_shows_its_text_stays_as_it_is() -> None:
    shown = f"<p>{POSTS[0] * 3}</p>"
    assert text_of(shell({"posts": POSTS}, shown)) == squash(POSTS[0] * 3)


def test_scripts_within_state_are_no_text() -> None:
    html = f"<p>{POSTS[0]}</p><script>alert(1)<\\/script>"
    assert "alert" not in text_of(shell({"html": [html, POSTS[1]]}))


@pytest.mark.parametrize(
    "state",
    [
        "{broken",
        "[" * 100_000,
        "7",
        {"short": "too short to be an article, and there is nothing else in here but this"},
        {"urls": [f"https://example.org/{n}/" + "a-b-c-d-e-f-g-h-i-j-k-l/" * 9 for n in "123"]},
        {"nested": [json.dumps({"text": text}) for text in POSTS]},
        {"codes": ["Zm9v-YmFy_" * 30, "a1-b2-c3-d4-" * 30]},
    ],
)
def test_state_without_prose_is_none(state: Any) -> None:
    assert text_of(shell(state)) == "Loading"


def test_only_json_is_state() -> None:
    assert text_of(shell({"posts": POSTS}, kind="text/javascript")) == "Loading"


def test_the_kind_with_most_text_is_chosen_and_each_text_comes_once() -> None:
    script = json.dumps({"a": {"legal": LEGAL}, "posts": [{"text": text} for text in POSTS * 2]})
    assert state_texts([script]) == POSTS


def test_texts_without_spaces_are_prose_too() -> None:
    text = "渡轮首次穿过港口码头上的人群为它欢呼" * 6
    assert state_texts([json.dumps({"text": text})]) == [text]


def test_tags_that_a_json_ld_body_writes_about_are_text() -> None:
    thing = {
        "@type": "Article",
        "articleBody": POSTS[0] * 2 + "Close it with &lt;/div&gt; at last.",
    }
    assert text_of(shell(thing, kind="application/ld+json")).endswith("with </div> at last.")
