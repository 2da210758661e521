"""Annotated pages to matrices: features, labels, weights, and what scoring needs."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from joblib import Memory, Parallel, delayed
from numpy.typing import NDArray

from boilerkit.dom.reading import read_page
from boilerkit.dom.segmentation import block_slices
from boilerkit.dom.text import squash, words
from boilerkit.features.copies import copy_groups
from boilerkit.features.extractor import FeatureExtractor
from boilerkit.labels import LABEL_INDEX
from boilerkit.page import FlatPage, Kind, ReadPage
from training.alignment import find_snippet
from training.config import CopyConfig
from training.corpora import GoldPage, corpus_paths, file_digest, read_corpus
from training.dumps import PLAIN, STYLES, DumpStyle, render_dump
from training.errors import CorpusError
from training.gold_labels import LabelledPage, label_page
from training.older import draw_losses, older_page
from training.planting import TEXTS_PATH, plant
from training.rewriting import SCRIPTS, hide_names, rewrite_page
from training.sample import Sample, Variant
from training.splits import site_of

CACHE_FOLDER = Path(".cache")
PLAIN_REWRITTEN = 2
"""So many of a page's dumps in other scripts have a line for each block, the others a style."""
CUT_DUMPS = 0.5
"""Share of the dumps of planted copies that begin and end with what is planted: other tools keep
the article and what is next to it."""
_NOT_ARTICLES = frozenset({"forum", "listing", "collection", "product", "service"})
_CHECKOUT = Path(__file__).resolve().parent.parent
_CODE = ("dom/*.py", "features/*.py", "page.py", "tree.py")
_SAMPLE_CODE = (
    *("alignment", "corpora", "dataset", "dumps", "evidence", "gold_labels", "older"),
    *("planting", "rewriting", "rules", "splits"),
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


def samples_of_page(gold: GoldPage, copies: CopyConfig, seed: int) -> list[Sample]:
    """Build a page's samples: the page, and its copies as HTML and as dumps."""
    read = read_page(gold.html, kind="html")
    labelled = label_page(gold, read)
    # A stream of draws each, so that a change to one kind of copy leaves the others as they are.
    dumps, scripts, planting, aging = np.random.default_rng([seed, *gold.id.encode()]).spawn(4)
    samples = [make_sample(gold, read, labelled.labels, labelled.block_words)]
    samples.append(dump_sample(gold, read, read, labelled, PLAIN, 0))
    for _ in range(copies.dumps):
        style = STYLES[dumps.integers(1, len(STYLES))]
        samples.append(dump_sample(gold, read, read, labelled, style, _seed(dumps), "dump"))
    for number, script in enumerate(_draw_scripts(scripts, copies.scripts)):
        copy = rewrite_page(read, script)
        words = labelled.block_words
        # HTML loses little in another script: its tags stay. A dump has only its text, and the
        # lines that run together in most styles give away that they share a label.
        if number == 0:
            html = hide_names(copy) if _loses_names(gold) else copy
            samples.append(make_sample(gold, html, labelled.labels, words, "rewritten", script))
        style = PLAIN if number < PLAIN_REWRITTEN else STYLES[dumps.integers(len(STYLES))]
        samples.append(
            dump_sample(gold, read, copy, labelled, style, _seed(dumps), "rewritten", script)
        )
    if aging.random() < copies.older:
        samples.append(_older_sample(gold, read, labelled, aging))
    if gold.page_type not in _NOT_ARTICLES and planting.random() < copies.planted:
        samples += _planted_samples(gold, _seed(planting))
    return samples


def _older_sample(
    gold: GoldPage, read: ReadPage, labelled: LabelledPage, rng: np.random.Generator
) -> Sample:
    """The page as an older site writes it; it may no longer say where it stands."""
    older, url = older_page(read, draw_losses(rng)), read.hints.url
    return make_sample(gold, older, labelled.labels, labelled.block_words, "older", own_url=url)


def _loses_names(gold: GoldPage) -> bool:
    """Whether the page's HTML in another script loses its names as well: every other one does."""
    return zlib.crc32(gold.id.encode()) % 2 == 1


def _draw_scripts(rng: np.random.Generator, n_scripts: int) -> list[str]:
    """Draw the scripts of a page's copies, among several at least one without spaces."""
    drawn: list[str] = rng.permutation(sorted(SCRIPTS)).tolist()
    chosen, others = drawn[:n_scripts], drawn[n_scripts:]
    # Text without spaces is shaped least like the corpora's own, and most has to be learnt.
    if n_scripts > 1 and not any(SCRIPTS[script].exchange for script in chosen):
        chosen[PLAIN_REWRITTEN - 1] = next(script for script in others if SCRIPTS[script].exchange)
    return chosen


def _planted_samples(gold: GoldPage, seed: int) -> list[Sample]:
    """A copy with planted facts and headlines, as HTML and as a dump."""
    html, planted = plant(gold.html, seed)
    if not planted:
        return []
    read = read_page(html, kind="html")
    labelled = label_page(gold, read)
    texts = block_slices(read.page, read.blocks)
    found = [block for block, text in enumerate(texts) if squash(text) in planted]
    for block in found:
        labelled.labels[block] = LABEL_INDEX[planted[squash(texts[block])]]
    style = STYLES[seed % len(STYLES)]
    is_cut = len(found) > 1 and (seed >> 16) % 1000 < CUT_DUMPS * 1000
    shown = range(found[0], found[-1] + 1) if is_cut else None
    return [
        make_sample(gold, read, labelled.labels, labelled.block_words, "planted"),
        dump_sample(gold, read, read, labelled, style, seed, "planted", "", shown),
    ]


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(2**32))


def dump_sample(
    gold: GoldPage,
    original: ReadPage,
    shown: ReadPage,
    labelled: LabelledPage,
    style: DumpStyle,
    seed: int,
    variant: Variant = "original",
    script: str = "",
    part: range | None = None,
) -> Sample:
    """Make a sample of a page as a text dump; every line has the label of its blocks.

    Parameters
    ----------
    original, shown : ReadPage
        The page as it is, whose words are scored, and as the model sees it: the same page
        or its copy in another script.
    part : range, optional
        The blocks that the dump holds; all of them unless told.
    """
    text, lines = render_dump(shown, labelled.labels, style, seed, original, part)
    own = text if shown is original else render_dump(original, labelled.labels, style, seed)[0]
    dump = read_page(text, kind="text")
    # A line is a text node, and a block has several where the page itself was wrapped.
    first, last = dump.blocks.first_text.tolist(), dump.blocks.last_text.tolist()
    labels = labelled.labels[np.array([lines[line][0] for line in first], dtype=np.int64)]
    words_of_line = [words(line) for line in own.splitlines() if line.strip()]
    block_words = [
        list(chain.from_iterable(words_of_line[a:b])) for a, b in zip(first, last, strict=True)
    ]
    return make_sample(gold, dump, labels, block_words, variant, script, original.hints.url)


def make_sample(
    gold: GoldPage,
    read: ReadPage,
    labels: NDArray[np.int8],
    block_words: list[list[str]],
    variant: Variant = "original",
    script: str = "",
    own_url: str | None = None,
) -> Sample:
    """Make a sample of a read page.

    Parameters
    ----------
    block_words : list of list of str
        Words of each block that its text is scored by.
    own_url : str, optional
        The address that the page gave for itself, where ``read`` does not know it.
    """
    kind = read.page.kind
    features = _FEATURES[kind]
    X, vocabulary = features.transform(read.page, read.blocks, read.hints)
    if not len(X) == len(labels) == len(block_words):
        raise CorpusError(
            f"{gold.id} as {kind} ({variant}): {len(X)} blocks, but {len(labels)} labels and "
            f"the words of {len(block_words)}"
        )
    n_words, n_copies = X[:, features.n_words_column], X[:, features.n_copies_column]
    return Sample(
        page_id=gold.id,
        corpus=gold.corpus,
        page_type=gold.page_type,
        language=gold.language,
        site=site_of(gold, read.hints.url if own_url is None else own_url),
        is_suspect=gold.is_suspect,
        kind=kind,
        variant=variant,
        script=script,
        X=X,
        labels=labels,
        page=_without_text(read.page),
        blocks=read.blocks,
        copies=copy_groups(read.page, read.blocks, n_words, n_copies),
        vocabulary=vocabulary,
        **_scoring(gold, block_words),
    )


_FEATURES: dict[Kind, FeatureExtractor] = {
    "html": FeatureExtractor("html"),
    "text": FeatureExtractor("text"),
}


def _without_text(page: FlatPage) -> FlatPage:
    """Only the tree is needed once the features are made."""
    return replace(page, text="", code_points=np.zeros(0, dtype=np.uint32), links={}, images={})


def _scoring(gold: GoldPage, block_words: list[list[str]]) -> dict[str, Any]:
    vocabulary: dict[str, int] = {}

    def numbers(of_words: Iterable[str]) -> NDArray[np.int32]:
        found = [vocabulary.setdefault(word, len(vocabulary)) for word in of_words]
        return np.array(found, dtype=np.int32)

    sizes = [len(block) for block in block_words]
    return {
        "words": numbers(word for block in block_words for word in block),
        "word_block": np.repeat(np.arange(len(sizes), dtype=np.int32), sizes),
        "gold_words": None if gold.body is None else numbers(words(gold.body)),
        "must_have": tuple(find_snippet(block_words, text) for text in gold.must_have),
        "must_not_have": tuple(find_snippet(block_words, text) for text in gold.must_not_have),
    }
