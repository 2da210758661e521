"""Annotations begun by a model: labelling a page by hand is putting its mistakes right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from boilerkit.document import Block, Document
from boilerkit.errors import InputError
from boilerkit.extractor import Extractor
from training.annotations import KIND_SUFFIXES
from training.errors import AnnotationError

DOUBTFUL = 0.6
"""Probability below which a label is worth a second look."""
_UNKNOWN_LANGUAGE = "und"
"""As ISO 639-2 has it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An annotation that was begun, or the reason why it was not.

    ``doubtful`` has the number of each block, from 1, whose label is not sure, and the block.
    """

    path: Path
    n_blocks: int = 0
    doubtful: tuple[tuple[int, Block], ...] = ()
    reason: str = ""


def draft_pages(folder: Path, extractor: Extractor) -> Iterator[Draft]:
    """Write ``<name>.json`` for every page of a folder that has none, with a model's labels.

    Raises
    ------
    AnnotationError
        The folder has no page.
    """
    pages = {path: kind for kind, of in KIND_SUFFIXES.items() for path in folder.glob(f"*{of}")}
    if not pages:
        raise AnnotationError(f"{folder}: no page, that is no <name>.html or <name>.txt")
    begun: set[Path] = set()
    for path, kind in sorted(pages.items()):
        out = path.with_suffix(".json")
        if out.exists():
            if out in begun:
                yield Draft(path, reason=f"{out.name} belongs to another page of that name")
            continue
        try:
            document = extractor.label(path.read_bytes(), kind=kind)
        except InputError as error:
            yield Draft(path, reason=str(error))
            continue
        out.write_text(_written(document), encoding="utf-8")
        begun.add(out)
        numbered = enumerate(document.blocks, 1)
        doubtful = tuple((n, block) for n, block in numbered if block.probability < DOUBTFUL)
        yield Draft(out, len(document.blocks), doubtful)


def _written(document: Document) -> str:
    """JSON with a line for each block, to be edited by hand."""
    metadata = document.metadata
    facts = {
        "kind": document.kind,
        "language": metadata.language.partition("-")[0].lower() or _UNKNOWN_LANGUAGE,
        "page_type": document.page_type or "article",
        "url": metadata.url,
    }
    blocks = (_json({"label": b.label.value, "text": b.text}) for b in document.blocks)
    lines = [f" {_json(name)}: {_json(value)}," for name, value in facts.items()]
    return "\n".join(
        ["{", *lines, ' "blocks": [', ",\n".join(f"  {b}" for b in blocks), " ]", "}\n"]
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
