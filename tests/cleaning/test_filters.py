from __future__ import annotations

import pytest

from boilerkit.cleaning.filters import Filters, FilterSettings
from boilerkit.cleaning.records import CleanPage

GERMAN = "Die Fähre fuhr zum ersten Mal seit Jahren über den Hafen, und viele Leute jubelten. " * 5
ENGLISH = "The ferry crossed the harbour for the first time in years, and a crowd cheered. " * 5


def decide(settings: FilterSettings, *texts: str) -> list[CleanPage]:
    filters = Filters(settings)
    return [filters.decide(CleanPage(str(n), "ok", text=text)) for n, text in enumerate(texts)]


def test_short_pages_are_left_out() -> None:
    found = decide(FilterSettings(min_words=3), "one two", "one two three")
    assert [(page.status, page.reason) for page in found] == [
        ("filtered", "too few words"),
        ("ok", ""),
    ]


def test_words_are_counted_where_no_space_parts_them() -> None:
    clause = "渡轮三年来第一次驶过海港"
    found = decide(FilterSettings(min_words=6), clause, clause[:10])
    assert [page.status for page in found] == ["ok", "filtered"]


def test_languages() -> None:
    found = decide(FilterSettings(languages=("de",)), GERMAN, ENGLISH)
    assert [(page.status, page.reason) for page in found] == [
        ("ok", ""),
        ("filtered", "language en"),
    ]


@pytest.mark.parametrize(
    ("dedup", "n_left"), [("exact", 3), ("near", 2)]
)  # fmt: skip
def test_copies(dedup: str, n_left: int) -> None:
    words = [f"word{n}" for n in range(200)]
    base = " ".join(words)
    near = " ".join([*words[:-2], "other", "end"])
    settings = FilterSettings(dedup=dedup)  # type: ignore[arg-type]
    found = decide(settings, base, base.upper(), near, ENGLISH)
    assert [page.status for page in found].count("ok") == n_left
    assert found[1].reason == f"{dedup} copy of 0"


def test_a_text_without_spaces_is_a_near_copy_by_its_characters() -> None:
    clauses = [f"第{n}天渡轮驶过海港，码头上有{n}人欢呼" for n in "一二三四五六七八九"]
    changed = [*clauses[:-1], "昨天下雨，没有船"]
    found = decide(FilterSettings(dedup="near"), *("。".join(text) for text in (clauses, changed)))
    assert [page.status for page in found] == ["ok", "filtered"]


@pytest.mark.parametrize("dedup", ["exact", "near"])
def test_what_was_seen_is_remembered(dedup: str) -> None:
    settings = FilterSettings(dedup=dedup)  # type: ignore[arg-type]
    first = Filters(settings)
    first.decide(CleanPage("a", "ok", text=ENGLISH))
    second = Filters(settings)
    second.restore(first.take_new())
    assert first.take_new() == []
    assert second.decide(CleanPage("b", "ok", text=ENGLISH)).reason.endswith("copy of a")


def test_pages_without_text_pass_by() -> None:
    page = CleanPage("a", "error", "binary")
    assert Filters(FilterSettings(5, ("de",), "exact")).decide(page) is page
