"""The options of `boilerkit clean`, and the commands beside it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Page = Callable[..., str]


@pytest.fixture
def pages(tmp_path: Path, article: Page) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html").write_text(article("First boats came in before noon. " * 12))
    (folder / "b.html.gz").write_bytes(gzip.compress(article("Second, too. " * 30).encode()))
    (folder / "c.html").write_text(article("First boats came in before noon. " * 12))
    return folder


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_rows_go_to_standard_output(run: Run, pages: Path) -> None:
    found = rows(run("clean", pages, "--to", "jsonl", "--blocks").stdout)
    assert [Path(str(row["id"])).name for row in found] == ["a.html", "b.html.gz", "c.html"]
    assert all(row["title"] == "A day at the harbour" and row["blocks"] for row in found)


def test_filters_are_counted(run: Run, pages: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    result = run("clean", pages, "-o", tmp_path / "out", "--dedup", "exact", "--report", report)
    assert result.exit_code == 0
    found = json.loads(report.read_text())
    assert found["outcomes"] == {"filtered": 1, "ok": 2}
    assert found["reasons"] == {"filtered: exact copy": 1}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "a.txt",
        "b.txt",
        "errors.jsonl",
    ]


def test_processes_give_the_same_bytes(run: Run, pages: Path, tmp_path: Path) -> None:
    shards = []
    for number, options in enumerate([(), ("--jobs", "2"), ("--timeout", "60")]):
        out = tmp_path / str(number)
        assert run("clean", pages, "-o", out, "--to", "parquet", *options).exit_code == 0
        shards.append((out / "pages-00000.parquet").read_bytes())
    assert len(set(shards)) == 1


def test_a_list_of_paths_and_a_pattern(run: Run, pages: Path, tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text(str(pages))
    result = run("clean", "--files-from", listed, "--pattern", "*.gz", "--to", "jsonl")
    assert len(rows(result.stdout)) == 1


def test_a_dry_run_only_counts(run: Run, pages: Path, tmp_path: Path) -> None:
    (pages / "d.html.gz").write_bytes(b"no archive")
    result = run("clean", pages, "-o", tmp_path / "out", "--dry-run")
    assert result.stdout == "4 files, 4 pages, 1 of them unreadable\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--resume"], "-o"),
        (["--blocks"], "--to"),
        (["--to", "parquet"], "-o"),
        (["--resume", "-o", "out", "--unordered"], "--unordered"),
        (["--jobs", "0"], "--jobs"),
        (["--engine", "ray", "--timeout", "5"], "--timeout"),
        (["--files-from", "/nowhere"], "/nowhere"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    run: Run, pages: Path, options: list[str], message: str
) -> None:
    result = run("clean", pages, *options)
    assert result.exit_code == 2
    assert message in result.stderr


def test_output_that_cannot_be_written_is_status_3(run: Run, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("clean", pages, "-o", tmp_path / "file" / "out")
    assert result.exit_code == 3
    assert "cannot be written" in result.stderr


def test_a_run_without_its_model_does_not_begin(run: Run, pages: Path, tmp_path: Path) -> None:
    result = run("clean", pages, "-o", tmp_path / "out", "--model", tmp_path / "none")
    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_inspect_writes_a_report(run: Run, pages: Path, tmp_path: Path) -> None:
    result = run("inspect", pages / "a.html", "-o", tmp_path / "report.html")
    assert result.exit_code == 0
    assert "First boats came in" in (tmp_path / "report.html").read_text()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_learns_to_complete(run: Run, shell: str) -> None:
    assert "_BOILERKIT_COMPLETE" in run("completion", shell).stdout
