from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from boilerkit import Extractor
from boilerkit.choice import FAVORS, Favor
from training.annotations import AnnotatedPage

Page = Callable[..., str]


def test_a_page_is_cleaned_to_standard_output(
    run: Callable[..., Result], article: Page, tmp_path: Path
) -> None:
    links = "<li><a href=/privacy>Privacy</a><li><a href=/imprint>Imprint</a>"
    menu = "<ul><li><a href=/>Home</a><li><a href=/news>News</a><li><a href=/sport>Sport</a></ul>"
    page = article().replace("Imprint", f"<ul>{links}</ul>").replace("<a href='/'>Home</a>", menu)
    (tmp_path / "page.html").write_text(page)
    result = run("clean", tmp_path / "page.html")
    assert result.exit_code == 0
    assert "The boats came in" in result.stdout
    assert "Imprint" not in result.stdout
    assert "Home" not in result.stdout
    assert result.stderr == ""


def test_standard_input_and_included_labels(run: Callable[..., Result], article: Page) -> None:
    plain = run("clean", "-", input=article())
    with_title = run("clean", "-", "--include", "headline,body,other", input=article())
    assert len(with_title.stdout) > len(plain.stdout)


def test_parts_are_dropped_from_texts_and_from_tables(
    run: Callable[..., Result], article: Page
) -> None:
    page = article() + "<blockquote>" + "It was a good day, they said. " * 20 + "</blockquote>"
    everything = ("clean", "-", "--include", "body,other,related,ads,comments,metadata")
    for to in ("files", "jsonl"):
        assert "they said" in run(*everything, "--to", to, input=page).stdout
        without = run(*everything, "--to", to, "--drop", "tables,quotes", input=page).stdout
        assert "they said" not in without
        assert "The boats came in" in without


@pytest.mark.parametrize("favor", FAVORS)
def test_a_favor_is_that_of_the_library(
    run: Callable[..., Result], tiny_bundle: Path, own_pages: list[AnnotatedPage], favor: Favor
) -> None:
    extractor = Extractor(tiny_bundle, favor)
    for page in own_pages:
        cleaned = run("clean", "--favor", favor, page.path).stdout
        expected = extractor.label(page.path.read_bytes())
        assert cleaned.strip() == expected.text
        labelled = run("label", "--json", "--favor", favor, page.path).stdout
        labels = [block["label"] for block in json.loads(labelled)["blocks"]]
        assert labels == [block.label.value for block in expected.blocks]
    assert run("clean", "--favor", "speed", own_pages[0].path).exit_code == 2


@pytest.mark.parametrize(
    ("format", "suffix"), [("text", "txt"), ("markdown", "md"), ("html", "html"), ("json", "json")]
)
def test_a_folder_is_mirrored(
    run: Callable[..., Result], article: Page, tmp_path: Path, format: str, suffix: str
) -> None:
    pages = tmp_path / "pages"
    (pages / "sub").mkdir(parents=True)
    (pages / "a.html").write_text(article())
    (pages / "sub" / "b.htm").write_text(article())
    (pages / "notes.md").write_text("not a page")
    out = tmp_path / "out"
    assert run("clean", pages, "-o", out, "--format", format).exit_code == 0
    written = sorted(p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file())
    assert written == [f"a.{suffix}", f"sub/b.{suffix}"]


def test_two_processes_give_the_same_as_one(
    run: Callable[..., Result], article: Page, tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(5):
        (pages / f"{number}.html").write_text(article(f"Page number {number}. " * 20))
    one, two = tmp_path / "one", tmp_path / "two"
    assert run("clean", pages, "-o", one).exit_code == 0
    assert run("clean", pages, "-o", two, "--jobs", "2").exit_code == 0
    for path in one.iterdir():
        assert path.read_bytes() == (two / path.name).read_bytes()


def test_bad_pages_are_named_and_the_others_come_out(
    run: Callable[..., Result], article: Page, tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.html").write_text(article())
    (pages / "b.html").write_bytes(b"%PDF-1.4 not a page")
    (pages / "c.html").write_bytes(b"")
    (pages / "d.html").symlink_to(tmp_path / "gone.html")
    (pages / "e.html").mkdir()
    result = run("clean", pages, tmp_path / "missing.html", "-o", tmp_path / "out")
    assert result.exit_code == 1
    problems = (tmp_path / "out" / "errors.jsonl").read_text().splitlines()
    named = {Path(row["id"]).name: row["status"] for row in map(json.loads, problems)}
    failed = dict.fromkeys(["missing.html", "b.html", "d.html", "e.html"], "error")
    assert named == {**failed, "c.html": "empty"}
    assert all(name in result.stderr for name in failed)
    assert "6 pages: 1 empty, 4 error, 1 ok" in result.stderr
    assert (tmp_path / "out" / "a.txt").read_text()
    assert (tmp_path / "out" / "c.txt").read_text() == ""


def test_pages_of_one_name_do_not_overwrite_each_other(
    run: Callable[..., Result], article: Page, tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.html").write_text(article("First. " * 40))
    (pages / "a.htm").write_text(article("Second. " * 40))
    result = run("clean", pages, "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert "Second" in (tmp_path / "out" / "a.txt").read_text()
    assert "First" in (tmp_path / "out" / "a.html.txt").read_text()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["clean"], "--files-from"),
        (["clean", "x.html", "--format", "pdf"], "pdf"),
        (["clean", "-", "--include", "footer"], "footer"),
        (["clean", "-", "--drop", "footers"], "footers"),
        (["clean", "-", "--model", "/nowhere"], "/nowhere"),
        (["label", "/nowhere.html"], "/nowhere.html"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_wrong_usage_ends_with_status_2(
    run: Callable[..., Result], arguments: list[str], message: str
) -> None:
    result = run(*arguments, input="<p>x</p>")
    assert result.exit_code == 2
    assert message in result.stderr


def test_label_prints_a_line_a_block(
    run: Callable[..., Result], article: Page, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(article())
    result = run("label", tmp_path / "page.html")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1 + 7
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["#", *"1234567"]
    assert "…" not in result.stdout.splitlines()[1]
    assert "\x1b" not in result.stdout


def test_label_writes_json(run: Callable[..., Result], article: Page) -> None:
    record = json.loads(run("label", "-", "--json", input=article()).stdout)
    assert len(record["blocks"]) == 7


def test_an_empty_page_says_why(run: Callable[..., Result]) -> None:
    assert "no text" in run("label", "-", input=b"").stdout
