from __future__ import annotations

import subprocess
import sys

import pytest

import boilerkit

HEAVY = "lightgbm sklearn pandas mlflow scipy matplotlib pyarrow bs4 dateparser chardet rich click"


def test_public_names_are_these() -> None:
    assert sorted(boilerkit.__all__) == sorted(
        [
            "Block",
            "BoilerkitError",
            "Document",
            "ExtractionResult",
            "Extractor",
            "InputError",
            "Label",
            "ModelError",
            "ModelMismatchError",
            "ModelNotFoundError",
            "__version__",
            "extract",
            "extract_many",
            "label",
        ]
    )
    assert all(hasattr(boilerkit, name) for name in boilerkit.__all__)


def test_a_bare_import_loads_nothing_heavy() -> None:
    code = "import sys, boilerkit; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not set(HEAVY.split()) & set(loaded)


def test_extracting_a_page_loads_neither_scikit_learn_nor_pandas(tiny_bundle: object) -> None:
    code = (
        "import sys, boilerkit\n"
        f"boilerkit.Extractor({str(tiny_bundle)!r}).extract('<p>' + 'word ' * 50)\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"sklearn", "pandas", "lightgbm", "scipy", "mlflow"} & set(loaded)


@pytest.mark.parametrize("error", ["InputError", "ModelError", "ModelMismatchError"])
def test_every_error_is_one_of_ours(error: str) -> None:
    assert issubclass(getattr(boilerkit, error), boilerkit.BoilerkitError)


def test_labels_are_plain_words() -> None:
    assert [str(label) for label in boilerkit.Label] == [
        "headline",
        "body",
        "metadata",
        "tags",
        "ads",
        "related",
        "comments",
        "other",
    ]
