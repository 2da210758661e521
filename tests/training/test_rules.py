"""What the rules name blocks that are not body."""

from __future__ import annotations

import pytest

from boilerkit.dom.reading import read_page
from boilerkit.dom.segmentation import block_slices
from boilerkit.labels import LABELS
from training.corpora import GoldPage
from training.gold_labels import label_page

BODY = "The mill turned again this morning, for the first time since the flood. " * 6
PAGE = "<body>{above}<main><h1>The mill</h1>{near}<p>{body}</p>{below}</main>{after}</body>"


def named(text: str, page_type: str = "article", **places: str) -> str:
    """Name that the rules give the block with a text, "" where none fits."""
    parts = {"above": "", "near": "", "below": "", "after": "", **places}
    html = PAGE.format(body=BODY, **parts)
    gold = GoldPage("own/1", "", "en", page_type, html, title="The mill", body=BODY)
    read = read_page(html, kind="html")
    texts = [block.strip() for block in block_slices(read.page, read.blocks)]
    label = int(label_page(gold, read).labels[texts.index(text)])
    return LABELS[label].value if label >= 0 else ""


LINKS = "<a href='/x/1'>rivers</a>, <a href='/x/2'>mills</a>"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (f"<div>Tags: {LINKS}</div>", "Tags: rivers, mills"),
        (f"<footer class=post-footer><div>Labels: {LINKS}</div></footer>", "Labels: rivers, mills"),
        ("<div class=taglist>rivers mills</div>", "rivers mills"),
        ("<p>Tags</p><p><a href='/tag/rivers'>rivers</a></p>", "Tags"),
        ("<p>برچسب ها: <a href='/x/1'>سیل</a></p>", "برچسب ها: سیل"),
    ],
)
def test_lists_of_tags_are_known_by_name_and_caption(markup: str, text: str) -> None:
    assert named(text, below=markup) == "tags"


def test_what_only_looks_like_tags_is_none() -> None:
    alone = "<p>Categories</p><p>Buy a boat.</p>"
    assert named("Categories", below=alone) != "tags"
    menu = f"<nav><div>Topics: {LINKS}</div></nav>"
    assert named("Topics: rivers, mills", above=menu) == "other"
    thread = "<p><a href='/topic/17-wheels'>Wheels and axles</a></p>"
    assert named("Wheels and axles", below=thread) == "tags"
    assert named("Wheels and axles", page_type="forum", below=thread) != "tags"
    category = "<div class=breadcrumb><a class=badge-category href='/c/1'>Wheels</a></div>"
    assert named("Wheels", page_type="forum", near=category) == "tags"
    assert named("Wheels", near=category) == "other"


def test_sponsors_are_ads_unless_a_menu_sells_space() -> None:
    assert named("Sponsored: sheds", below="<p><a href='/out'>Sponsored: sheds</a></p>") == "ads"
    assert named("Advertisement", below="<div>Advertisement</div>") == "ads"
    assert named("Boats", below="<div class=ad-box><a href='/out'>Boats</a></div>") == "ads"
    sells = "<div class=footer><a href='/media'>Advertising</a></div>"
    assert named("Advertising", after=sells) == "other"
    hashed = "<div class=element-8ad4c0b><a href='/x'>Boats</a></div>"
    assert named("Boats", below=hashed) != "ads"


def test_what_a_reader_presses_is_no_advertisement() -> None:
    for name in ("btn btn-primary", "button cta"):
        pressed = f"<div><a class='{name}' href='/buy'>Shop now</a></div>"
        assert named("Shop now", below=pressed) == "other"
    assert named("Boats", below="<div class=promo><a href='/out'>Boats</a></div>") == "ads"
    called = "<div class=panel-cta><p>Never write minutes of a meeting again</p></div>"
    assert named("Never write minutes of a meeting again", below=called) == "ads"


def test_menus_and_headers_need_no_name() -> None:
    menu = "".join(f"<li><a href='/c/{n}'>Part {n}</a></li>" for n in range(9))
    assert named("Part 3", after=f"<div><ul>{menu}</ul></div>") == "other"
    few = "".join(f"<li><a href='/c/{n}'>Part {n}</a></li>" for n in range(3))
    assert named("Part 2", after=f"<div><ul>{few}</ul></div>") == ""
    header = "<header><p>All about mills</p><p>a</p><p>b</p><p>c</p><p>d</p></header>"
    assert named("All about mills", above=header) == "other"


def test_days_of_a_calendar_are_no_dates_of_the_page() -> None:
    day = "<table><tr><td><a aria-label='Posts published on May 12' href='/d/12'>12</a></table>"
    assert named("12", below=day) != "metadata"
    assert named("12 May 2024", near="<div class=date>12 May 2024</div>") == "metadata"


def test_comments_are_posts_in_a_forum() -> None:
    thread = "<div class=comments><p>Well done, all of you, it was about time.</p></div>"
    text = "Well done, all of you, it was about time."
    assert named(text, below=thread) == "comments"
    assert named(text, page_type="forum", below=thread) != "comments"
