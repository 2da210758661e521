"""``boilerkit clean``: options to a run, a run to an exit status."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import click

from boilerkit.choice import FAVORS, PARTS
from boilerkit.cleaning.files import STANDARD_INPUT, InputFile, find_files, read_path_list
from boilerkit.cleaning.problems import ERRORS_NAME
from boilerkit.cleaning.records import CleanPage, RawPage
from boilerkit.cleaning.run import (
    Report,
    Run,
    count_pages,
)
from boilerkit.cleaning.shards import COMPRESSION_SUFFIXES, TABLES
from boilerkit.cli.options import CleanOptions, cleaner_of, engine_of, filters_of, writer_of
from boilerkit.cli.progress import progress_bar
from boilerkit.labels import LABELS
from boilerkit.render import RENDERERS

SOME_FAILED: Final = 1
WRONG_USAGE: Final = 2
NOT_WRITTEN: Final = 3
INTERRUPTED: Final = 130
"""As a shell reports a program that Ctrl-C ended."""
MAX_NAMED: Final = 20
"""Pages named on standard error; all of them stand in the error report."""

_LABELS = ", ".join(label.value for label in LABELS)

favor_option = click.option(
    "--favor",
    type=click.Choice(FAVORS),
    default="both",
    show_default=True,
    help="What to lean to in doubt: nothing but the article, or all of it.",
)


@click.command(
    epilog="Exit status: 0 all pages done, 1 some failed, 2 wrong usage or no model, 3 the output "
    "could not be written (--resume goes on), 130 stopped by Ctrl-C (--resume goes on)."
)
@click.argument("paths", nargs=-1)
@click.option("--files-from", metavar="FILE", help="Read further paths from a file, one a line.")
@click.option("--pattern", multiple=True, help="File names to take from folders, as '*.html'.")
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Output folder; standard output if not given.",
)
@click.option(
    "--to",
    type=click.Choice(["files", *TABLES]),
    default="files",
    show_default=True,
    help="A file a page, or a table in shards.",
)
@click.option(
    "--format",
    type=click.Choice(list(RENDERERS)),
    default="text",
    show_default=True,
    help="What the text of a page is written as.",
)
@click.option(
    "--include",
    default="body",
    show_default=True,
    help=f"Labels to keep, parted by commas, out of: {_LABELS}.",
)
@click.option(
    "--keep",
    default="",
    help="Parts to write within the article, reviews and footnotes below it too, whatever their "
    f"label, out of: {', '.join(PARTS)}.",
)
@click.option("--drop", default="", help="Parts never to write, out of the same.")
@favor_option
@click.option("--blocks", is_flag=True, help="With every block and its label, in a table.")
@click.option(
    "--kind",
    type=click.Choice(["auto", "html", "text"]),
    default="auto",
    show_default=True,
    help="What the pages are, where their container does not say.",
)
@click.option("--text-column", default="", help="Column of the page in JSON Lines and Parquet.")
@click.option("--id-column", default="", help="Column of its id.  [default: id]")
@click.option("--url-column", default="", help="Column of its address.  [default: url]")
@click.option("--jobs", type=int, default=1, show_default=True, help="Processes; -1: one a core.")
@click.option(
    "--engine",
    type=click.Choice(["local", "ray", "spark"]),
    default="local",
    show_default=True,
    help="Where to clean: here, or on the cluster that Ray or Spark is set up for.",
)
@click.option("--timeout", type=float, help="Seconds after which a page is given up.")
@click.option("--unordered", is_flag=True, help="Write pages as they are done.")
@click.option(
    "--min-words",
    type=int,
    default=0,
    help="Leave out pages with fewer words; two Chinese characters are one.",
)
@click.option("--lang", default="", help="Keep pages in these languages only, as fa,en.")
@click.option(
    "--dedup", type=click.Choice(["exact", "near"]), help="Leave out copies of earlier pages."
)
@click.option(
    "--compress",
    type=click.Choice(list(COMPRESSION_SUFFIXES)),
    default="none",
    show_default=True,
    help="Compression of JSON Lines and CSV.",
)
@click.option("--shard-mb", type=int, default=256, show_default=True, help="Size of a shard.")
@click.option("--resume", is_flag=True, help="Go on with a run that was stopped.")
@click.option("--dry-run", is_flag=True, help="Only count the files and pages.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what became of the pages as JSON.",
)
@click.option("--model", type=click.Path(path_type=Path), help="Folder of a model of your own.")
def clean(**options: Any) -> None:
    r"""Write only the article of each page.

    PATHS are files, folders (searched for .html, .htm, .xhtml, .txt, .warc, .wet, .jsonl and
    .parquet, each also .gz, .bz2 or .zst), patterns, or - for standard input.

    \b
    boilerkit clean page.html
    boilerkit clean pages/ -o articles/ --format markdown --jobs 2
    boilerkit clean crawl.warc.gz -o out --to parquet --jobs 8 --timeout 20 --min-words 50
    boilerkit clean crawl.warc.gz -o out --to parquet --jobs 8 --timeout 20 --min-words 50 --resume
    curl -s https://example.org/ | boilerkit clean - --include headline,body
    """
    chosen = CleanOptions(**{**options, "dedup": options["dedup"] or ""})
    files = _files(chosen)
    if chosen.dry_run:
        n_pages, n_broken = count_pages(files, chosen.columns)
        click.echo(f"{len(files):,} files, {n_pages:,} pages, {n_broken:,} of them unreadable")
        return
    _check(chosen, files)
    report = _run(chosen, files)
    if chosen.report is not None:
        chosen.report.write_text(report.to_json() + "\n", encoding="utf-8")
    if chosen.out is not None or report.n_failed:
        click.echo(report.summary(), err=True)
    if report.n_failed:
        sys.exit(SOME_FAILED)


def _files(options: CleanOptions) -> list[InputFile]:
    listed = read_path_list(options.files_from) if options.files_from else []
    paths = [*options.paths, *listed]
    if not paths:
        raise click.UsageError("give pages to clean, or --files-from FILE")
    return list(find_files(paths, options.pattern))


def _check(options: CleanOptions, files: list[InputFile]) -> None:
    """Refuse what cannot be meant."""
    if options.resume and options.out is None:
        raise click.UsageError("--resume needs the output folder: -o")
    if options.resume and options.unordered:
        raise click.UsageError("--resume needs the order of the input: leave out --unordered")
    if options.resume and any(file.id == STANDARD_INPUT for file in files):
        raise click.UsageError("--resume cannot go on with standard input")
    if options.timeout is not None and options.engine != "local":
        raise click.UsageError("--timeout needs the local engine: a cluster kills no single page")
    if options.blocks and not options.is_table:
        raise click.UsageError("--blocks needs a table: --to jsonl, csv or parquet")
    if options.out is None and options.to not in ("files", "jsonl"):
        raise click.UsageError(f"--to {options.to} needs an output folder: -o")


def _run(options: CleanOptions, files: list[InputFile]) -> Report:
    cleaner = cleaner_of(options)
    cleaner.check()
    n_named = 0
    with progress_bar(sum(file.n_bytes for file in files)) as advance:

        def on_page(raw: RawPage, page: CleanPage | None) -> None:
            nonlocal n_named
            advance(raw.n_bytes)
            if page is not None and page.status in ("error", "timeout", "too_large"):
                n_named += 1
                if n_named <= MAX_NAMED or options.out is None:
                    click.echo(f"{page.id}: {page.reason}", err=True)
                elif n_named == MAX_NAMED + 1:
                    click.echo(f"... the others stand in {options.out / ERRORS_NAME}", err=True)

        run = Run(
            files=files,
            columns=options.columns,
            cleaner=cleaner,
            filters=filters_of(options),
            engine=engine_of(options),
            writer=writer_of(options),
            folder=options.out,
            settings={
                "output": [options.to, options.compress, options.shard_mb],
                "model": str(options.model or ""),
            },
            on_page=on_page,
        )
        return _started(run, options)


def _started(run: Run, options: CleanOptions) -> Report:
    try:
        return run.start(resume=options.resume)
    except OSError as error:
        place = options.out or "standard output"
        click.echo(f"{place}: cannot be written: {error.strerror or error}", err=True)
        sys.exit(NOT_WRITTEN)
    except KeyboardInterrupt:
        hint = "; the same command with --resume goes on" if options.out else ""
        click.echo(f"stopped{hint}", err=True)
        sys.exit(INTERRUPTED)
