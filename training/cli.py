"""The commands of ``python -m training``."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import Any

import click

from boilerkit.choice import FAVORS, Favor
from boilerkit.errors import BoilerkitError
from training import CHECKOUT
from training.cli_options import (
    config_option,
    corpora_option,
    folds_option,
    limit_option,
    model_option,
    track_option,
)
from training.cli_pages import adapt, draft, few_pages, hand_page, hand_save, pack
from training.cli_systems import (
    benchmark,
    crawl,
    digest,
    facts,
    footprint,
    own,
    profile_steps,
    scaling,
)
from training.config import read_config


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Build data sets, train, evaluate and benchmark boilerkit's models."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")


@cli.command()
@corpora_option
@config_option
@limit_option
def build(corpora: Path, config_path: Path, limit: int | None) -> None:
    """Build the block data set (cached), and say what is in it."""
    from boilerkit.features.extractor import KINDS
    from training.reports import dataset_table
    from training.train import load_samples

    config = read_config(config_path)
    click.echo(dataset_table((k, load_samples(corpora, config, k, limit)) for k in KINDS))


@cli.command()
@corpora_option
@config_option
@limit_option
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=CHECKOUT / "models" / "default",
    show_default="models/default",
    help="Folder of the bundle to write.",
)
@click.option(
    "--folds",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("runs/folds"),
    show_default=True,
    help="Where to write a bundle for each fold.",
)
@track_option
def train(
    corpora: Path, config_path: Path, limit: int | None, out: Path, folds: Path, track: bool
) -> None:
    """Cross-validate, fit the final models, and write their bundle."""
    from training.evaluation import originals, rule_agreement, text_rows
    from training.reports import label_table, text_table
    from training.tracking import Tracker
    from training.train import train as run

    judged = run(
        corpora,
        read_config(config_path),
        out,
        folds_out=folds,
        limit=limit,
        tracker=Tracker(enabled=track),
    )
    for kind, of_kind in judged.items():
        click.echo(f"\n{kind}, out of fold\n{text_table(text_rows(of_kind))}")
        click.echo(f"\n{label_table(rule_agreement(originals(of_kind)), 'against rules')}")
    click.echo(f"\nbundle written to {out}")


@cli.command()
@corpora_option
@model_option
@folds_option
@click.option("--corpus", "names", multiple=True, help="Corpora to judge; all by default.")
@limit_option
@click.option(
    "--favor",
    type=click.Choice(FAVORS),
    default="both",
    show_default=True,
    help="What to lean to in doubt.",
)
@click.option("--json", "json_out", type=click.Path(path_type=Path), help="Write figures as JSON.")
def evaluate(
    corpora: Path,
    model: Path | None,
    folds: Path | None,
    names: tuple[str, ...],
    limit: int | None,
    favor: Favor,
    json_out: Path | None,
) -> None:
    """Report text, labels, calibration and other scripts, as HTML and as text dumps."""
    from training.full_report import full_report

    report = full_report(corpora, names, model, folds, limit, favor)
    click.echo(report.text)
    if json_out is not None:
        json_out.write_text(json.dumps(report.figures, indent=1) + "\n", encoding="utf-8")


@cli.command()
@corpora_option
@click.option("--corpus", "names", multiple=True, help="Corpora to measure; all by default.")
def ceiling(corpora: Path, names: tuple[str, ...]) -> None:
    """Measure what segmentation and alignment leave to be had: word F1 of the gold's blocks."""
    from training.ceiling import ceiling_table

    click.echo(ceiling_table(corpora, names))


@cli.command()
@corpora_option
@model_option
@folds_option
@click.option("--corpus", "names", multiple=True, help="Corpora to look at.")
@click.option("--type", "page_type", default="", help="Pages of one type only.")
@click.option("-n", "n_pages", default=50, show_default=True, help="How many pages.")
def worst(
    corpora: Path,
    model: Path | None,
    folds: Path | None,
    names: tuple[str, ...],
    page_type: str,
    n_pages: int,
) -> None:
    """Show the pages with the lowest word F1 and the blocks that cost most."""
    from training.replay import choose_bundles
    from training.worst import worst_pages

    click.echo(worst_pages(corpora, names, choose_bundles(model, folds), n_pages, page_type))


@cli.command()
@corpora_option
@config_option
@model_option
@folds_option
@click.option("--corpus", "corpus_names", multiple=True, help="Corpora to look at.")
@click.option("-n", "n_names", default=40, show_default=True, help="How many names of each sign.")
def names(
    corpora: Path,
    config_path: Path,
    model: Path | None,
    folds: Path | None,
    corpus_names: tuple[str, ...],
    n_names: int,
) -> None:
    """Show the class names and ids around which the model believes too much or too little."""
    from training.replay import choose_bundles
    from training.residuals import residual_table

    weights = read_config(config_path).weights.html
    bundles = choose_bundles(model, folds)
    click.echo(residual_table(corpora, corpus_names, bundles, weights, n_names))


@cli.command()
@corpora_option
@click.option("--corpus", "corpus_names", multiple=True, help="Corpora to look at.")
@click.option("-n", "n_names", default=12, show_default=True, help="How many names a purpose.")
def misread(corpora: Path, corpus_names: tuple[str, ...], n_names: int) -> None:
    """Show the class names that say boilerplate around most of an article; needs no model."""
    from training.misread import misread_table

    click.echo(misread_table(corpora, corpus_names, n_names))


_OF_PAGES = (adapt, draft, few_pages, hand_page, hand_save, pack)
_OF_SYSTEMS = (benchmark, crawl, digest, facts, footprint, own, profile_steps, scaling)
for command in (*_OF_PAGES, *_OF_SYSTEMS):
    cli.add_command(command)


def main(arguments: list[str] | None = None) -> Any:
    """Run a command; errors of our own end with a message and status 2."""
    try:
        return cli(arguments)
    except BoilerkitError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
