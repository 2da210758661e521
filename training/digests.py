"""Digests of what comes out of every page, to hold one version of the code against another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from joblib import Parallel, delayed
from tqdm import tqdm

from boilerkit.choice import Choice
from boilerkit.extractor import Extractor
from boilerkit.labels import Label
from boilerkit.render import RENDERERS
from training.corpora import GoldPage, iterate_corpus


def text_digests(corpora: Sequence[Path], model: Path | None) -> dict[str, str]:
    """Digest the text of every page in every format, by page id."""
    extractor = Extractor(model)
    pages = [page for path in corpora for page in iterate_corpus(path)]
    done = Parallel(-1, return_as="generator", batch_size=8)(
        delayed(_digest)(extractor, page) for page in pages
    )
    return dict(tqdm(done, total=len(pages), unit="page", disable=None))


def _digest(extractor: Extractor, page: GoldPage) -> tuple[str, str]:
    digest = hashlib.sha256(extractor.extract(page.html).encode())
    document = extractor.label(page.html)
    choice = Choice((Label.HEADLINE, Label.BODY))
    for render in RENDERERS.values():
        digest.update(render(document, choice).encode())
    digest.update(" ".join(block.label.value for block in document.blocks).encode())
    return page.id, digest.hexdigest()


def write_digests(digests: dict[str, str], path: Path) -> None:
    """Write one page a line."""
    path.write_text("".join(f"{page} {d}\n" for page, d in digests.items()), encoding="utf-8")


def changed_pages(digests: dict[str, str], path: Path) -> Iterator[str]:
    """Yield the ids of pages whose digest is another than in a file, or is not there."""
    before = dict(line.rsplit(" ", 1) for line in path.read_text(encoding="utf-8").splitlines())
    for page in sorted(digests.keys() | before.keys()):
        if digests.get(page) != before.get(page):
            yield page
