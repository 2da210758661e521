from __future__ import annotations

import pytest

from boilerkit.dom.reading import read_page
from training.errors import TrainingError
from training.scaling import SAMPLE_PAGE, Timing, page_of_size, rate_table, size_table

HTML = "<html><BODY class=a><p>One</p><ul><li>Two</li></ul></body></html>"


def test_a_page_grows_by_its_body_and_no_paragraph_comes_twice() -> None:
    page = page_of_size(HTML, 400)
    read = read_page(page)
    assert 400 <= len(page) + len(HTML) <= 800
    assert page.count(b"<BODY") == page.count(b"</body>") == 1
    texts = read.page.text.split("One")
    assert len(set(texts[1:])) == len(texts) - 1 == len(read.blocks) // 2


def test_the_sample_page_can_be_repeated() -> None:
    html = SAMPLE_PAGE.read_text(encoding="utf-8")
    assert 0.9 < len(page_of_size(html, 1_000_000)) / 1e6 < 1.2


def test_a_page_without_a_body_is_named_as_such() -> None:
    with pytest.raises(TrainingError, match="<body>"):
        page_of_size("<p>x", 1_000)


def test_tables_show_what_a_kilobyte_costs_and_how_processes_add_up() -> None:
    assert size_table([Timing(10_000, 0.002)]).split()[-3:] == ["10", "2.0", "200.0"]
    assert rate_table({1: 50.0, 2: 95.0}).split()[-3:] == ["2", "95.0", "1.90"]
