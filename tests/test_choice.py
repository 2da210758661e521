from __future__ import annotations

import pytest

from boilerkit import Extractor, InputError
from boilerkit.choice import PARTS, Choice, checked_choice
from boilerkit.document import Document
from boilerkit.render import RENDERERS
from tests.documents import document

PAGE = """
<figure><img src=a><figcaption>above</figcaption></figure>
<p>first</p>
<figure><img src=b><figcaption>caption</figcaption></figure>
<div class="wp-Caption"><p>named</p></div>
<table><caption>of table</caption><tr><td>1<td>2<tr><td>3<td>4</table>
<pre>code</pre>
<blockquote><p>quote</p></blockquote>
<ul><li>item</li></ul>
<section class="CustomerReviews"><h3>said</h3><p class="review">good</p></section>
<div role="doc-endnotes"><p>1 note</p></div>
<p>last</p>
"""
CAPTIONS = {"above", "caption", "named", "of table"}
OF_PART = {
    "captions": CAPTIONS,
    "tables": {"1", "2", "3", "4"},
    "code": {"code"},
    "quotes": {"quote"},
    "lists": {"item"},
    "reviews": {"said", "good"},
    "footnotes": {"1 note"},
}


def texts(choice: Choice, of: Document) -> set[str]:
    return {block.text for block in choice.blocks(of)}


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_dropped_whatever_its_label(part: str) -> None:
    every = {"first", "last"}.union(*OF_PART.values())
    page = document(PAGE, body=every)
    assert texts(Choice(), page) == every
    assert texts(Choice(drop=(part,)), page) == every - OF_PART[part]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_kept_within_the_article_only(part: str) -> None:
    page = document(PAGE, body={"first", "last"})
    kept = texts(Choice(keep=(part,)), page)
    assert kept == {"first", "last"} | OF_PART[part] - {"above"}


@pytest.mark.parametrize("part", PARTS)
def test_reviews_and_footnotes_are_kept_below_the_article_too(part: str) -> None:
    page = document(PAGE, body={"first"})
    below = OF_PART[part] if part in {"reviews", "footnotes"} else set()
    assert texts(Choice(keep=(part,)), page) == {"first"} | below


def test_what_is_dropped_is_not_kept_by_another_part() -> None:
    page = document("<p>a</p><blockquote><ul><li>b</li></ul></blockquote><p>c</p>", body={"a", "c"})
    assert texts(Choice(keep=("lists",), drop=("quotes",)), page) == {"a", "c"}


def test_a_page_without_body_keeps_nothing() -> None:
    assert texts(Choice(keep=tuple(PARTS)), document(PAGE, body=set())) == set()


def test_a_long_text_is_no_caption_by_its_name() -> None:
    page = document(f"<div class=no-caption><p>{'word ' * 200}</p></div>", body=set())
    assert not page.blocks[0].place.parts


@pytest.mark.parametrize("name", ["review", "previews", "reviewer", "cookie-preferences"])
def test_what_a_name_only_looks_like_is_no_part(name: str) -> None:
    page = document(f"<p>{'word ' * 20}</p><div class={name}><p>said</p></div>", body=set())
    assert not page.blocks[1].place.parts


@pytest.mark.parametrize("name", ["reviews", "footnotes"])
def test_what_most_of_the_page_is_about_is_no_part_by_its_name(name: str) -> None:
    page = document(f"<p>menu</p><main class={name}><p>{'word ' * 20}</p></main>", body=set())
    assert not page.blocks[1].place.parts


@pytest.mark.parametrize("name", ["Footnotes__list", "mw-references", "disclaimer", "endnotes"])
def test_notes_are_footnotes_by_the_names_that_sites_give_them(name: str) -> None:
    page = document(f"<p>{'word ' * 20}</p><div class={name}><p>noted</p></div>", body=set())
    assert page.blocks[1].place.parts == {"footnotes"}


def test_dumps_have_no_parts(tiny_bundle: object) -> None:
    extractor = Extractor(str(tiny_bundle))
    dump = "A line of text that goes on for a while, with a stop.\n" * 3
    assert extractor.extract(dump, kind="text", drop=tuple(PARTS)) == extractor.extract(
        dump, kind="text"
    )


@pytest.mark.parametrize("format", sorted(RENDERERS))
def test_every_format_writes_the_same_blocks(format: str) -> None:
    page = document(PAGE, body={"first", "last", "caption"})
    written = RENDERERS[format](page, Choice(keep=("quotes",), drop=("captions",)))
    assert "quote" in written and "first" in written
    assert "caption" not in written


def test_the_text_is_the_one_that_the_document_gives(tiny_bundle: object) -> None:
    extractor = Extractor(str(tiny_bundle))
    page = PAGE.replace("first", "word, " * 60).replace("last", "words. " * 60)
    choice = checked_choice(("body", "other"), keep=("captions",), drop=("tables", "code"))
    expected = RENDERERS["text"](extractor.label(page), choice)
    found = extractor.extract(
        page, include=("body", "other"), keep=("captions",), drop=("tables", "code")
    )
    assert found == expected != extractor.extract(page, include=("body", "other"))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"keep": ["figures"]}, "'figures' is no part; expected parts out of: captions, tables"),
        ({"drop": "image"}, "'image' is no part"),
        ({"keep": ["code"], "drop": ["code"]}, "code: expected to keep or to drop a part"),
    ],
)
def test_what_is_no_part_is_named(options: dict[str, list[str]], message: str) -> None:
    with pytest.raises(InputError, match=message):
        checked_choice(("body",), **options)
