"""Samples of whole corpora, kept between runs where nothing changed.

Both kinds of a page are built together, as they share its parse and its labels, and are kept
apart: each takes gigabytes, and training needs one at a time.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

import joblib
from joblib import Parallel, delayed
from joblib.externals.loky import get_reusable_executor

from boilerkit.features.extractor import KINDS
from boilerkit.page import Kind
from training import CHECKOUT
from training.config import CopyConfig
from training.copies import samples_of_page
from training.corpora import corpus_paths, file_digest, read_corpus
from training.errors import CorpusError
from training.planting import TEXTS_PATH
from training.sample import Sample
from training.stages import written_whole

logger = logging.getLogger(__name__)

CACHE_FOLDER = Path(".cache")
_CODE = ("dom/*.py", "dom/*.pyx", "features/*.py", "features/*.pyx", "*.pyx", "page.py", "tree.py")
_SAMPLE_CODE = (
    *("alignment", "copies", "corpora", "dumps", "evidence", "featurizing", "gold_labels"),
    *("older", "planted_markup", "planting", "portals", "rewriting", "rules", "splits"),
)


def build_samples(
    folder: Path,
    corpora: Sequence[str],
    copies: CopyConfig,
    kind: Kind,
    *,
    seed: int,
    n_jobs: int = -1,
    limit: int | None = None,
    cache: Path = CACHE_FOLDER,
) -> list[Sample]:
    """Build the samples of one kind, out of the cache where nothing changed.

    Parameters
    ----------
    folder : Path
        Where the corpora's Parquet files are.
    n_jobs : int
        Processes that build; 1 builds in this one, -1 takes one a core.
    limit : int, optional
        Take so many pages of each corpus only.
    cache : Path
        Where samples are kept between runs.

    Raises
    ------
    CorpusError
        A corpus cannot be read or built.
    """
    code = code_digest()
    samples: list[Sample] = []
    for path in corpus_paths(folder, corpora).values():
        of_what = repr((file_digest(path), code, copies, seed, limit))
        place = cache / "samples" / files_digest((), of_what)
        if not place.exists():
            logger.info("%s: building its samples, kept in %s", path.stem, cache)
            build = partial(_build, path, copies, seed, limit, n_jobs, place)
            if n_jobs == 1:
                build()
            else:
                _apart(build, path)
        samples += joblib.load(place / f"{kind}.joblib")
    return samples


def code_digest() -> str:
    """Digest of all code that decides what a sample holds."""
    paths = [path for place in _CODE for path in sorted(CHECKOUT.glob(f"boilerkit/{place}"))]
    paths += [CHECKOUT / "training" / f"{name}.py" for name in _SAMPLE_CODE] + [TEXTS_PATH]
    return files_digest(paths)


def run_digest() -> str:
    """Digest of all code and hand labels, and of the libraries, that decide what a run makes."""
    places = ("training/*.py", "datasets/**/*.jsonl")
    paths = library_files() + [path for place in places for path in sorted(CHECKOUT.glob(place))]
    libraries = [version(name) for name in ("lightgbm", "numpy", "scikit-learn")]
    return files_digest([*paths, TEXTS_PATH], *libraries)


def library_files() -> list[Path]:
    """All code of the library, in order."""
    places = ("boilerkit/**/*.py", "boilerkit/**/*.pyx")
    return [path for place in places for path in sorted(CHECKOUT.glob(place))]


def files_digest(paths: Iterable[Path], *words: str) -> str:
    """Digest of files, their names, and some words."""
    digest = hashlib.sha256(" ".join(words).encode())
    for path in paths:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _apart(build: Callable[[], None], path: Path) -> None:
    """Build a corpus's samples in a process of its own, whose memory and workers go with it: what
    is left of them otherwise is gigabytes that the models then lack.

    Raises
    ------
    CorpusError
        The process died.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            pool.submit(_build_and_leave, build).result()
        except BrokenProcessPool as error:
            raise CorpusError(
                f"{path}: the process that built its samples died, most likely for lack of memory"
            ) from error


def _build_and_leave(build: Callable[[], None]) -> None:
    try:
        build()
    finally:
        # A process waits for its workers before it ends, and these five minutes for work.
        get_reusable_executor().shutdown(wait=True)


def _build(
    path: Path, copies: CopyConfig, seed: int, limit: int | None, n_jobs: int, place: Path
) -> None:
    _keep(_build_corpus(path, copies, seed, limit, n_jobs), place)


def _build_corpus(
    path: Path, copies: CopyConfig, seed: int, limit: int | None, n_jobs: int
) -> list[Sample]:
    pages = read_corpus(path, dumps=True)[:limit]
    of_pages: Iterable[list[Sample]] = Parallel(n_jobs, batch_size=8, return_as="generator")(
        delayed(samples_of_page)(page, copies, seed) for page in pages
    )
    from tqdm import tqdm

    progress = tqdm(of_pages, total=len(pages), desc=path.stem, unit="page", disable=None)
    return [sample for of_page in progress for sample in of_page]


def _keep(samples: Sequence[Sample], place: Path) -> None:
    """Write samples to a folder, a file a kind; a run that is killed leaves no half of one.

    Raises
    ------
    OSError
        If the folder can't be written.
    """
    try:
        with written_whole(place) as written:
            written.mkdir()
            for kind in KINDS:
                of_kind = [sample for sample in samples if sample.kind == kind]
                joblib.dump(of_kind, written / f"{kind}.joblib")
    except OSError:
        # Another run has built the same samples meanwhile: its folder is as good.
        if not place.exists():
            raise
