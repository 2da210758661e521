"""Titles, authors and dates: what a page states, and what it shows."""

from __future__ import annotations

import pytest

from boilerkit.document import Block, Metadata
from boilerkit.facts import resolve_metadata
from boilerkit.labels import Label
from boilerkit.page import PageHints


def facts(hints: PageHints, *blocks: tuple[Label, str]) -> Metadata:
    made = [Block(text=text, label=label, probabilities={}) for label, text in blocks]
    return resolve_metadata(hints, made, [False] * len(made))


@pytest.mark.parametrize(
    ("titles", "headline", "title"),
    [
        (("Ferry returns | The Post",), "Ferry returns", "Ferry returns"),
        (("Ferry returns | The Post",), "", "Ferry returns"),
        (("The Post: Ferry returns",), "", "The Post: Ferry returns"),
        (("post.example » Ferry returns",), "", "Ferry returns"),
        (("A list", "Ferries of the north - Wiki"), "Ferries of the north", "Ferries of the north"),
        (("Why ferries return", "Ferry"), "The ferry returns", "Ferry"),
        (("Ferries &#8217;25 &amp; more",), "", "Ferries ’25 & more"),
        (("渡轮恢复通航_城市_示例网",), "渡轮恢复通航", "渡轮恢复通航"),
        ((), "Ferry returns", "Ferry returns"),
        (("The Post",), "", "The Post"),
    ],
)
def test_titles(titles: tuple[str, ...], headline: str, title: str) -> None:
    hints = PageHints(
        title=next(iter(titles), ""),
        titles=titles,
        site_name="The Post",
        url="https://www.post.example/a",
    )
    assert facts(hints, (Label.HEADLINE, headline)).title == title


def test_a_person_goes_before_the_site() -> None:
    hints = PageHints(authors=("POST.example",), url="https://post.example/a")
    assert facts(hints).authors == ("POST.example",)
    assert facts(hints, (Label.METADATA, "By Ada Vale")).authors == ("Ada Vale",)
    stated = PageHints(authors=("Bo Rask",))
    assert facts(stated, (Label.METADATA, "By Ada Vale")).authors == ("Bo Rask",)


def test_dates_are_looked_for_where_they_are_surest() -> None:
    line = (Label.METADATA, "5 May 2024")
    assert facts(PageHints(), line).date == "2024-05-05"
    assert facts(PageHints(times=("2024-05-04T10:00",)), line).date == "2024-05-04"
    times = ("2024-05-04",)
    address = PageHints(times=times, url="https://post.example/2024/05/03/ferry")
    assert facts(address, line).date == "2024-05-03"
    stated = PageHints(times=times, url=address.url, dates=("2024-05-02",))
    assert facts(stated, line).date == "2024-05-02"
    changed = PageHints(changes=("2024-05-06",))
    assert facts(changed, line).date == "2024-05-05"
    assert facts(changed).date == "2024-05-06"


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2024-05-04T02:41:41+00:00", "2024-05-03"),  # an evening in America
        ("2024-05-02T23:11:59Z", "2024-05-03"),  # a morning in Asia
        ("2024-05-04T02:41:41-05:00", "2024-05-04"),  # the site's own time
        ("2024-05-04", "2024-05-04"),
        ("2024-05-05T02:41:41Z", "2024-05-05"),  # no time zone is two days off
        ("2024-05-04" + " " * 300 + "T02:41:41Z", "2024-05-04"),  # no more is read
    ],
)
def test_a_moment_in_utc_has_the_day_of_the_address(stated: str, expected: str) -> None:
    hints = PageHints(dates=(stated,), url="https://post.example/2024/05/03/ferry")
    assert facts(hints).date == expected


@pytest.mark.parametrize(
    "change",
    ["Last updated: 6 May 2024", "Güncelleme: 06.05.2024", "به روز شده در ۱۷ اردیبهشت ۱۴۰۳"],
)
def test_a_line_of_a_change_gives_way(change: str) -> None:
    first, changed = (Label.METADATA, "5.5.2024"), (Label.METADATA, change)
    assert facts(PageHints(), changed, first).date == "2024-05-05"
    assert facts(PageHints(), changed).date == "2024-05-06"


def test_a_date_beside_the_text_will_do() -> None:
    menu, text = (Label.OTHER, "4 May 2020"), (Label.BODY, "The ferry returned in May.")
    far = [menu, *[(Label.OTHER, "Menu")] * 6]
    assert facts(PageHints(), *far, (Label.OTHER, "5 May 2024"), text).date == "2024-05-05"
    assert facts(PageHints(), text, (Label.OTHER, "Online since 5 May 2024")).date == "2024-05-05"
    assert facts(PageHints(), *far, text).date == ""
    assert facts(PageHints(), menu).date == ""


def test_a_text_may_begin_with_its_date() -> None:
    rest = (
        " The ferry went to and fro between the harbour and the island as if it had always done so."
    )
    for text in ("5.5.2024 -", "(5 May 2024)"):
        assert facts(PageHints(), (Label.BODY, text + rest)).date == "2024-05-05"
    for text in ("It returned on 5 May 2024.", "4.9/5 from all passengers."):
        assert facts(PageHints(), (Label.BODY, text + rest)).date == ""
    line = (Label.METADATA, "6 May 2024")
    assert facts(PageHints(), line, (Label.BODY, "5.5.2024 - Back.")).date == "2024-05-06"


def test_only_a_day_and_a_year_are_looked_up_in_every_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("dateparser.parse", lambda text, **_: asked.append(text))
    for line in ("Posted 3 days ago", "12 comments", "Room 5, 10:30", "Est. 2014"):
        assert facts(PageHints(), (Label.METADATA, line)).date == ""
    assert not asked
    facts(PageHints(), (Label.METADATA, "12 दिसंबर 2023"))
    assert asked


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("Tags: ferry, harbour", ("ferry", "harbour")),
        ("Kategorie: Sauerteig Schlagwörter: Brot, Roggen", ("Sauerteig", "Brot", "Roggen")),
        ("برچسب ها: کتابخانه ، سیل", ("کتابخانه", "سیل")),
        ("ferry | harbour", ("ferry", "harbour")),
    ],
)
def test_tags_out_of_a_line(line: str, tags: tuple[str, ...]) -> None:
    assert facts(PageHints(), (Label.TAGS, line)).tags == tags


def test_entities_are_written_out() -> None:
    hints = PageHints(tags=("R&amp;D",), description="It&#39;s", site_name="A &amp; B")
    found = facts(hints)
    assert (found.tags, found.description, found.site_name) == (("R&D",), "It's", "A & B")
