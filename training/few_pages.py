"""What a few annotated pages of a site change for its other pages, on the public corpora.

Every model is the one of the fold that left the site out, adapted to some of its pages and judged
on the rest of them, and on pages of other sites that the fold left out too.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from joblib import Parallel, delayed
from tqdm import tqdm

from boilerkit.features.extractor import KINDS, code_schemas
from boilerkit.judging import Judge
from boilerkit.model.bundle import Bundle, read_bundle
from boilerkit.page import Kind
from training.adaptation import TaughtPage, judge_pages, learn_known, taught_pages, with_known
from training.corpora import GoldPage, sound_pages
from training.errors import CorpusError
from training.gains import SEED, share_right, word_f1
from training.replay import BundleChoice
from training.splits import site_of

MIN_PAGES: Final = 5
"""Of sites with fewer pages too few would be left to judge."""
N_DRAWS: Final = 3
"""So often pages to adapt to are drawn; the rest is judged."""
N_OTHERS: Final = 25
"""Pages of other sites that are judged."""

Scores = tuple[float, float]
"""Word F1, and the share of blocks with the right label."""


@dataclass(frozen=True, slots=True)
class SiteGain:
    """Scores of a site's pages by the number of pages adapted to, means over the draws.

    Attributes
    ----------
    own : list of Scores
        Of the site's other pages, adapted to none first.
    others : list of Scores
        Of pages of other sites, adapted to none and to the largest number.
    """

    site: str
    kind: Kind
    n_pages: int
    own: list[Scores]
    others: list[Scores]


def measure_few_pages(
    folder: Path,
    names: Sequence[str],
    bundles: BundleChoice,
    sizes: Sequence[int],
    n_jobs: int = -1,
) -> list[SiteGain]:
    """Adapt to so many pages of each site that has enough of them.

    Parameters
    ----------
    names : sequence of str
        Corpora; all that have gold texts if there is none.
    sizes : sequence of int
        Numbers of pages to adapt to, ascending.

    Raises
    ------
    CorpusError
        No site has enough pages.
    """
    pages = sound_pages(folder, names)
    sites: dict[str, list[GoldPage]] = defaultdict(list)
    for page in pages:
        sites[site_of(page)].append(page)
    least = max(MIN_PAGES, sizes[-1] + 1)
    large = {site: own for site, own in sites.items() if len(own) >= least}
    if not large:
        raise CorpusError(f"no site has {least} pages with a gold text, to adapt to some of them")
    jobs = []
    for site, own in sorted(large.items()):
        path = bundles.path(own[0].id)
        others = [p for p in pages if bundles.path(p.id) == path and site_of(p) != site]
        jobs += [delayed(_measure_site)(site, kind, own, others, path, sizes) for kind in KINDS]
    done = Parallel(n_jobs, return_as="generator")(jobs)
    return list(tqdm(done, total=len(jobs), unit="site", disable=None))


def _measure_site(
    site: str,
    kind: Kind,
    own: Sequence[GoldPage],
    others: Sequence[GoldPage],
    path: Path,
    sizes: Sequence[int],
) -> SiteGain:
    bundle = read_bundle(path, code_schemas())
    judge = Judge(bundle)
    draws = [np.random.default_rng([SEED, n, zlib.crc32(site.encode())]) for n in range(N_DRAWS)]
    drawn = draws[0].permutation(len(others))[:N_OTHERS]
    elsewhere = taught_pages(judge, [others[place] for place in drawn], kind)
    pages = taught_pages(judge, own, kind)
    of_draws = []
    for rng in draws:
        shuffled = [pages[place] for place in rng.permutation(len(pages))]
        of_draws.append(_measure(bundle, kind, shuffled, elsewhere, sizes))
    *of_own, before, after = np.mean(of_draws, axis=0).tolist()
    return SiteGain(site, kind, len(pages), of_own, [before, after])


def _measure(
    bundle: Bundle,
    kind: Kind,
    pages: Sequence[TaughtPage],
    others: Sequence[TaughtPage],
    sizes: Sequence[int],
) -> list[Scores]:
    """Scores of the pages that are left, by the number adapted to, then those of the others."""
    rest = pages[sizes[-1] :]
    adapted = [with_known(bundle, kind, learn_known(pages[:size])) for size in sizes]
    judges = [Judge(one) for one in (bundle, *adapted)]
    asked = [*((judge, rest) for judge in judges), (judges[0], others), (judges[-1], others)]
    judged = [judge_pages(judge, of_pages) for judge, of_pages in asked]
    return [(word_f1(of_pages), share_right(of_pages)) for of_pages in judged]


def few_pages_table(gains: Sequence[SiteGain], sizes: Sequence[int]) -> str:
    """Word F1 of each site's other pages by the number of pages adapted to, and means."""
    parts = []
    for kind in KINDS:
        of_kind = [gain for gain in gains if gain.kind == kind]
        header = "".join(f"{n:>8}" for n in (0, *sizes))
        lines = [f"{f'{kind}, adapted to pages:':<28}{header}{'of':>8}"]
        lines += [f"{g.site:<28}{_cells(f1 for f1, _ in g.own)}{g.n_pages:>8}" for g in of_kind]
        own = np.mean([gain.own for gain in of_kind], axis=0).T
        others = np.mean([gain.others for gain in of_kind], axis=0).T
        gap = " " * 8 * (len(sizes) - 1)
        for name, number in (("word F1", 0), ("labels right", 1)):
            lines.append(f"{f'{name}, mean':<28}{_cells(own[number])}")
            before, after = others[number]
            lines.append(f"{f'{name}, other sites':<28}{before:>8.3f}{gap}{after:>8.3f}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _cells(values: Iterable[float]) -> str:
    return "".join(f"{value:>8.3f}" for value in values)
