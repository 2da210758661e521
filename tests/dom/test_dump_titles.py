from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boilerkit.dom.reading import read_page

HEADLINE = "Harbour ferry returns after years"


@pytest.mark.parametrize(
    "title",
    [
        HEADLINE,
        f"{HEADLINE} | The Post",
        f"The Post - {HEADLINE}",
        HEADLINE.upper(),
        "Harbour ferry returns | News | The Post",
        "کشتی بندر پس از سال ها بازگشت - روزنامه",
        "渡轮时隔三年重返海港 - 海港日报",
    ],
)
def test_the_first_line_is_the_title_where_a_later_one_says_the_same(title: str) -> None:
    shown = {"ک": "کشتی بندر پس از سال ها بازگشت", "渡": "渡轮时隔三年重返海港"}.get(
        title[0], f"  {HEADLINE}  "
    )
    hints = read_page(f"{title}\nMenu\n{shown}\nIt sails.", kind="text").hints
    assert (hints.title, hints.titles) == (title, (title,))


@pytest.mark.parametrize(
    "dump",
    [
        "",
        HEADLINE,
        f"{HEADLINE}\nIt sails.",
        f"Menu\n{HEADLINE}\nMenu",
        f"The Post\n{HEADLINE}\nThe Post",
        f"{HEADLINE}\nharbour",
        "海港日报网\n新闻\n海港日报网",
        "word " * 100 + "\n" + "word " * 100,
        f"{HEADLINE}\n" + "So it goes.\n" * 2_000 + HEADLINE,
    ],
)
def test_elsewhere_it_is_a_line_as_any_other(dump: str) -> None:
    assert read_page(dump, kind="text").hints.titles == ()


@given(st.lists(st.text(max_size=60), max_size=8).map("\n".join))
def test_any_dump_has_a_title_or_none(dump: str) -> None:
    page = read_page(dump, kind="text")
    assert all(title in " ".join(page.page.text.split()) for title in page.hints.titles)
