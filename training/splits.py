"""Split by site: pages of one registered domain are never on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
import tldextract
from numpy.typing import NDArray
from sklearn.model_selection import StratifiedGroupKFold

from training.corpora import GoldPage
from training.errors import CorpusError

Indices = NDArray[np.int64]


@cache
def _extract() -> tldextract.TLDExtract:
    # The public suffix list that ships with the package: no network, the same every time.
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def site_of(page: GoldPage, own_url: str = "") -> str:
    """Registered domain of a page, its id where no address is known.

    Parameters
    ----------
    own_url : str
        The address that the page gives for itself, for pages whose corpus gives none.
    """
    found = _extract()(page.url or own_url)
    if found.top_domain_under_public_suffix:
        return found.top_domain_under_public_suffix
    # Not on the internet, such as news.example: the last two names.
    names = [*found.subdomain.split("."), found.domain]
    return ".".join(name for name in names[-2:] if name) or page.id


def site_folds(
    sites: Sequence[str], strata: Sequence[str], n_folds: int, seed: int
) -> Iterator[tuple[Indices, Indices]]:
    """Yield training and test pages of each fold.

    Parameters
    ----------
    sites, strata : sequence of str, one a page
        The group that stays together, and what each fold should have the same share of.
    """
    n_sites = len(set(sites))
    if n_sites < 2:
        raise CorpusError(f"pages of at least 2 sites are needed to split them, got {n_sites}")
    n_folds = min(n_folds, n_sites)
    splitter = StratifiedGroupKFold(n_folds, shuffle=True, random_state=seed)
    empty = np.zeros((len(sites), 1))
    for train, test in splitter.split(empty, _large_strata(strata, n_folds), list(sites)):
        yield train.astype(np.int64), test.astype(np.int64)


def _large_strata(strata: Sequence[str], n_folds: int) -> list[str]:
    """Count strata with fewer pages than folds to the largest: they cannot be in every fold."""
    sizes = Counter(strata)
    largest = sizes.most_common(1)[0][0]
    return [name if sizes[name] >= n_folds else largest for name in strata]


def fold_numbers(
    sites: Sequence[str], strata: Sequence[str], n_folds: int, seed: int
) -> NDArray[np.int64]:
    """Number of the fold in which each page is tested, shape ``(n_pages,)``."""
    numbers = np.zeros(len(sites), dtype=np.int64)
    for number, (_, test) in enumerate(site_folds(sites, strata, n_folds, seed)):
        numbers[test] = number
    return numbers
