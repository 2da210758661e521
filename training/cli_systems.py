"""Commands over whole systems: beside others, step by step, before and after a change."""

from __future__ import annotations

import json
from pathlib import Path

import click

from training.baselines import OWN_FAVORS, SYSTEMS
from training.cli_options import corpora_option, default_model_option, folds_option, model_option

corpus_files_option = click.option(
    "--corpus",
    "corpora",
    multiple=True,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Parquet file of annotated pages; may be given several times.",
)


@click.command()
@corpus_files_option
@click.option(
    "--systems",
    default="boilerkit,trafilatura",
    show_default=True,
    help=f"Systems parted by commas: {', '.join(SYSTEMS)}.",
)
@model_option
@folds_option
@click.option(
    "--store",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("runs/benchmark"),
    show_default=True,
    help="Folder of the answers so far; a run goes on from those that still hold.",
)
@click.option("--json", "json_out", type=click.Path(path_type=Path), help="Write figures as JSON.")
def benchmark(
    corpora: tuple[Path, ...],
    systems: str,
    model: Path | None,
    folds: Path | None,
    store: Path,
    json_out: Path | None,
) -> None:
    """Run boilerkit and other extractors on the same pages, and print one table."""
    from training.benchmark import benchmark_table, run_benchmark, summarise
    from training.replay import choose_bundles

    names = [name.strip() for name in systems.split(",") if name.strip()]
    bundles = choose_bundles(model, folds) if OWN_FAVORS.keys() & set(names) else None
    answers = run_benchmark(corpora, names, bundles, store)
    summary = summarise(answers)
    click.echo(benchmark_table(summary))
    if json_out is not None:
        json_out.write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")


@click.command()
@corpora_option
@click.option("--corpus", "names", multiple=True, help="Corpora to judge; all by default.")
@model_option
@folds_option
@click.option("--trafilatura", "beside", is_flag=True, help="Judge trafilatura beside it.")
def facts(
    corpora: Path, names: tuple[str, ...], model: Path | None, folds: Path | None, beside: bool
) -> None:
    """Say how many pages have their title, authors and date right."""
    from training.fact_scores import fact_table
    from training.replay import choose_bundles

    bundles = choose_bundles(model, folds)
    click.echo(fact_table(corpora, names, bundles, beside_trafilatura=beside))


@click.command()
@default_model_option
@click.option(
    "--pages",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of annotated pages; those of the repository.",
)
@click.option("-n", "n_dumps", default=60, show_default=True, help="Dumps of every page.")
@click.option("--seed", default=1, show_default=True, help="Decides which lines are left out.")
def own(model: Path | None, folder: Path | None, n_dumps: int, seed: int) -> None:
    """Say what comes out wrong of our own pages: as they are, in older markup, as dumps."""
    from boilerkit.model.locate import locate_bundle
    from training.annotations import PAGES_FOLDER, read_annotated_pages
    from training.own_pages import judge_own_pages, own_pages_table
    from training.replay import judge_of

    judge = judge_of(locate_bundle(model))
    pages = read_annotated_pages(folder or PAGES_FOLDER)
    click.echo(own_pages_table(judge_own_pages(judge, pages, n_dumps, seed)))


@click.command("profile")
@corpus_files_option
@click.option("-n", "n_pages", default=300, show_default=True, help="Pages of each corpus.")
@default_model_option
def profile_steps(corpora: tuple[Path, ...], n_pages: int, model: Path | None) -> None:
    """Say where the time of a page goes, step by step."""
    from boilerkit.model.locate import locate_bundle
    from training.profiling import profile

    click.echo(profile(corpora, locate_bundle(model), n_pages).table())


@click.command()
@corpus_files_option
@click.option("--workers", default=2, show_default=True, help="Processes held against one.")
def scaling(corpora: tuple[Path, ...], workers: int) -> None:
    """Say what pages of 10 kB to 20 MB cost, and how much faster several processes are."""
    from training.corpora import iterate_corpus
    from training.scaling import rate, rate_table, size_table, time_sizes

    click.echo(size_table(time_sizes()))
    pages = [page.html.encode() for path in corpora for page in iterate_corpus(path)]
    click.echo(f"\n{rate_table({n: rate(pages, n) for n in (1, workers)})}")


@click.command()
@corpus_files_option
@click.option("-n", "n_pages", default=10_000, show_default=True, help="Pages to extract.")
def footprint(corpora: tuple[Path, ...], n_pages: int) -> None:
    """Say how long the library takes to start, and its memory over many pages."""
    from training.footprint import footprint_table, measure_memory, time_start

    click.echo(footprint_table(time_start(), measure_memory(corpora, n_pages)))


@click.command()
@click.option("--corpus", "corpora", multiple=True, required=True, type=click.Path(path_type=Path))
@default_model_option
@click.option("--against", type=click.Path(exists=True, path_type=Path), help="Digests to compare.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Write the digests.")
def digest(
    corpora: tuple[Path, ...], model: Path | None, against: Path | None, out: Path | None
) -> None:
    """Say which pages come out otherwise than with another version of the code."""
    from training.digests import changed_pages, text_digests, write_digests

    digests = text_digests(corpora, model)
    if out is not None:
        write_digests(digests, out)
    if against is not None:
        changed = list(changed_pages(digests, against))
        click.echo("\n".join([*changed, f"{len(changed)} of {len(digests)} pages changed"]))


@click.command()
@corpora_option
@click.option("--corpus", multiple=True, default=("wcxb", "fundus"), show_default=True)
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="WARC to write, such as crawl.warc.gz.",
)
def crawl(corpora: Path, corpus: tuple[str, ...], out: Path) -> None:
    """Write the pages of corpora as a crawl, for `boilerkit clean` to be run and timed on."""
    from training.crawl import write_crawl

    click.echo(f"{write_crawl(corpora, corpus, out)} pages written to {out}")
