from __future__ import annotations

from training.type_scores import TypedPage, type_rows, type_table

PAGES = [
    TypedPage("a", "article", "article"),
    TypedPage("a", "article", "article"),
    TypedPage("a", "article", "listing"),
    TypedPage("a", "forum", "article"),
    TypedPage("a", "", "product"),
    TypedPage("b", "article", ""),
]


def test_each_corpus_has_a_row_and_its_types_where_there_are_several() -> None:
    rows = [(row.name, row.n_pages, row.right, row.taken_for) for row in type_rows(PAGES)]
    assert rows == [
        ("a", 4, 0.5, [("listing", 1), ("article", 1)]),
        ("a/article", 3, 2 / 3, [("listing", 1)]),
        ("a/forum", 1, 0.0, [("article", 1)]),
        ("b", 1, 0.0, [("", 1)]),
    ]


def test_the_table_says_what_pages_are_taken_for() -> None:
    table = type_table(type_rows(PAGES))
    assert "a/article                        3   0.667  listing 1" in table
    assert table.endswith("none 1")
    assert type_rows([TypedPage("a", "unheard of", "article")]) == []
