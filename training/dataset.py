"""Samples of whole corpora, kept between runs where nothing changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from joblib import Memory, Parallel, delayed

from training.config import CopyConfig
from training.copies import samples_of_page
from training.corpora import corpus_paths, file_digest, read_corpus
from training.planting import TEXTS_PATH
from training.sample import Sample

CACHE_FOLDER = Path(".cache")
_CHECKOUT = Path(__file__).resolve().parent.parent
_CODE = ("dom/*.py", "features/*.py", "page.py", "tree.py")
_SAMPLE_CODE = (
    *("alignment", "copies", "corpora", "dumps", "evidence", "featurizing", "gold_labels"),
    *("older", "planting", "rewriting", "rules", "splits"),
)


def build_samples(
    folder: Path,
    corpora: Sequence[str],
    copies: CopyConfig,
    *,
    seed: int,
    n_jobs: int = -1,
    limit: int | None = None,
    cache: Path = CACHE_FOLDER,
) -> list[Sample]:
    """Build all samples of the named corpora, out of the cache where nothing changed.

    Parameters
    ----------
    folder : Path
        Where the corpora's Parquet files are.
    limit : int, optional
        Take so many pages of each corpus only.
    cache : Path
        Where samples are kept between runs.
    """
    memory = Memory(cache / "samples", verbose=0)
    cached = memory.cache(_build_corpus, ignore=["path", "n_jobs"])
    code = code_digest()
    samples: list[Sample] = []
    for path in corpus_paths(folder, corpora).values():
        samples += cached(path, file_digest(path), code, copies, seed, limit, n_jobs=n_jobs)
    return samples


def code_digest() -> str:
    """Digest of all code that decides what a sample holds."""
    digest = hashlib.sha256()
    paths = [path for place in _CODE for path in sorted(_CHECKOUT.glob(f"boilerkit/{place}"))]
    paths += [_CHECKOUT / "training" / f"{name}.py" for name in _SAMPLE_CODE] + [TEXTS_PATH]
    for path in paths:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _build_corpus(
    path: Path,
    corpus: str,  # noqa: ARG001 - part of the cache's key
    code: str,  # noqa: ARG001
    copies: CopyConfig,
    seed: int,
    limit: int | None,
    n_jobs: int,
) -> list[Sample]:
    """Build the samples of one corpus; digests of ``corpus`` and ``code`` key the cache."""
    pages = read_corpus(path)[:limit]
    of_pages: Iterable[list[Sample]] = Parallel(n_jobs, batch_size=8, return_as="generator")(
        delayed(samples_of_page)(page, copies, seed) for page in pages
    )
    from tqdm import tqdm

    progress = tqdm(of_pages, total=len(pages), desc=path.stem, unit="page", disable=None)
    return [sample for of_page in progress for sample in of_page]
