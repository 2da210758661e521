"""Names of authors come out of bylines, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boilerkit.bylines import named_for_authors, names_in_lines, tidy_names
from boilerkit.dom.reading import read_page


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["By Ada Vale"], ("Ada Vale",)),
        (["Written by Ada Vale and Bo Rask, harbour desk"], ("Ada Vale", "Bo Rask")),
        (["3. Mai 2024", "Von Ada van der Vale | Lokales"], ("Ada van der Vale",)),
        (["By", "Ada Vale"], ("Ada Vale",)),
        (["Posted by A. V. Vale at 2:33 PM"], ("A. V. Vale",)),
        (["By Ada Vale Topics: fish, boats"], ("Ada Vale",)),
        (["3. Mai 2024", "Erstellt von Ada Vale"], ("Ada Vale",)),
        (["Redaktion", "am 3. Mai 2024 um 21:17"], ("Redaktion",)),
        (["von Redaktion, 3. Mai 2024"], ("Redaktion",)),
        (["3.5.2024 - Redaktion: Ada Vale"], ("Ada Vale",)),
        (["May 3, 2024 Ada Vale 12"], ("Ada Vale",)),
        (["Ada Vale, 03.05.2024, 11:36 Uhr"], ("Ada Vale",)),
        (["3 May 2024 / Harbour / Top News / Ferries"], ()),
        (["Foto Ada Vale, 3 May 2024"], ()),
        (["تاریخ انتشار ۱۹ فروردین ۱۴۰۳"], ()),
        (["Posted on May 3, 2024 by ada1"], ()),
        (["Posted on May 3, 2024 by Ada Vale in Harbour"], ("Ada Vale",)),
        (["Text: Ada Vale / Nordkap"], ("Ada Vale",)),
        (["نویسنده: آدا رضایی"], ("آدا رضایی",)),
        (["12 พฤษภาคม 2567 โดย วรินทร์ ศรีสมุทร"], ("วรินทร์ ศรีสมุทร",)),
        (["19 tháng 12, 2024", "Bởi Minh An và Thu Hà"], ("Minh An", "Thu Hà")),
        (["19 Tháng 12 năm 2024 Bởi Minh An"], ("Minh An",)),
        (["Автор: Ада Вейл, 3 мая 2024"], ("Ада Вейл",)),
        (["记者：王小明"], ("王小明",)),
        (["Ada Vale"], ()),
        (["Photo by Ada Vale, 3 May 2024"], ()),
        (["The bridge was closed by order of the harbour master on 3 May 2024 at noon."], ()),
        (["Updated by 3 May 2024"], ()),
        (["Güncelleme Tarihi 3 Mayıs 2024"], ()),
        (["Ultimo Aggiornamento 3 maggio 2024"], ()),
    ],
)
def test_names_stand_behind_by(lines: list[str], names: tuple[str, ...]) -> None:
    assert names_in_lines(lines, [False] * len(lines)) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Vale", ("Ada Vale",)),
        ("Interview: Ada Vale", ("Ada Vale",)),
        ("A recipe by Ada Vale", ("Ada Vale",)),
        ("Ada Vale · 12 comments", ("Ada Vale",)),
        ("About the author", ()),
        ("View all posts", ()),
        ("@adavale", ()),
    ],
)
def test_an_element_for_authors_needs_no_by(line: str, names: tuple[str, ...]) -> None:
    assert names_in_lines([line], [True]) == names


def test_elements_for_authors_are_known_by_their_names() -> None:
    html = (
        "<p class=post-author>a</p><div class=byline><i><b>b</b></i></div><p class=author-7>c</p>"
    )
    read = read_page(html, kind="html")
    assert named_for_authors(read.page, read.blocks).tolist() == [True, True, False]


def test_stated_names_lose_dates_and_addresses() -> None:
    stated = ["Ada Vale May 3, 2024", "Bo | 3 May 2024", "https://a.example/ada", "@ada", "x" * 200]
    assert tidy_names(stated) == ("Ada Vale", "Bo")


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("By Ada Vale", ("Ada Vale",)),
        ("Ada Vale, Bo Rask", ("Ada Vale", "Bo Rask")),
        ("آدا رضایی، بو راسک", ("آدا رضایی", "بو راسک")),
        ("Ada Vale, PhD", ("Ada Vale, PhD",)),
        ("Vale, Ada", ("Vale, Ada",)),
        ("Ada Vale, Head of the harbour desk", ("Ada Vale, Head of the harbour desk",)),
    ],
)
def test_several_names_are_stated_in_one_text(stated: str, names: tuple[str, ...]) -> None:
    assert tidy_names([stated]) == names


@given(st.lists(st.tuples(st.text(max_size=60), st.booleans()), max_size=6))
def test_whatever_comes_is_no_error(marked: list[tuple[str, bool]]) -> None:
    names = names_in_lines([line for line, _ in marked], [mark for _, mark in marked])
    assert all(name.strip() for name in names)
