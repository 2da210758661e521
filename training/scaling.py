"""How the price of a page grows with its size, and the rate with the number of processes."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import boilerkit
from boilerkit import Extractor
from training.annotations import PAGES_FOLDER
from training.errors import TrainingError

SIZES: Final = (10_000, 100_000, 1_000_000, 5_000_000, 20_000_000)
"""Bytes of the pages that are timed."""
SAMPLE_PAGE: Final = PAGES_FOLDER / "en-news.html"
MIN_SECONDS: Final = 2.0
"""A size is timed over and over for so long, and its fastest run counts."""
N_STARTING: Final = 100
"""Pages by which all processes are at work; the rate is taken from there on."""
_BODY = re.compile(r"(.*?<body[^>]*>)(.*)(</body>.*)", re.DOTALL | re.IGNORECASE)
_END = re.compile(r"</(?:p|li|h\d)>")


@dataclass(frozen=True, slots=True)
class Timing:
    """What a page of one size costs."""

    n_bytes: int
    seconds: float

    @property
    def microseconds_per_kb(self) -> float:
        """The same for all sizes where the price grows with the size alone."""
        return self.seconds * 1e6 / (self.n_bytes / 1e3)


def page_of_size(html: str, n_bytes: int) -> bytes:
    """Repeat the body of a page up to a size, every paragraph a little different.

    Raises
    ------
    TrainingError
        The page has no ``<body>`` with an end.
    """
    found = _BODY.fullmatch(html)
    if found is None:
        raise TrainingError("expected a page with a <body> and its end, to repeat what is between")
    before, body, after = found.groups()
    n_copies = max(1, n_bytes // len(body.encode()))
    copies = (_END.sub(rf" {number}\g<0>", body) for number in range(n_copies))
    return "".join((before, *copies, after)).encode()


def time_sizes(sizes: Sequence[int] = SIZES, sample: Path = SAMPLE_PAGE) -> list[Timing]:
    """Time `boilerkit.extract` on pages of several sizes."""
    html, extractor = sample.read_text(encoding="utf-8"), Extractor()
    extractor.extract(html)
    return [_timed(extractor, page_of_size(html, size)) for size in sizes]


def _timed(extractor: Extractor, page: bytes) -> Timing:
    runs: list[float] = []
    while not runs or sum(runs) < MIN_SECONDS:
        start = time.perf_counter()
        extractor.extract(page)
        runs.append(time.perf_counter() - start)
    return Timing(len(page), min(runs))


def rate(pages: Sequence[bytes], workers: int) -> float:
    """Pages a second over so many processes, from the page on at which they are all at work."""
    results = boilerkit.extract_many(pages, workers=workers)
    for _ in islice(results, min(N_STARTING, len(pages) // 2)):
        pass
    start = time.perf_counter()
    n_done = sum(1 for _ in results)
    return n_done / (time.perf_counter() - start)


def size_table(timings: Sequence[Timing]) -> str:
    """One line a size."""
    lines = [f"{'kB':>10}{'ms a page':>12}{'us a kB':>10}"]
    lines += [
        f"{t.n_bytes / 1e3:>10.0f}{t.seconds * 1e3:>12.1f}{t.microseconds_per_kb:>10.1f}"
        for t in timings
    ]
    return "\n".join(lines)


def rate_table(rates: dict[int, float]) -> str:
    """One line a number of processes."""
    lines = [f"{'processes':>10}{'pages/s':>12}{'times one':>10}"]
    lines += [f"{n:>10}{r:>12.1f}{r / rates[1]:>10.2f}" for n, r in rates.items()]
    return "\n".join(lines)
