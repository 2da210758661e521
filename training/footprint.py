"""What the library itself takes: time to start, and memory over many pages.

Both are measured from outside, on processes that hold nothing but the library: a reader of
Parquet files beside it would be most of what is seen.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from typing import IO, Final

from tqdm import tqdm

from training.corpora import iterate_corpus
from training.errors import TrainingError
from training.scaling import SAMPLE_PAGE

N_STARTS: Final = 9
MARKS: Final = (1, 100, 1_000, 2_000, 5_000, 10_000)
"""After so many pages the memory is read."""
_STATUS: Final = re.compile(r"^VmHWM:\s+(\d+) kB.*?^VmRSS:\s+(\d+) kB", re.MULTILINE | re.DOTALL)

_START: Final = """
print(flush=True)
import boilerkit
print(flush=True)
boilerkit.extract(open(0, encoding="utf-8").read())
print(flush=True)
"""
_MANY: Final = """
import json, sys
import boilerkit
extractor = boilerkit.Extractor()
for line in sys.stdin.buffer:
    extractor.extract(json.loads(line))
    print(flush=True)
"""


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds by the wall clock, medians of several processes."""

    imported: float
    """`import boilerkit` alone."""
    first_page: float
    """From the start of the process to the text of its first page."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory of a process in MB, after so many pages and at its highest so far."""

    n_pages: int
    resident: float
    peak: float


def time_start(sample: Path = SAMPLE_PAGE, n_starts: int = N_STARTS) -> Start:
    """Start the library over and over, and let it extract one page."""
    starts = [_timed_start(sample.read_bytes()) for _ in range(n_starts)]
    return Start(
        median(start.imported for start in starts), median(start.first_page for start in starts)
    )


def _timed_start(page: bytes) -> Start:
    begin = time.perf_counter()
    with _running(_START) as (process, pages, answers):
        pages.write(page)
        pages.close()
        up, imported, done = [_answered(process, answers) for _ in range(3)]
    return Start(imported - up, done - begin)


def measure_memory(
    corpora: Sequence[Path], n_pages: int, marks: Sequence[int] = MARKS
) -> list[Memory]:
    """Extract pages of corpora, again from the first where they end, in one process.

    Raises
    ------
    TrainingError
        The corpora have no page, or the system does not tell what a process takes.
    """
    found: list[Memory] = []
    with _running(_MANY) as (process, pages, answers):
        progress = tqdm(islice(_again(corpora), n_pages), total=n_pages, unit="page", disable=None)
        for number, html in enumerate(progress, start=1):
            pages.write(json.dumps(html).encode() + b"\n")
            pages.flush()
            _answered(process, answers)
            if number in marks or number == n_pages:
                found.append(Memory(number, *_memory_of(process.pid)))
    return found


def _again(corpora: Sequence[Path]) -> Iterator[str]:
    """Yield the pages of corpora, from the first again where they end."""
    while True:
        n_pages = 0
        for path in corpora:
            for page in iterate_corpus(path):
                n_pages += 1
                yield page.html
        if n_pages == 0:
            raise TrainingError(f"no page in {', '.join(map(str, corpora))}")


@contextmanager
def _running(code: str) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes], IO[bytes]]]:
    """Run code in a process of its own; yield it, what it reads and what it writes."""
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None
        yield process, process.stdin, process.stdout


def _answered(process: subprocess.Popen[bytes], answers: IO[bytes]) -> float:
    """Wait for a line of the process and return the time."""
    if not answers.readline():
        raise TrainingError(f"the measured process ended with status {process.wait()}")
    return time.perf_counter()


def _memory_of(pid: int) -> tuple[float, float]:
    """Resident memory of a process and the highest it has been, in MB."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError as error:
        raise TrainingError(
            f"cannot read the memory of process {pid} ({error}); only Linux tells it in /proc"
        ) from error
    found = _STATUS.search(status)
    if found is None:
        raise TrainingError(f"/proc/{pid}/status does not tell VmHWM and VmRSS")
    return int(found[2]) * 1024 / 1e6, int(found[1]) * 1024 / 1e6


def footprint_table(start: Start, memory: Sequence[Memory]) -> str:
    """Say both in a few lines."""
    lines = [
        f"import boilerkit: {start.imported:.2f} s",
        f"first page, from the start of the process: {start.first_page:.2f} s",
        "",
        f"{'pages':>8}{'MB':>8}{'peak MB':>10}",
    ]
    lines += [f"{m.n_pages:>8}{m.resident:>8.0f}{m.peak:>10.0f}" for m in memory]
    return "\n".join(lines)
