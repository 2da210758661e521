"""Arguments and exit statuses: 0 all pages done, 1 some failed, 2 wrong usage or no model."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, cast

import click

from boilerkit import __version__
from boilerkit.batch import extract_many
from boilerkit.cli.inputs import Source, find_sources
from boilerkit.cli.outputs import Writer, folder_writer, standard_output
from boilerkit.cli.table import print_blocks
from boilerkit.document import ExtractionResult
from boilerkit.dom.reading import KindChoice
from boilerkit.errors import BoilerkitError, InputError
from boilerkit.extractor import Extractor, default_extractor
from boilerkit.labels import LABELS
from boilerkit.render import RENDERERS, Format
from boilerkit.render.json import render_json

SOME_FAILED, WRONG_USAGE = 1, 2
MIN_BAR_PAGES = 2

kind_option = click.option(
    "--kind",
    type=click.Choice(["auto", "html", "text"]),
    default="auto",
    show_default=True,
    help="What the input is.",
)
model_option = click.option(
    "--model",
    type=click.Path(path_type=Path),
    help="Folder of a model of your own.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="boilerkit")
def cli() -> None:
    """Label every text block of web pages and text dumps, and keep only the article."""


@cli.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for one file a page; standard output if not given.",
)
@click.option(
    "--format",
    type=click.Choice(list(RENDERERS)),
    default="text",
    show_default=True,
    help="What to write.",
)
@click.option(
    "--include",
    default="body",
    show_default=True,
    help=f"Labels to keep, parted by commas, out of: {', '.join(label.value for label in LABELS)}.",
)
@kind_option
@click.option("--jobs", type=int, default=1, show_default=True, help="Processes; -1: one a core.")
@model_option
def clean(
    paths: tuple[str, ...],
    out: Path | None,
    format: str,
    include: str,
    kind: str,
    jobs: int,
    model: Path | None,
) -> None:
    r"""Write only the article of each page.

    PATHS are files, folders (searched for .html, .htm, .xhtml and .txt), or - for standard
    input. Pages that fail are named on standard error, and the exit status is 1.

    \b
    boilerkit clean page.html
    boilerkit clean pages/ -o articles/ --format markdown --jobs 2
    curl -s https://example.org/ | boilerkit clean - --include headline,body
    """
    labels = tuple(name.strip() for name in include.split(",") if name.strip())
    writer = standard_output if out is None else folder_writer(out, format)
    failures = _Failures()
    sources = list(find_sources(paths))
    pending: deque[Source] = deque()
    results = extract_many(
        _pages(sources, pending, failures),
        workers=jobs,
        include=labels,
        format=cast("Format", format),
        kind=cast("KindChoice", kind),
        model=model,
    )
    n_done = _write_all(results, pending, writer, failures, len(sources))
    if failures.n:
        click.echo(f"{n_done} pages done, {failures.n} failed", err=True)
        sys.exit(SOME_FAILED)


class _Failures:
    """Names pages that fail, as they fail."""

    def __init__(self) -> None:
        self.n = 0

    def add(self, source: Source, reason: str) -> None:
        self.n += 1
        click.echo(f"{source.id}: {reason}", err=True)


def _pages(sources: list[Source], pending: deque[Source], failures: _Failures) -> Iterator[bytes]:
    """Yield the bytes of the pages that can be read, and queue their sources."""
    for source in sources:
        try:
            data = source.read()
        except OSError as error:
            failures.add(source, error.strerror or str(error))
            continue
        pending.append(source)
        yield data


def _write_all(
    results: Iterator[ExtractionResult],
    pending: deque[Source],
    writer: Writer,
    failures: _Failures,
    n_sources: int,
) -> int:
    n_done = 0
    with _progress(n_sources) as advance:
        for result in results:
            source = pending.popleft()
            if result.status == "error":
                failures.add(source, result.reason)
            else:
                try:
                    writer(source, result)
                    n_done += 1
                except OSError as error:
                    failures.add(source, f"cannot write its result: {error.strerror}")
            advance()
    return n_done


@contextmanager
def _progress(n_sources: int) -> Iterator[Callable[[], None]]:
    """Show a bar with the time left on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty() or n_sources < MIN_BAR_PAGES:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), "pages", TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=n_sources)
        yield lambda: progress.advance(task)


@cli.command()
@click.argument("page")
@kind_option
@model_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def label(page: str, kind: str, model: Path | None, as_json: bool) -> None:
    """Print every block of a page with its label and probability.

    PAGE is a file, or - for standard input.
    """
    source = next(find_sources([page]))
    try:
        data = source.read()
    except OSError as error:
        raise InputError(f"{page}: {error.strerror}") from error
    extractor = default_extractor() if model is None else Extractor(model)
    document = extractor.label(data, kind=cast("KindChoice", kind))
    if as_json:
        click.echo(render_json(document, LABELS))
    else:
        print_blocks(document)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    try:
        cli.main(arguments, prog_name="boilerkit")
    except BoilerkitError as error:
        click.echo(f"boilerkit: {error}", err=True)
        sys.exit(WRONG_USAGE)
    sys.exit(0)
