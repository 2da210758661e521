"""The commands and their exit statuses."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn, cast

import click
from click.shell_completion import get_completion_class

from boilerkit import __version__
from boilerkit.choice import Choice, Favor
from boilerkit.cleaning.files import find_files
from boilerkit.cleaning.records import RawPage
from boilerkit.cleaning.sources import Columns, read_pages
from boilerkit.cli.clean import WRONG_USAGE, clean, favor_option
from boilerkit.cli.table import print_blocks
from boilerkit.compiled import is_compiled
from boilerkit.dom.reading import KindChoice
from boilerkit.errors import BoilerkitError, InputError
from boilerkit.extractor import Extractor, shared_extractor
from boilerkit.labels import LABELS
from boilerkit.render.json import render_json

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
@click.version_option(
    __version__,
    message="%(prog)s %(version)s"
    + ("" if is_compiled() else " (without its compiled modules, and several times slower)"),
    prog_name="boilerkit",
)
def cli() -> None:
    """Label every text block of web pages and text dumps, and keep only the article."""


cli.add_command(clean)


@cli.command()
@click.argument("page")
@kind_option
@favor_option
@model_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def label(page: str, kind: str, favor: str, model: Path | None, as_json: bool) -> None:
    """Print every block of a page with its label and probability.

    PAGE is a file, or - for standard input.
    """
    extractor = _extractor(model, favor)
    document = extractor.label(_read(page).content, kind=cast("KindChoice", kind))
    if as_json:
        click.echo(render_json(document, Choice(LABELS)))
    else:
        print_blocks(document)


@cli.command()
@click.argument("page")
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("report.html"),
    show_default=True,
    help="File to write.",
)
@kind_option
@favor_option
@model_option
def inspect(page: str, out: Path, kind: str, favor: str, model: Path | None) -> None:
    """Write a web page that shows every block of PAGE coloured by its label, and why.

    The report is one file; it needs no network.
    """
    from boilerkit.inspection.report import render_report

    extractor = _extractor(model, favor)
    html = render_report(extractor, _read(page).content, page, kind=cast("KindChoice", kind))
    out.write_text(html, encoding="utf-8")
    click.echo(f"{out} written; open it in a browser", err=True)


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print a script that completes commands and options in a SHELL.

    For bash, add to ~/.bashrc: eval "$(boilerkit completion bash)"
    """
    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(cli, {}, "boilerkit", "_BOILERKIT_COMPLETE").source())


def _read(page: str) -> RawPage:
    """Read the one page of a file."""
    file = next(find_files([page]), None)
    if file is None or file.kind != "page":
        raise InputError(f"{page}: expected a file with one page")
    found = next(read_pages(file, Columns()))
    if found.problem:
        raise InputError(f"{page}: {found.problem}")
    return found


def _extractor(model: Path | None, favor: str) -> Extractor:
    return shared_extractor(str(model or ""), cast("Favor", favor))


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    try:
        cli.main(arguments, prog_name="boilerkit")
    except BoilerkitError as error:
        click.echo(f"boilerkit: {error}", err=True)
        sys.exit(WRONG_USAGE)
    sys.exit(0)
