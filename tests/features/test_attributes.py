"""What class names and their like are taken to say."""

from __future__ import annotations

import pytest

from boilerkit.features.attributes import CATEGORIES, N_CATEGORIES, attribute_bits
from boilerkit.tree import unpack


def purposes(names: str) -> set[str]:
    flags = unpack(attribute_bits((names,)), N_CATEGORIES)[0]
    return {category for category, is_named in zip(CATEGORIES, flags, strict=True) if is_named}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("", set()),
        ("article-body", {"article", "body"}),
        ("commentList", {"comment"}),
        ("Rubrikenliste", {"category"}),
        ("related-stories-box", {"related", "infobox"}),
        ("z ab ac ad ae", set()),
        ("ad", {"ads"}),
        # Drupal's wrapper of the whole page, a field whose label is hidden, a front-page post.
        ("dialog-off-canvas-main-canvas", set()),
        ("field field--name-body field--label-hidden", {"body"}),
        ("node node--promoted", {"article"}),
        ("post-comments hidden-print", {"comment", "post"}),
        ("l-container-fixed fixed-bar", {"popup"}),
        ("modal-dialog", {"popup"}),
        ("promoted-post", {"sponsor", "post"}),
        # WordPress names a post's topics beside it.
        (
            "post-7 type-post hentry category-ads-and-more tag-social-media",
            {"category", "post", "tags"},
        ),
        ("article post tag-newsletter no-image", {"article", "post", "tags"}),
        ("category-ads tag-social-media", {"ads", "category", "media", "share", "tags"}),
        ("hentry tag- my-tag-share", {"post", "share", "tags"}),
        # Where an element is, not what.
        ("flush-top flush-bottom", set()),
        ("hide-border-bottom pc-paddingLeft-20", set()),
        ("sidebar-align-right right", {"sidebar"}),
        ("bottom", {"footer"}),
        ("overflow-x-hidden text-left", {"content"}),
        ("elementor-widget elementor-widget-theme-post-content", {"content", "post"}),
        ("widget", {"sidebar"}),
        # What an element has or lacks, not what it is.
        ("has-post-thumbnail no-sidebar page--withSidebar", {"wrapper"}),
        ("menu-item-has-children", {"nav", "product"}),
        ("hide-scrollbar mw-hide-empty-elt hide-", {"hidden"}),
        ("mfp-hide", {"hidden"}),
        ("no-print", {"noprint", "hidden"}),
        # Names of frameworks.
        ("__next", set()),
        ("main __next-root ___nav.search __", {"body"}),
        ("block__next", {"pagination", "wrapper"}),
        # Utility classes with a value or for an occasion.
        ("Mx(a)--modalCentered lw-nav-open_Pos(r)", set()),
        ("w-[--sidebar-width] lg:[--nav-height:66px] comment", {"comment"}),
        ("dark:bg-navbar group-hover/tooltip:block print:hidden", set()),
        ("darkmenu:x md:hidden", {"hidden"}),
        # What machines make of digits and letters.
        ("elementor-element-8ad4c0b", set()),
        ("sc-ad9d1286-1", set()),
        ("article-2638ad0", {"article"}),
        ("ad300x250", {"ads"}),
        ("ad-12", {"ads"}),
    ],
)
def test_words_of_names_tell_the_purpose(names: str, expected: set[str]) -> None:
    assert purposes(names) == expected
