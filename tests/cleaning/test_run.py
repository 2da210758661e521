"""Runs from input to output: whole, in order, and the same after any interruption."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from boilerkit.cleaning.cleaner import Cleaner
from boilerkit.cleaning.files import find_files
from boilerkit.cleaning.filters import FilterSettings
from boilerkit.cleaning.journal import JOURNAL_NAME
from boilerkit.cleaning.outputs import FileWriter, Writer
from boilerkit.cleaning.records import CleanPage, RawPage
from boilerkit.cleaning.run import Report, Run
from boilerkit.cleaning.shards import ShardWriter
from boilerkit.cleaning.sources import Columns
from boilerkit.engines.local import in_process
from boilerkit.errors import InputError

Page = Callable[..., str]
Pair = tuple[RawPage, CleanPage]
N_PAGES = 40


@pytest.fixture
def pages(tmp_path: Path, article: Page) -> Path:
    """Pages, some of them bad, empty, or copies of another."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(N_PAGES):
        text = f"Number {number // 2} of the boats came in before noon, and was sold out. " * 6
        (folder / f"{number:02d}.html").write_text(article(text))
    (folder / "07.html").write_bytes(b"%PDF-1.4")
    (folder / "08.html").write_bytes(b"")
    return folder


class Killed(BaseException):
    """Stands for SIGKILL: nobody catches it, nobody tidies up."""


def start(
    pages: Path,
    out: Path,
    writer: Writer,
    model: Path,
    *,
    dedup: str = "",
    die_after: int | None = None,
    resume: bool = False,
) -> Report:
    n_left = die_after

    def engine(cleaner: Cleaner, chunks: Iterable[list[RawPage]]) -> Iterator[list[Pair]]:
        nonlocal n_left
        for chunk in in_process(cleaner, ([page] for pages in chunks for page in pages)):
            if n_left is not None:
                n_left -= 1
                if n_left < 0:
                    # What stands on the disk now is all that a killed run leaves.
                    shutil.copytree(out, out.with_name("left"))
                    raise Killed
            yield chunk

    run = Run(
        files=list(find_files([str(pages)])),
        columns=Columns(),
        cleaner=Cleaner(model=str(model)),
        filters=FilterSettings(dedup=dedup),  # type: ignore[arg-type]
        engine=engine,
        writer=writer,
        folder=out,
    )
    return run.start(resume=resume)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


WRITERS: dict[str, Callable[[Path], Writer]] = {
    "files": lambda out: FileWriter(out, "text"),
    **{
        f"{table} {compression}": (
            lambda out, table=table, compression=compression: ShardWriter(
                out, table, compression=compression, max_bytes=5_000, with_blocks=False
            )
        )
        for table, compression in (
            ("jsonl", "gzip"),
            ("jsonl", "zstd"),
            ("csv", "none"),
            ("parquet", "none"),
        )
    },
}


@pytest.mark.parametrize(
    ("kind", "dedup"), [("files", ""), ("files", "near"), *((kind, "exact") for kind in WRITERS)]
)
def test_a_killed_run_goes_on_to_the_same_bytes(
    pages: Path, tmp_path: Path, tiny_bundle: Path, kind: str, dedup: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("boilerkit.cleaning.run.PAGES_A_CHECKPOINT", 8)
    make = WRITERS[kind]
    whole, left = tmp_path / "whole", tmp_path / "left"
    report = start(pages, whole, make(whole), tiny_bundle, dedup=dedup)
    with pytest.raises(Killed):
        broken = tmp_path / "broken"
        start(pages, broken, make(broken), tiny_bundle, dedup=dedup, die_after=27)
    assert (left / JOURNAL_NAME).exists()
    resumed = start(pages, left, make(left), tiny_bundle, dedup=dedup, resume=True)
    assert resumed == report
    assert contents(left) == contents(whole)
    assert sum(report.outcomes.values()) == report.n_pages == N_PAGES
    assert report.outcomes.get("filtered", 0) >= (18 if dedup else 0)


def test_a_run_goes_on_only_as_it_began(pages: Path, tmp_path: Path, tiny_bundle: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(Killed):
        start(pages, out, FileWriter(out, "text"), tiny_bundle, die_after=3)
    with pytest.raises(InputError, match="other filters"):
        start(pages, out, FileWriter(out, "text"), tiny_bundle, dedup="exact", resume=True)
    (pages / "99.html").touch()
    with pytest.raises(InputError, match="other input"):
        start(pages, out, FileWriter(out, "text"), tiny_bundle, resume=True)


def test_a_line_of_the_journal_that_was_cut_off_is_dropped(
    pages: Path, tmp_path: Path, tiny_bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("boilerkit.cleaning.run.PAGES_A_CHECKPOINT", 8)
    out = tmp_path / "out"
    with pytest.raises(Killed):
        start(pages, out, FileWriter(out, "text"), tiny_bundle, die_after=20)
    with (out / JOURNAL_NAME).open("a") as journal:
        journal.write('{"n_pages": 99, "prob')
    report = start(pages, out, FileWriter(out, "text"), tiny_bundle, resume=True)
    assert report.n_pages == N_PAGES


def test_every_page_ends_in_the_output_or_in_the_error_report(
    pages: Path, tmp_path: Path, tiny_bundle: Path
) -> None:
    out = tmp_path / "out"
    writer = ShardWriter(out, "jsonl", compression="none", max_bytes=10_000, with_blocks=True)
    report = start(pages, out, writer, tiny_bundle, dedup="exact")
    shards = sorted(out.glob("pages-*.jsonl"))
    assert len(shards) > 1
    rows = [json.loads(line) for shard in shards for line in shard.read_text().splitlines()]
    problems = [json.loads(line) for line in (out / "errors.jsonl").read_text().splitlines()]
    not_written = [p["id"] for p in problems if p["status"] in ("error", "filtered")]
    ids = [row["id"] for row in rows] + not_written
    assert sorted(ids) == sorted(str(path) for path in pages.iterdir())
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    assert {p["reason"] for p in problems if p["status"] == "filtered"} >= {
        f"exact copy of {pages / '00.html'}"
    }
    assert report.n_failed == 1


def test_parquet_has_the_documented_schema(pages: Path, tmp_path: Path, tiny_bundle: Path) -> None:
    out = tmp_path / "out"
    writer = ShardWriter(out, "parquet", compression="none", max_bytes=10**9, with_blocks=True)
    cleaner = Cleaner(model=str(tiny_bundle), blocks=True)
    files = list(find_files([str(pages)]))[:3]
    run = Run(files, Columns(), cleaner, FilterSettings(), in_process, writer, out)
    run.start()
    table = pq.read_table(out / "pages-00000.parquet")
    assert table.schema.metadata[b"boilerkit_schema_version"] == b"1"
    assert (
        table.schema.names
        == (
            "id status reason url title headline authors date language tags text page_type"
            " body_probability blocks"
        ).split()
    )
    row = table.to_pylist()[0]
    assert row["title"] == "A day at the harbour"
    assert 0 < row["body_probability"] <= 1
    assert {block["label"] for block in row["blocks"]} >= {"body"}


def test_output_that_cannot_be_written_leaves_nothing_half_done(
    pages: Path, tmp_path: Path, tiny_bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    writer = ShardWriter(out, "jsonl", compression="none", max_bytes=10**9, with_blocks=False)

    def full(row: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("boilerkit.cleaning.shards.json_line", full)
    with pytest.raises(OSError, match="No space"):
        start(pages, out, writer, tiny_bundle)
    assert {path.name for path in out.iterdir()} == {JOURNAL_NAME, ".errors.jsonl.tmp"}
