from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from boilerkit.cleaning.files import find_files
from boilerkit.cleaning.records import RawPage
from boilerkit.cleaning.sources import Columns, read_pages

WARC = (
    "WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Record-ID: <urn:uuid:{id}>\r\n"
    "WARC-Target-URI: https://example.org/{id}\r\nContent-Type: {media}\r\n"
    "Content-Length: {length}\r\n\r\n"
)


def read(path: Path, columns: Columns | None = None) -> list[RawPage]:
    (file,) = find_files([str(path)])
    return list(read_pages(file, columns or Columns()))


@pytest.mark.parametrize(
    ("suffix", "pack"),
    [("", bytes), (".gz", gzip.compress), (".bz2", bz2.compress), (".zst", zstandard.compress)],
)
def test_a_page_is_unpacked(tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / f"a.html{suffix}"
    path.write_bytes(pack("<p>سلام".encode()))
    (page,) = read(path)
    assert (page.content, page.problem) == ("<p>سلام".encode(), "")


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".zst"])
def test_a_broken_archive_is_a_problem_of_its_page(tmp_path: Path, suffix: str) -> None:
    packs = {".gz": gzip.compress, ".bz2": bz2.compress, ".zst": zstandard.compress}
    whole = packs[suffix](bytes(range(256)) * 400)
    (tmp_path / f"cut.html{suffix}").write_bytes(whole[: len(whole) // 2])
    (tmp_path / f"no.html{suffix}").write_bytes(b"no archive")
    (cut,), (no,) = (read(tmp_path / f"{name}.html{suffix}") for name in ("cut", "no"))
    assert cut.problem.startswith("cannot be read") or not cut.content
    assert no.problem.startswith("cannot be read")


def record(type: str, id: str, media: str, body: bytes) -> bytes:
    head = WARC.format(type=type, id=id, media=media, length=len(body))
    return head.encode() + body + b"\r\n\r\n"


def response(id: str, media: str, body: bytes) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
    return record("response", id, "application/http; msgtype=response", http.encode() + body)


def test_a_warc_gives_its_pages_with_address_and_charset(tmp_path: Path) -> None:
    records = [
        record("warcinfo", "0", "application/warc-fields", b"software: x\r\n"),
        record("request", "1", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
        response("2", "text/html; charset=windows-1256", "<p>سلام".encode("cp1256")),
        response("3", "image/png", b"\x89PNG"),
        response("4", "text/html; charset=none-such", b"<p>four"),
        response("5", "text/plain", b"five"),
    ]
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(b"".join(map(gzip.compress, records)))
    pages = read(path)
    assert [(page.id, page.url, page.kind, page.encoding) for page in pages] == [
        ("urn:uuid:2", "https://example.org/2", "html", "windows-1256"),
        ("urn:uuid:4", "https://example.org/4", "html", ""),
        ("urn:uuid:5", "https://example.org/5", "text", ""),
    ]
    assert pages[0].content == "<p>سلام".encode("cp1256")
    assert sum(page.n_bytes for page in pages) <= path.stat().st_size


def test_a_wet_gives_text_dumps(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.wet.gz"
    path.write_bytes(gzip.compress(record("conversion", "1", "text/plain", "سلام\n".encode())))
    (page,) = read(path)
    assert (page.kind, page.encoding, page.content) == ("text", "utf-8", "سلام\n".encode())


def test_a_warc_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    whole = gzip.compress(response("1", "text/html", b"<p>one"))
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(whole + gzip.compress(response("2", "text/html", b"<p>two" * 999))[:60])
    pages = read(path)
    assert pages[0].content == b"<p>one"
    assert all(page.problem or page.id == "urn:uuid:1" for page in pages)


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl.gz"
    rows = [{"id": 7, "url": "https://a.org", "html": "<p>x"}, {"html": None}]
    lines = [json.dumps(row) for row in rows] + ["", "no json", "[1]"]
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    pages = read(path)
    assert [page.id for page in pages] == ["7", *(f"{path}#{n}" for n in (1, 3, 4))]
    assert pages[0].content == "<p>x"
    assert pages[0].url == "https://a.org"
    assert [bool(page.problem) for page in pages] == [False, True, True, True]
    assert pages[1].problem == "expected column html to hold a page, got nothing"


def test_parquet_with_columns_of_other_names(tmp_path: Path) -> None:
    path = tmp_path / "pages.parquet"
    table = pa.table({"key": ["a", "b"], "raw": [b"<p>x", b"<p>y"], "where": ["u", None]})
    pq.write_table(table, path)
    pages = read(path, Columns("raw", "key", "where"))
    assert [(page.id, page.content, page.url) for page in pages] == [
        ("a", b"<p>x", "u"),
        ("b", b"<p>y", ""),
    ]
    (broken,) = read(path)
    assert "no column html or content or text, but key, raw, where; --text-column" in broken.problem


def test_a_table_of_another_kind_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "pages.parquet"
    path.write_bytes(b"no table")
    (page,) = read(path)
    assert page.problem
