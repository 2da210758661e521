"""Panes of consent managers are told by their names, and never come out as text."""

from __future__ import annotations

import numpy as np
import pytest

from boilerkit import Label, label
from boilerkit.dom.reading import read_page
from boilerkit.dom.segmentation import block_slices
from boilerkit.features.consent import consent_panes

ARTICLE = "<article><h1>Rain</h1><p>It rained all night, and the river rose.</p></article>"


def in_panes(html: str) -> list[str]:
    read = read_page(html, kind="html")
    texts = block_slices(read.page, read.blocks)
    return [texts[block].strip() for block in np.flatnonzero(consent_panes(read.page, read.blocks))]


@pytest.mark.parametrize(
    "pane",
    [
        '<div id="onetrust-consent-sdk"><div><p>Purposes</p></div></div>',
        '<div class="cky-consent-container cky-box-left"><p>Purposes</p></div>',
        '<aside id="CYBOTCOOKIEBOTDIALOG" role="dialog">Purposes</aside>',
        '<div class="modal\n  cky-modal"><p class="a\nb">Purposes</p></div>',
        '<div id="moove_gdpr_cookie_modal"><div hidden><p>Purposes</p></div></div>',
    ],
)
def test_all_that_a_pane_holds_is_found(pane: str) -> None:
    assert in_panes(f"<p>Before</p>{pane}{ARTICLE}") == ["Purposes"]


@pytest.mark.parametrize(
    "html",
    [
        ARTICLE,
        '<article class="about-onetrust-consent-sdk"><p>How OneTrust works</p></article>',
        '<div class="CookieDeclaration"><p>Which cookies this site sets</p></div>',
        "<p>The id is onetrust-consent-sdk</p>",
    ],
)
def test_what_is_about_consent_is_no_pane(html: str) -> None:
    assert in_panes(html) == []


def test_a_dump_has_no_panes() -> None:
    read = read_page("onetrust-consent-sdk\nPurposes\n", kind="text")
    assert not consent_panes(read.page, read.blocks).any()


def test_a_page_of_hardly_more_than_a_pane_does_not_come_out_as_one() -> None:
    purposes = "".join(
        f"<h4>Purpose {n}</h4><p>Vendors can use your data to measure purpose {n}, and to find"
        " out how the content that you saw was read, by whom and for how long.</p>"
        for n in range(30)
    )
    document = label(f'{ARTICLE}<div id="onetrust-pc-sdk">{purposes}</div>')
    of_pane = [block for block in document.blocks if "urpose" in block.text]
    assert len(of_pane) == 60
    assert all(block.label is not Label.BODY for block in of_pane)
    assert all(block.probabilities[Label.BODY] == 0 for block in of_pane)
    assert "urpose" not in document.text
