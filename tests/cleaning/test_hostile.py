"""A folder of good pages with hostile ones between them: the good ones come out, none is lost."""

from __future__ import annotations

import bz2
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
N_GOOD = 100
PAGE_MB = 30


def hostile_files(folder: Path, page: bytes) -> dict[str, str]:
    """Write the files; returns what has to become of each."""
    large = b"<html><body>" + b"<p>Boats came in before noon, and all was sold out.</p>" * 1_000
    contents: dict[str, tuple[bytes, str]] = {
        "cut.html.gz": (gzip.compress(page * 50)[:-20], "error"),
        "no.html.gz": (b"no archive", "error"),
        "no.html.bz2": (b"no archive", "error"),
        "no.html.zst": (b"no archive", "error"),
        "whole.html.bz2": (bz2.compress(page), "ok"),
        "empty.html": (b"", "empty"),
        "blank.html": (b" \n\t ", "empty"),
        "scripts.html": (b"<script>var x = 1</script>", "empty"),
        "document.html": (b"%PDF-1.7\n" + bytes(range(256)), "error"),
        "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(500), "error"),
        "archive.html": (b"PK\x03\x04" + bytes(500), "error"),
        "large.html": (large * (PAGE_MB * 2**20 // len(large)), "ok"),
        "huge.html.gz": (gzip.compress(b"<p>a " * (70 * 2**20 // 5), 1), "too_large"),
        "deep.html": (b"<div>" * 100_000 + b"<p>Text at the bottom of it all.", "any"),
        "unclosed.html": (b"<b><i><p>word " * 20_000, "any"),
        "nulls.html": (b"\0" * 1_000 + page, "any"),
        "charset.html": (b'<meta charset="utf-16">' + page, "any"),
        "lies.html": (b'<meta charset="gb18030"><p>' + "سلام دنیا ".encode() * 90, "any"),
        "nothing.parquet": (b"no table", "error"),
        "nothing.jsonl": (b"no json\n", "error"),
        "cut.warc.gz": (gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n")[:-9], "any"),
    }
    for name, (data, _) in contents.items():
        (folder / name).write_bytes(data)
    (folder / "folder.html").mkdir()
    (folder / "broken.html").symlink_to(folder / "gone.html")
    return {name: fate for name, (_, fate) in contents.items()} | {
        "folder.html": "error",
        "broken.html": "error",
    }


@pytest.mark.parametrize("options", [(), ("--jobs", "2", "--timeout", "60")])
def test_good_pages_come_out_and_bad_ones_are_named(
    article: Callable[..., str], tmp_path: Path, tiny_bundle: Path, options: tuple[str, ...]
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    page = article().encode()
    for number in range(N_GOOD):
        (pages / f"good-{number:03d}.html").write_bytes(page)
    fates = hostile_files(pages, page)
    done = subprocess.run(
        [sys.executable, "-m", "boilerkit", "clean", str(pages), "-o", str(tmp_path / "out"),
         "--report", str(tmp_path / "report.json"), *options],
        env={**os.environ, "BOILERKIT_MODEL_DIR": str(tiny_bundle)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    problems = (tmp_path / "out" / "errors.jsonl").read_text().splitlines()
    named = {Path(row["id"].split("#")[0]).name: row["status"] for row in map(json.loads, problems)}
    for name, fate in fates.items():
        if fate != "any":
            assert named.get(name, "ok") == fate, name
    report = json.loads((tmp_path / "report.json").read_text())
    assert sum(report["outcomes"].values()) == report["n_pages"]
    good = list((tmp_path / "out").glob("good-*.txt"))
    assert len(good) == N_GOOD
    assert all("The boats came in" in path.read_text() for path in good)
