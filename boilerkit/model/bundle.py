"""Read, write and check a bundle: models that are only data, and one manifest, no pickles.

::

    manifest.json            labels, feature names and order, decisions, versions, checksums
    html-first.txt           first pass: is the block content
    html-first.npz           the network beside the first pass's trees, if there is one
    html-content.txt         second pass: the same, seeing the first one's answers around it
    html-content.npz         the network beside these trees, if there is one
    html-boilerplate.txt     which of the seven other labels, if it is not content
    html-type.txt            what the page as a whole is
    text-first.txt ...       the same for text dumps
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from boilerkit.errors import ModelError, ModelMismatchError, ModelNotFoundError
from boilerkit.labels import LABELS
from boilerkit.model.locate import MANIFEST_NAME
from boilerkit.schema import Schema

FORMAT: Final = "boilerkit-bundle"
FORMAT_VERSION: Final = 4
"""Raised where an older bundle would not fit though its columns have the same names: since 4 the
keys of known blocks are made of other hashes of words, and characters in a row are terms where no
space parts words.
"""
KNOWN: Final = "known"
"""What a kind of page has in the manifest if the bundle was adapted, see `KnownBlocks`."""
_CHECKSUM: Final = "checksum"


@dataclass(frozen=True, slots=True)
class Bundle:
    """A checked bundle: its manifest, and the text of each of its models by file name."""

    path: Path
    manifest: Mapping[str, Any]
    models: Mapping[str, bytes]

    @property
    def version(self) -> str:
        """Version of the model, as its manifest has it."""
        return str(self.manifest.get("version", ""))


def read_bundle(path: Path, schemas: Mapping[str, Schema]) -> Bundle:
    """Read a bundle and make sure that it is whole and fits this code.

    Every file's SHA-256 is compared before anything parses it: LightGBM 4.7 kills the
    process on most damaged models instead of raising.

    Parameters
    ----------
    path : Path
        The bundle's folder.
    schemas : mapping of str to Schema
        The columns that this version of the code computes, by kind of page.

    Raises
    ------
    ModelNotFoundError, ModelMismatchError, ModelError
        Naming the file, what was found and what was expected.
    """
    manifest = _read_manifest(path / MANIFEST_NAME)
    _check_manifest(path / MANIFEST_NAME, manifest)
    for kind, schema in schemas.items():
        _check_schema(path / MANIFEST_NAME, manifest, kind, schema)
    models = {name: _read_model(path / name, digest) for name, digest in _files(manifest).items()}
    return Bundle(path=path, manifest=manifest, models=models)


def write_bundle(path: Path, manifest: Mapping[str, Any], models: Mapping[str, bytes]) -> str:
    """Write a bundle; checksums and format are filled in.

    Models of a bundle that was there before are removed, and nothing else is.

    Parameters
    ----------
    manifest : mapping
        With ``labels``, ``kinds`` and whatever else is worth keeping.
    models : mapping of str to bytes
        LightGBM models in text form, and networks, by file name.

    Returns
    -------
    str
        The manifest's own checksum, over everything in it and so over the models.
    """
    path.mkdir(parents=True, exist_ok=True)
    _remove_models(path)
    full: dict[str, Any] = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        **manifest,
        "files": {name: _digest(data) for name, data in sorted(models.items())},
    }
    checksum = full[_CHECKSUM] = manifest_checksum(full)
    for name, data in models.items():
        (path / name).write_bytes(data)
    text = json.dumps(full, indent=1, ensure_ascii=False) + "\n"
    (path / MANIFEST_NAME).write_text(text, encoding="utf-8")
    return checksum


def _remove_models(path: Path) -> None:
    """Remove what the folder's own manifest lists: text files of others may stand beside it."""
    try:
        manifest = _read_manifest(path / MANIFEST_NAME)
        names = list(_files(manifest)) if manifest.get("format") == FORMAT else []
    except ModelError:
        return
    for name in names:
        (path / name).unlink(missing_ok=True)


def manifest_checksum(manifest: Mapping[str, Any]) -> str:
    """Digest of everything in a manifest but the digest itself."""
    rest = {key: value for key, value in manifest.items() if key != _CHECKSUM}
    return _digest(json.dumps(rest, sort_keys=True).encode())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read_manifest(path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise ModelNotFoundError(f"{path} does not exist; expected a bundle's manifest") from None
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{path} is not a readable manifest: {error}") from error
    if not isinstance(manifest, dict):
        raise ModelError(f"{path}: expected a JSON object, got {type(manifest).__name__}")
    return manifest


def _check_manifest(path: Path, manifest: dict[str, Any]) -> None:
    if manifest.get("format") != FORMAT:
        raise ModelError(
            f"{path}: expected format {FORMAT!r}, got {manifest.get('format')!r}; "
            "this is no boilerkit model"
        )
    if manifest.get("format_version") != FORMAT_VERSION:
        raise ModelMismatchError(
            f"{path}: expected format version {FORMAT_VERSION}, got "
            f"{manifest.get('format_version')!r}; retrain, or install the matching boilerkit"
        )
    if manifest.get(_CHECKSUM) != manifest_checksum(manifest):
        raise ModelError(f"{path}: its checksum does not match; the manifest was altered")
    labels = [label.value for label in LABELS]
    if manifest.get("labels") != labels:
        raise ModelMismatchError(f"{path}: expected labels {labels}, got {manifest.get('labels')}")
    if not isinstance(manifest.get("kinds"), dict):
        raise ModelError(f"{path}: expected an object 'kinds'")


def _check_schema(path: Path, manifest: dict[str, Any], kind: str, schema: Schema) -> None:
    if kind not in manifest["kinds"]:
        raise ModelMismatchError(f"{path}: has no model for pages of kind {kind!r}")
    found = manifest["kinds"][kind]
    names = tuple(tuple(found.get(role, ())) for role in ("features", "beliefs", "summaries"))
    is_named = names == (schema.features, schema.beliefs, schema.summaries)
    if not is_named or found.get("schema") != schema.hash:
        raise ModelMismatchError(
            f"{path}: made for features {found.get('schema')!r} of kind {kind!r}, but this "
            f"version of boilerkit computes {schema.hash!r}; retrain the model, or install the "
            "version of boilerkit that it was made with"
        )


def _files(manifest: dict[str, Any]) -> dict[str, str]:
    files = manifest.get("files")
    if not isinstance(files, dict):
        raise ModelError("the manifest lists no files")
    return {Path(name).name: str(digest) for name, digest in files.items()}


def _read_model(path: Path, expected: str) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ModelNotFoundError(f"{path} is missing; the bundle's manifest names it") from None
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error}") from error
    digest = _digest(data)
    if digest != expected:
        raise ModelError(
            f"{path} is damaged or altered: expected SHA-256 {expected[:16]}…, got {digest[:16]}… "
            f"({len(data):,} bytes); install boilerkit again or restore the file"
        )
    return data
