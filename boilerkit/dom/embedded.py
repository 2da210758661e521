"""Texts that a page holds and shows only once its scripts have run: JSON-LD, embedded state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, Final

import numpy as np

from boilerkit.dom.json_ld import parse_json
from boilerkit.dom.text import squash, words
from boilerkit.dom.walk import HeadNodes
from boilerkit.page import FlatPage, PageHints

MIN_EMBEDDED_CHARS: Final = 300
MAX_SHELL_SHARE: Final = 0.5
"""A page that shows less than half of the text that it holds does not show it."""
MAX_SHELL_CHARS: Final = 500
"""Nothing says what the texts of a page's state are for: only a page with next to no text of
its own is taken for a shell around them. No page of the corpora with more is one."""
MIN_PROSE_CHARS: Final = 80
MIN_PROSE_WORDS: Final = 10
MAX_STATE_CHARS: Final = 5_000_000


def embedded_html(page: FlatPage, hints: PageHints, head: HeadNodes) -> str:
    """Return what a page holds and does not show as HTML, ``""`` where it shows all."""
    body = hints.article_body
    if len(body) < MIN_EMBEDDED_CHARS and not head.states:
        return ""
    if _n_plain(page) >= max(len(body), MAX_SHELL_CHARS):
        return ""
    n_shown = len(squash(page.text))
    if _is_hidden(len(body), n_shown):
        return _article(_paragraphs(body))
    if n_shown < MAX_SHELL_CHARS:
        texts = state_texts(head.states)
        if _is_hidden(sum(map(len, texts)), n_shown):
            return _article("".join(map(_as_html, texts)))
    return ""


def _n_plain(page: FlatPage) -> int:
    """Characters of ASCII that are seen: fewer than are shown, and counted at once."""
    return int(np.count_nonzero((page.code_points > ord(" ")) & (page.code_points < 0x7F)))


def _is_hidden(n_held: int, n_shown: int) -> bool:
    """Whether a text of so many characters is not what a page with so many shows."""
    return n_held >= MIN_EMBEDDED_CHARS and n_shown < MAX_SHELL_SHARE * n_held


def _article(inner: str) -> str:
    return f"<article>{inner}</article>"


def _paragraphs(text: str) -> str:
    """A text whose tags were taken out already: what looks like one is meant to be read."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())


def _as_html(text: str) -> str:
    """A text of the page's state, which may be HTML."""
    return f"<div>{text}</div>" if "</" in text else _paragraphs(text)


def state_texts(scripts: Sequence[str]) -> list[str]:
    """Return the prose of a page's state, such as Next.js or a forum's payload, each text once.

    Values at one path, positions aside, are of one kind: the posts of a thread, the
    sections of an article. The kind with most text is what the page is about.
    """
    kinds: dict[str, dict[str, None]] = {}
    for script in scripts:
        for path, text in _strings(script):
            if _is_prose(text):
                kinds.setdefault(path, {})[text] = None
    return list(max(kinds.values(), key=lambda texts: sum(map(len, texts)), default={}))


def _strings(script: str) -> Iterator[tuple[str, str]]:
    """Every text in a script of JSON with the keys that lead to it, in order."""
    stack: list[tuple[str, Any]] = [("", parse_json(script, MAX_STATE_CHARS))]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            stack += [(f"{path}/{_step(key)}", value[key]) for key in reversed(value)]
        elif isinstance(value, list):
            stack += [(f"{path}/*", item) for item in reversed(value)]
        elif isinstance(value, str):
            yield path, value


def _step(key: str) -> str:
    """A key as a step of a path; one with a digit in it, as ``post:12``, is a position."""
    return "*" if any(sign.isdigit() for sign in key) else key


def _is_prose(text: str) -> bool:
    """Addresses, codes and JSON within JSON are no prose."""
    if len(text) < MIN_PROSE_CHARS or text.startswith(("{", "[", "http")):
        return False
    # Scripts without spaces have one word a sentence; codes and addresses are ASCII.
    return not text.isascii() or (" " in text and len(words(text)) >= MIN_PROSE_WORDS)
