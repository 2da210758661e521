"""The adapting run: one's own pages and a bundle to a bundle that knows them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from tqdm import tqdm

from boilerkit.features.extractor import KINDS, code_schemas
from boilerkit.judging import Judge
from boilerkit.model.bundle import read_bundle, write_bundle
from boilerkit.page import Kind
from training.adaptation import learn_known, taught_pages, with_known
from training.annotations import gold_page, read_annotated_pages
from training.corpora import GoldPage
from training.errors import ConfigError
from training.gains import Comparison, compare, gain_metrics
from training.tracking import Tracker

MODEL_NAME: Final = "boilerkit-adapted"


def adapt(folder: Path, base: Path, out: Path, tracker: Tracker) -> dict[Kind, Comparison]:
    """Adapt a bundle to a folder of annotated pages, and say what that gains.

    The models stay as they are, to the byte; what is learnt goes into the manifest.

    Parameters
    ----------
    folder : Path
        Has ``<name>.html`` or ``<name>.txt`` and ``<name>.json`` side by side. A page of HTML
        is learnt from as a dump as well.
    base : Path
        Folder of the bundle to go on from.
    out : Path
        Folder of the bundle to write.

    Raises
    ------
    ConfigError
        ``out`` is the bundle to go on from.
    AnnotationError
        There is no annotated page, or an annotation does not fit its page.
    """
    if out.resolve() == base.resolve():
        raise ConfigError(f"{out} is the model to go on from; write the new one elsewhere")
    adapted = bundle = read_bundle(base, code_schemas())
    pages = [gold_page(page, folder.resolve().name) for page in read_annotated_pages(folder)]
    found: dict[Kind, Comparison] = {}
    for kind in KINDS:
        progress = tqdm(pages, desc=f"reading {kind}", unit="page", disable=None)
        taught = taught_pages(Judge(bundle), progress, kind)
        if taught:
            found[kind] = compare(bundle, kind, taught)
            adapted = with_known(adapted, kind, learn_known(taught))
    metrics = gain_metrics(found)
    facts = {
        "base": bundle.manifest["checksum"],
        "pages": {page.id: _digest(page) for page in pages},
        "metrics": metrics,
    }
    manifest = {**adapted.manifest, "version": f"{bundle.version}+adapted", "adapted": facts}
    with tracker.run("adapt"):
        checksum = write_bundle(out, manifest, bundle.models)
        tracker.parameters({"base": facts["base"], "n_pages": len(pages)})
        tracker.metrics(metrics)
        tracker.model(out, checksum, name=MODEL_NAME)
    return found


def _digest(page: GoldPage) -> str:
    return hashlib.sha256("\n".join([page.html, page.text, *page.labels]).encode()).hexdigest()
