"""What is counted of a block's characters."""

from __future__ import annotations

import pytest

from boilerkit.dom.reading import read_page
from boilerkit.dom.text import CharClass
from boilerkit.features.measures import measure


@pytest.mark.parametrize(
    ("html", "n_commas"),
    [
        ("<p>one two, three</p>", [1]),
        ("<p>เรือข้ามฟาก กลับมา\n แล่นที่ <b>ท่าเรือ</b> </p><p>ข่าว</p>", [3, 0]),
        ("<p>ปี 2567 มี 3 ลำ</p>", [0]),
        ("<p>ກະລຸນາ ລໍຖ້າ</p><p>សូម រង់ចាំ</p><p>ခဏ စောင့်ပါ</p>", [1, 1, 1]),
        ("<p>渡轮 回来</p><p>ወደ ቤት</p><p>คำ</p>", [0, 0, 0]),
    ],
)
def test_a_space_between_letters_that_have_none_between_words_parts_clauses(
    html: str, n_commas: list[int]
) -> None:
    read = read_page(html)
    counts = measure(read.page, read.blocks).counts[:, CharClass.COMMA]
    assert counts.tolist() == n_commas
