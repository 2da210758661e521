"""Options that several commands of ``python -m training`` share."""

from __future__ import annotations

from pathlib import Path

import click

_CONFIG = Path(__file__).with_name("configs") / "default.toml"

corpora_option = click.option(
    "--corpora",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="Folder with the corpora as Parquet files.",
)
config_option = click.option(
    "--config",
    "config_path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=_CONFIG,
    show_default=True,
    help="TOML file with every setting.",
)
limit_option = click.option("--limit", type=int, help="Take so many pages of each corpus only.")
model_option = click.option(
    "--model",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A bundle to judge all pages with.",
)
default_model_option = click.option(
    "--model", type=click.Path(path_type=Path), help="Bundle; the default model's."
)
folds_option = click.option(
    "--folds",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder that `train --folds` wrote: every page is judged by the models of the fold "
    "that left its site out.",
)
track_option = click.option(
    "--track/--no-track", default=True, show_default=True, help="Track with MLflow."
)
