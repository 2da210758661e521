"""The wheel, installed away from the checkout, brings its model with it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    assert list(out.glob("*.tar.gz"))
    return next(out.glob("*.whl"))


def test_the_wheel_holds_the_library_and_the_model_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "boilerkit/_models/default/manifest.json" in names
    assert "boilerkit/py.typed" in names
    assert not [name for name in names if name.startswith(("training/", "tests/", "datasets/"))]


def test_the_installed_package_extracts(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site),
         str(wheel)],
        check=True,
    )  # fmt: skip
    page = tmp_path / "page.html"
    sentence = "The boats came in before noon and the market was sold out by one o'clock. "
    page.write_text(f"<h1>A day at the harbour</h1><p>{sentence * 3}</p><p>{sentence * 2}</p>")
    found = subprocess.run(
        [sys.executable, "-m", "boilerkit", "clean", str(page)],
        env={**os.environ, "PYTHONPATH": str(site)},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert sentence.strip() in found.stdout
    where = subprocess.run(
        [sys.executable, "-c", "import boilerkit; print(boilerkit.__file__)"],
        env={**os.environ, "PYTHONPATH": str(site)},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert str(site) in where.stdout
