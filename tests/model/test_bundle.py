from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from boilerkit import Extractor, ModelError, ModelMismatchError, ModelNotFoundError
from boilerkit.features.extractor import code_schemas
from boilerkit.model.bundle import manifest_checksum, read_bundle, write_bundle
from boilerkit.model.locate import locate_bundle


@pytest.fixture
def bundle(tiny_bundle: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_bundle, tmp_path / "bundle"))


def resign(bundle: Path, **changes: object) -> None:
    manifest = json.loads((bundle / "manifest.json").read_text())
    manifest.update(changes)
    manifest["checksum"] = manifest_checksum(manifest)
    (bundle / "manifest.json").write_text(json.dumps(manifest))


def test_a_whole_bundle_is_read(bundle: Path) -> None:
    read = read_bundle(bundle, code_schemas())
    trees = {f"{role}.txt" for role in ("first", "content", "boilerplate", "type")}
    files = trees | {"first.npz", "content.npz"}
    assert set(read.models) == {f"{kind}-{name}" for kind in ("html", "text") for name in files}


@pytest.mark.parametrize("damage", ["truncate", "flip", "append", "empty"])
@pytest.mark.parametrize("name", ["html-first.txt", "text-boilerplate.txt", "html-content.npz"])
def test_a_damaged_model_is_named_and_never_parsed(bundle: Path, name: str, damage: str) -> None:
    path = bundle / name
    data = path.read_bytes()
    path.write_bytes(
        {
            "truncate": data[: len(data) // 2],
            "flip": data[:100] + bytes([data[100] ^ 1]) + data[101:],
            "append": data + b" ",
            "empty": b"",
        }[damage]
    )
    with pytest.raises(ModelError, match=rf"{name}.*expected SHA-256"):
        Extractor(bundle)


def test_a_missing_model_file_is_named(bundle: Path) -> None:
    (bundle / "html-content.txt").unlink()
    with pytest.raises(ModelNotFoundError, match="html-content"):
        Extractor(bundle)


def test_an_altered_manifest_is_refused(bundle: Path) -> None:
    path = bundle / "manifest.json"
    path.write_text(path.read_text().replace('"version"', '"versiom"', 1))
    with pytest.raises(ModelError, match=r"manifest\.json.*checksum"):
        Extractor(bundle)


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000, '{"format": "pickle"}', "null"])
def test_a_foreign_manifest_is_refused(bundle: Path, text: str) -> None:
    (bundle / "manifest.json").write_text(text)
    with pytest.raises(ModelError, match=r"manifest\.json"):
        Extractor(bundle)


@pytest.mark.parametrize("changes", [{"format_version": 99}, {"labels": ["body", "boilerplate"]}])
def test_another_version_says_what_was_expected(bundle: Path, changes: dict[str, object]) -> None:
    resign(bundle, **changes)
    with pytest.raises(ModelMismatchError, match="expected"):
        Extractor(bundle)


def test_other_features_show_both_hashes(bundle: Path) -> None:
    kinds = json.loads((bundle / "manifest.json").read_text())["kinds"]
    kinds["html"]["features"][0] = "text__n_letters"
    kinds["html"]["schema"] = "0123456789abcdef"
    resign(bundle, kinds=kinds)
    with pytest.raises(ModelMismatchError, match="0123456789abcdef") as error:
        Extractor(bundle)
    assert code_schemas()["html"].hash in str(error.value)


def test_files_outside_the_bundle_are_never_read(bundle: Path) -> None:
    outside = bundle.parent / "secret.txt"
    outside.write_text("x")
    resign(bundle, files={"../secret.txt": "0" * 64})
    with pytest.raises(ModelNotFoundError, match=r"bundle/secret\.txt"):
        Extractor(bundle)


def test_no_bundle_lists_the_places_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ModelNotFoundError, match=str(tmp_path)):
        locate_bundle(tmp_path)
    monkeypatch.setenv("BOILERKIT_MODEL_DIR", str(tmp_path / "elsewhere"))
    with pytest.raises(ModelNotFoundError, match="elsewhere"):
        locate_bundle()


def test_the_environment_names_a_bundle(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOILERKIT_MODEL_DIR", str(bundle))
    assert locate_bundle() == bundle


def test_a_new_bundle_replaces_the_old_one_and_no_other_file(bundle: Path) -> None:
    (bundle / "notes.txt").write_text("mine")
    (bundle / "html-extra.txt").write_text("not of the manifest")
    read = read_bundle(bundle, code_schemas())
    models = {name: text for name, text in read.models.items() if name != "html-type.txt"}
    write_bundle(bundle, {"labels": [], "kinds": {}}, models)
    left = {path.name for path in bundle.iterdir()}
    assert left == {*models, "manifest.json", "notes.txt", "html-extra.txt"}


def test_what_is_no_bundle_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{ of a web page")
    (tmp_path / "notes.txt").write_text("mine")
    write_bundle(tmp_path, {"labels": [], "kinds": {}}, {"html-type.txt": b"trees"})
    assert (tmp_path / "notes.txt").exists()
    assert json.loads((tmp_path / "manifest.json").read_text())["files"].keys() == {"html-type.txt"}
