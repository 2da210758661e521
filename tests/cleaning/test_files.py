from __future__ import annotations

from pathlib import Path

import pytest

from boilerkit.cleaning.files import find_files, read_path_list
from boilerkit.errors import InputError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.html", "a.txt.gz", "c.jpg", "deep/d.xhtml", "e.warc.gz", "f.jsonl.zst"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def test_a_folder_is_searched_in_sorted_order(folder: Path) -> None:
    found = list(find_files([str(folder)]))
    assert [(str(file.relative), file.kind, file.compression) for file in found] == [
        ("a.txt.gz", "page", ".gz"),
        ("b.html", "page", ""),
        ("deep/d.xhtml", "page", ""),
        ("e.warc.gz", "warc", ".gz"),
        ("f.jsonl.zst", "jsonl", ".zst"),
    ]


def test_patterns_choose_from_a_folder(folder: Path) -> None:
    found = find_files([str(folder)], ["*.jpg", "b.*"])
    assert [file.relative.name for file in found] == ["b.html", "c.jpg"]


def test_globs_files_and_standard_input(folder: Path) -> None:
    found = list(find_files([f"{folder}/**/*.*html", str(folder / "c.jpg"), "-"]))
    assert [file.relative.name for file in found] == ["b.html", "d.xhtml", "c.jpg", "stdin"]
    with pytest.raises(InputError, match="no file fits"):
        list(find_files([f"{folder}/*.php"]))


def test_a_list_of_paths(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("one.html\n\n two.html \n")
    assert read_path_list(str(tmp_path / "list")) == ["one.html", "two.html"]
    with pytest.raises(InputError, match="nowhere"):
        read_path_list("nowhere")
