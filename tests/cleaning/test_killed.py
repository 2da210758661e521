"""The command itself, killed at random moments and gone on with: the same bytes at the end."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
N_PAGES, N_KILLS = 150, 4


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("options", [("--to", "jsonl", "--shard-mb", "0"), ("--jobs", "2")])
def test_a_run_killed_again_and_again_ends_the_same(
    article: Callable[..., str], tmp_path: Path, tiny_bundle: Path, options: tuple[str, ...]
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(N_PAGES):
        text = f"Number {number} of the boats came in before noon, and was sold out. " * 90
        (pages / f"{number:03d}.html").write_text(article(text))
    command = [sys.executable, "-m", "boilerkit", "clean", str(pages), *options]
    environment = {**os.environ, "BOILERKIT_MODEL_DIR": str(tiny_bundle)}

    def run(out: str, *more: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*command, "-o", str(tmp_path / out), *more],
            env=environment, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    assert run("whole").wait(120) == 0
    moments = random.Random(5)
    for number in range(N_KILLS):
        process = run("broken", *(["--resume"] if number else []))
        try:
            process.wait(moments.uniform(0.5, 1.5))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    assert run("broken", "--resume").wait(120) == 0
    assert contents(tmp_path / "broken") == contents(tmp_path / "whole")
