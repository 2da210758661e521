"""Commands over single pages: one's own, and those that are labelled by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from training.cli_options import (
    corpora_option,
    default_model_option,
    folds_option,
    model_option,
    track_option,
)

folder_argument = click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path)
)


@click.command()
@folder_argument
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="Parquet file to write.",
)
def pack(folder: Path, out: Path) -> None:
    """Make a corpus of one's own annotated pages, to train on.

    FOLDER has <name>.html or <name>.txt and <name>.json side by side, as datasets/README.md
    describes.
    """
    from training.annotations import pack_pages

    found = pack_pages(folder, out)
    click.echo(f"{found['html']} pages of HTML and {found['text']} dumps written to {out}")


@click.command()
@folder_argument
@model_option
def draft(folder: Path, model: Path | None) -> None:
    """Begin the annotations of one's own pages with a model's labels.

    Each page <name>.html or <name>.txt of FOLDER that has no <name>.json gets one, to be put
    right by hand. Labels that the model is not sure of are listed.
    """
    from boilerkit.extractor import Extractor
    from training.drafting import draft_pages

    n_begun = n_failed = 0
    for begun in draft_pages(folder, Extractor(model)):
        n_begun += not begun.reason
        n_failed += bool(begun.reason)
        click.echo(f"{begun.path}: {begun.reason or f'{begun.n_blocks} blocks'}")
        for number, block in begun.doubtful:
            label = f"{block.label.value:<8} {block.probability:.2f}"
            click.echo(f"  {number:>4} {label} {block.text[:70]!r}")
    click.echo(f"{n_begun} annotations begun, {n_failed} pages failed")
    sys.exit(1 if n_failed else 0)


@click.command()
@folder_argument
@default_model_option
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder of the bundle to write.",
)
@track_option
def adapt(folder: Path, model: Path | None, out: Path, track: bool) -> None:
    """Adapt a model to one's own annotated pages, within a minute and without any corpus.

    FOLDER has <name>.html or <name>.txt and <name>.json side by side; `draft` begins them.
    """
    from boilerkit.model.locate import locate_bundle
    from training.adapt import adapt as run
    from training.gains import gain_table
    from training.tracking import Tracker

    found = run(folder, locate_bundle(model), out, Tracker(enabled=track))
    for kind, comparison in found.items():
        click.echo(f"{gain_table(kind, comparison)}\n")
    click.echo(f"bundle written to {out}; use it with --model {out}")


@click.command("few-pages")
@corpora_option
@click.option("--corpus", "names", multiple=True, help="Corpora to measure; all with gold texts.")
@model_option
@folds_option
@click.option(
    "-n",
    "sizes",
    multiple=True,
    type=click.IntRange(min=1),
    default=(1, 2, 3),
    show_default=True,
    help="Pages to adapt to.",
)
def few_pages(
    corpora: Path,
    names: tuple[str, ...],
    model: Path | None,
    folds: Path | None,
    sizes: tuple[int, ...],
) -> None:
    """Measure what adapting to a few pages of a site changes for its other pages."""
    from training.few_pages import few_pages_table, measure_few_pages
    from training.replay import choose_bundles

    ascending = sorted(set(sizes))
    gains = measure_few_pages(corpora, names, choose_bundles(model, folds), ascending)
    click.echo(few_pages_table(gains, ascending))


@click.command("hand-page")
@corpora_option
@click.argument("page_id")
def hand_page(corpora: Path, page_id: str) -> None:
    """Show a page's blocks, numbered, for labelling by hand."""
    from training.hand_tool import show_page

    click.echo(show_page(corpora, page_id))


@click.command("hand-save")
@corpora_option
@click.argument("page_id")
@click.argument("labels")
def hand_save(corpora: Path, page_id: str, labels: str) -> None:
    """Save a page's hand labels, written as "other:0-12 headline:13 body:14-30 ...".

    Every block needs a label; blocks that are not named get the one given as "rest:LABEL".
    """
    from training.hand_tool import save_page

    click.echo(save_page(corpora, page_id, labels))
