"""Pages of one site are never on both sides of a split."""

from __future__ import annotations

import pytest

from training.corpora import GoldPage
from training.errors import CorpusError
from training.splits import fold_numbers, site_of


def test_sites_stay_together() -> None:
    sites = [f"site{n % 17}" for n in range(200)]
    folds = fold_numbers(sites, ["a"] * 200, 5, 1)
    assert set(folds) == set(range(5))
    assert all(
        len({f for f, s in zip(folds, sites, strict=True) if s == site}) == 1 for site in set(sites)
    )


def test_few_sites_make_few_folds_and_one_makes_none() -> None:
    assert set(fold_numbers(["a", "b", "c"], ["x", "x", "y"], 5, 1)) == {0, 1, 2}
    with pytest.raises(CorpusError, match="at least 2 sites"):
        fold_numbers(["a", "a"], ["x", "x"], 5, 1)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://news.example.co.uk/a", "example.co.uk"),
        ("http://www.blog.example.com", "example.com"),
        ("", "c/1"),
    ],
)
def test_a_site_is_a_registered_domain(url: str, site: str) -> None:
    assert site_of(GoldPage("c/1", url, "", "", "")) == site
