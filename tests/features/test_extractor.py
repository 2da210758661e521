from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from boilerkit.dom.reading import read_page
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.features.words import words_of
from training.rewriting import SCRIPTS, rewrite_page

HTML = """<html><head><title>The quiet harbour</title></head><body>
<div class="main-nav"><a href="/">Home</a> <a href="/x">News</a></div>
<article><h1>The quiet harbour</h1>
<p>It was half past nine, and nobody had come, by ten there were two of us, cold and late.</p>
<p>Published 12.03.2024, 14:05.</p></article>
<div id="comments" class="comment-list"><p>Lovely!</p></div>
<div class="ad-slot">Buy cheap tickets</div></body></html>"""


def features(html: str, kind: str = "html") -> dict[str, NDArray[np.float32]]:
    read = read_page(html, kind=kind)  # type: ignore[arg-type]
    extractor = FeatureExtractor(read.page.kind)
    X = extractor.transform(read.page, read.blocks, read.hints).X
    return dict(zip(extractor.names, X.T, strict=True))


def test_what_holds_most_of_the_text_is_not_what_its_name_says() -> None:
    text = "The ferry crossed the harbour, and a crowd on the pier cheered it on its way. " * 3
    page = f"""<body><div class="layout"><div class="sidebar popup content"><p>{text}</p>
        <p>{text}</p></div><div class="sidebar"><p>{text}</p></div></div></body>"""
    found = features(page)
    assert found["structure__above_sidebar"].tolist() == [0, 0, 1]
    assert found["structure__near_popup"].tolist() == [0, 0, 0]
    assert found["structure__near_content"].tolist() == [1, 1, 0]


@pytest.mark.parametrize("kind", ["html", "text"])
def test_names_are_distinct_and_an_empty_page_has_no_rows(kind: str) -> None:
    names = FeatureExtractor(kind).names  # type: ignore[arg-type]
    assert len(set(names)) == len(names)
    read = read_page("", kind=kind)  # type: ignore[arg-type]
    X = FeatureExtractor(read.page.kind).transform(read.page, read.blocks, read.hints).X
    assert X.shape == (0, len(names))


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("text__n_words", [2, 3, 19, 6, 1, 3]),
        ("text__n_sentences", [0, 0, 1, 1, 1, 0]),
        ("text__n_times", [0, 0, 0, 1, 0, 0]),
        ("text__n_years", [0, 0, 0, 1, 0, 0]),
        ("stated__title_precision", [0, 1, 0, 0, 0, 0]),
        ("links__n_links", [2, 0, 0, 0, 0, 0]),
        ("structure__heading_level", [0, 1, 0, 0, 0, 0]),
        ("structure__in_article", [0, 1, 1, 1, 0, 0]),
        ("structure__above_comment", [0, 0, 0, 0, 1, 0]),
        ("structure__near_ads", [0, 0, 0, 0, 0, 1]),
        ("structure__near_nav", [1, 0, 0, 0, 0, 0]),
        ("position__n_blocks_before", [0, 1, 2, 3, 4, 5]),
        ("position__blocks_since_title", [-1, 0, 1, 2, 3, 4]),
    ],
)
def test_columns_say_what_they_are_named_for(column: str, expected: list[float]) -> None:
    found = features(HTML)[column]
    if column == "stated__title_precision":
        found = (found > 0.9).astype(float)
    assert found.tolist() == expected


@pytest.mark.parametrize("script", [name for name in SCRIPTS if SCRIPTS[name].letters])
def test_shape_is_the_same_in_every_script(script: str) -> None:
    read = read_page(HTML)
    copy = rewrite_page(read, script)
    extractor = FeatureExtractor("html")
    a = extractor.transform(read.page, read.blocks, read.hints).X
    b = extractor.transform(copy.page, copy.blocks, copy.hints).X
    for name in (
        "text__n_words",
        "text__n_sentences",
        "text__n_commas",
        "text__n_numbers",
        "stated__title_recall",
        "links__density",
        "text__word_length",
    ):
        column = extractor.names.index(name)
        np.testing.assert_allclose(a[:, column], b[:, column], rtol=1e-6, err_msg=name)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("كتاب علي", "کتاب علی"),  # Arabic and Persian letters
        ("۱۲۳", "123"),
        ("می‌روم", "میروم"),  # a joiner that keeps the letters of a word apart
        ("Éco", "eco"),
        ("STRASSE", "strasse"),
    ],
)
def test_the_same_word_written_otherwise_is_the_same(a: str, b: str) -> None:
    assert words_of(a).hashes.tolist() == words_of(b).hashes.tolist()


def test_chinese_is_counted_without_spaces() -> None:
    found = features("<p>孩子们立刻围了上去，选了自己喜欢的书。</p>")
    assert found["text__n_words"].tolist() == [8.5]
    assert found["text__n_sentences"].tolist() == [1]


@pytest.mark.parametrize(
    "text",
    [
        "Նավը կանգնեց։ Երեխաները վազեցին։",
        "ទូកបានមកដល់។ ក្មេងៗរត់មក។",
        "လှေရောက်လာသည်။ ကလေးများပြေးလာကြသည်။",
        "גשר נפתח. ילדים רצו.",
        "ጀልባው ደረሰ። ልጆች ሮጡ።",
        "नाव आई। बच्चे दौड़े।",
    ],
)
def test_sentences_end_in_every_script(text: str) -> None:
    assert features(f"<p>{text}</p>")["text__n_sentences"].tolist() == [2]


def test_georgian_has_no_case() -> None:
    found = features("<p>გემი მოვიდა. ბავშვები გარბოდნენ.</p>")
    assert found["text__lower_ratio"].tolist() == [0]
    assert found["text__letter_ratio"][0] > 0.9


def test_thai_is_counted_without_spaces_and_by_its_letters() -> None:
    # Seven words of 28 letters; the signs above and below them are none.
    found = features("<p>การเมืองการปกครองของประเทศไทย</p>")
    assert found["text__n_words"].tolist() == [7]
    assert found["text__unspaced_ratio"].tolist() == [pytest.approx(28 / 29)]


@pytest.mark.parametrize("line", ["برچسب ها: سیل", "Tags: one", "标签：书", "Schlagworte: Brot"])
def test_cue_words_are_known_in_many_languages(line: str) -> None:
    assert features(line, "text")["text__cue_tags"][0] > 0


def test_dates_and_times_are_marked_in_chinese_and_japanese_too() -> None:
    found = features("<p>2019年9月7日 20:30</p><p>2025年1月13日21時37分</p><p>2019-09-07</p>")
    assert found["text__n_date_marks"].tolist() == [2, 2, 2]
    assert found["text__n_times"].tolist() == [1, 1, 0]


def test_chinese_texts_share_words_not_single_characters() -> None:
    report = "港口管理处昨天宣布渡轮从下周起调整班次冬季每天只开四班，票价不变旧票仍可继续用下去。"
    again = "由于风浪较大港口管理处决定渡轮冬季每天只开四班居民对此都表示理解商户还是有些意见。"
    other = "由天理大则票管处"  # all of its characters stand in the reports, none of its pairs
    shared = features(f"{report}\n{again}\n{other}", kind="text")["landmarks__shared_ratio"]
    assert shared[0] > 0.3
    assert shared[1] > 0.3
    assert shared[2] == 0


def test_repeated_blocks_know_that_they_are() -> None:
    found = features("<p>Read more</p><p>Something else</p><p>read more</p>")
    assert found["text__n_copies"].tolist() == [2, 1, 2]
    assert found["text__is_later_copy"].tolist() == [0, 0, 1]
