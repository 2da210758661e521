"""Fitted models and their figures to a bundle."""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from boilerkit.features.extractor import code_schemas
from boilerkit.labels import LABELS
from boilerkit.model.bundle import write_bundle
from boilerkit.page import Kind
from training.decoding import Decoder
from training.fitting import ModelFiles

_LIBRARIES = ("lightgbm", "numpy", "scikit-learn", "selectolax")


@dataclass(frozen=True, slots=True)
class KindExport:
    """What a bundle holds for one kind of page: its models, and how to read their answer."""

    models: ModelFiles
    decoder: Decoder


def export_bundle(
    path: Path, kinds: Mapping[Kind, KindExport], version: str, facts: Mapping[str, Any]
) -> str:
    """Write a bundle and return its checksum.

    Parameters
    ----------
    kinds : mapping of str to KindExport
        By kind of page, ``"html"`` and ``"text"``.
    facts : mapping
        What else to keep in the manifest: corpora and their digests, settings, metrics.
    """
    schemas = code_schemas()
    manifest: dict[str, Any] = {
        "version": version,
        "labels": [label.value for label in LABELS],
        "kinds": {},
        "libraries": {name: importlib.metadata.version(name) for name in _LIBRARIES},
        "python": platform.python_version(),
        **facts,
    }
    files: dict[str, bytes] = {}
    for kind, export in kinds.items():
        names = {role: f"{kind}-{role}.txt" for role in export.models.trees}
        networks = {role: f"{kind}-{role}.npz" for role in export.models.networks}
        files.update({names[role]: data for role, data in export.models.trees.items()})
        files.update({networks[role]: data for role, data in export.models.networks.items()})
        manifest["kinds"][kind] = {
            "schema": schemas[kind].hash,
            "features": list(schemas[kind].features),
            "beliefs": list(schemas[kind].beliefs),
            "summaries": list(schemas[kind].summaries),
            "models": names,
            "networks": networks,
            "calibration": export.decoder.knots,
            "pulls": export.decoder.pulls,
        }
    return write_bundle(path, manifest, files)
