"""Gold texts, snippets and rules give blocks their labels."""

from __future__ import annotations

from boilerkit.dom.reading import read_page
from boilerkit.labels import LABEL_INDEX, Label
from training.alignment import align_body, find_snippet
from training.annotations import AnnotatedPage
from training.corpora import GoldPage
from training.gold_labels import label_page
from training.rules import NOT_BODY, UNKNOWN


def words(*texts: str) -> list[list[str]]:
    return [text.split() for text in texts]


def test_gold_is_aligned_in_order() -> None:
    blocks = words("home news", "the cat sat on the mat", "read more", "and then it slept", "news")
    alignment = align_body(blocks, "The cat sat on the mat.\n\nAnd then it slept")
    assert alignment.is_gold.tolist() == [False, True, False, True, False]


def test_half_a_block_is_enough_and_a_stray_word_is_doubtful() -> None:
    far = words("about", *["filler words that nobody wrote in gold"] * 12, "all about cats here")
    alignment = align_body(far, "about all about cats here")
    assert alignment.is_doubtful.tolist() == [True, *[False] * 13]


def test_snippets_are_found_across_blocks() -> None:
    blocks = words("a b", "c d", "b c")
    assert find_snippet(blocks, "b c") == [[0, 1], [2]]
    assert find_snippet(blocks, "x") == find_snippet(blocks, "") == []
    assert find_snippet(words("the quick brown fox"), "ick brown fo") == [[0]]
    assert find_snippet(words("quick", "brown"), "k br") == [[0, 1]]


def test_labels_agree_with_our_own_annotations(own_pages: list[AnnotatedPage]) -> None:
    """Gold and rules together name what the annotator named, or nothing."""
    hits = named = 0
    for page in own_pages:
        if page.kind == "text":
            continue
        html = page.path.read_text(encoding="utf-8")
        gold = GoldPage(
            id=f"own/{page.path.stem}",
            url=page.url,
            language=page.language,
            page_type=page.page_type,
            html=html,
            title=page.texts(Label.HEADLINE)[0],
            body="\n".join(page.texts(Label.BODY)),
        )
        labels = label_page(gold, read_page(html)).labels
        for found, (label, text) in zip(labels, page.blocks, strict=True):
            if label is Label.BODY:
                assert found == LABEL_INDEX[Label.BODY], text
            elif found >= 0:
                named += 1
                hits += found == LABEL_INDEX[label]
    assert named > 60
    assert hits / named > 0.9


def test_pages_of_snippets_leave_most_blocks_unknown() -> None:
    html = "<p>first words here</p><p>second words there</p><p>third</p>"
    gold = GoldPage(
        "t/1", "", "en", "", html, must_have=("second words",), must_not_have=("third",)
    )
    assert label_page(gold, read_page(html)).labels.tolist() == [
        UNKNOWN,
        LABEL_INDEX[Label.BODY],
        NOT_BODY,
    ]


def test_text_beside_a_snippet_is_not_held_for_what_its_place_is_named() -> None:
    text = (
        "the ferry crossed the harbour and a crowd on the pier cheered it on its slow way back home"
    )
    html = f"""<div class="paywall"><p>First {text}, at noon.</p><p>Then {text}.</p>
        <p>Buy a ticket</p></div><div><p>{text} {text} {text} {text} {text}</p></div>"""
    gold = GoldPage("t/1", "", "en", "", html, must_have=("at noon",))
    assert label_page(gold, read_page(html)).labels.tolist() == [
        LABEL_INDEX[Label.BODY],
        UNKNOWN,
        LABEL_INDEX[Label.OTHER],
        UNKNOWN,
    ]


def test_a_few_unwanted_words_do_not_tell_of_a_block_that_says_more() -> None:
    html = "<p>By: A. Ito</p><p>The harbour stood by its ferry, and all were glad of it.</p>"
    gold = GoldPage("t/1", "", "en", "", html, must_have=("stood by",), must_not_have=("by:",))
    assert label_page(gold, read_page(html)).labels.tolist() == [
        NOT_BODY,
        LABEL_INDEX[Label.BODY],
    ]
