"""Which module may import which; read from the imports themselves."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("dom", "features", "model", "render", "cleaning", "inspection", "cli", "engines")
SHARED = {"errors", "labels", "page", "document", "schema", "numbering", "tree", "choice"}
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "labels": set(),
    "schema": set(),
    "page": set(),
    "document": {"labels", "page"},
    "tree": {"page"},
    "numbering": set(),
    "dates": set(),
    "bylines": {"dates", "page"},
    "choice": {"document", "errors", "labels"},
    "dom": SHARED,
    "features": SHARED | {"dom.text", "dom.tags"},
    "model": SHARED,
    "decision": SHARED | {"features", "model"},
    "render": {"choice", "document", "labels", "errors"},
    "workers": set(),
    "cleaning": SHARED
    | {"extractor", "reasons", "render", "dom.reading", "dom.text"}
    | {"features.measures", "features.words"},
    "inspection": SHARED | {"extractor", "judging", "dom.reading"},
    "engines": {"cleaning", "workers"},
}
ONLY_IMPORTERS = {
    "selectolax": {"dom/parsing.py", "dom/flatten.py", "dom/walk.py", "dom/compiled_walk.py"},
    "lightgbm": set(),
    "mlflow": set(),
    "sklearn": set(),
    "pandas": set(),
    "training": set(),
}


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("path", _modules("boilerkit"), ids=lambda p: p.name)
def test_rooms_import_only_what_they_may(path: Path) -> None:
    relative = path.relative_to(ROOT / "boilerkit")
    room = relative.parts[0] if relative.parts[0] in ROOMS else relative.stem
    if room not in ALLOWED:
        return
    for name in _imports(path):
        parts = name.split(".")
        # Its compiled part is named for a module, and belongs to it.
        if parts[0] != "boilerkit" or len(parts) == 1 or parts[1].removeprefix("_") == room:
            continue
        target = ".".join(parts[1:3])
        assert {parts[1], target} & ALLOWED[room], f"{relative} imports {name}"


@pytest.mark.parametrize("path", _modules("boilerkit"), ids=lambda p: p.name)
def test_packages_stay_in_their_rooms(path: Path) -> None:
    relative = path.relative_to(ROOT / "boilerkit").as_posix()
    for name in _imports(path):
        importers = ONLY_IMPORTERS.get(name.split(".")[0])
        assert importers is None or relative in importers, f"{relative} imports {name}"


@pytest.mark.parametrize("path", _modules("training"), ids=lambda p: p.name)
def test_training_keeps_out_of_the_front_rooms(path: Path) -> None:
    imports = _imports(path)
    assert not {n for n in imports if n.startswith(("boilerkit.cli", "boilerkit.batch"))}
    if path.name not in {"tracking.py", "serving.py"}:
        assert not {name for name in imports if name.split(".")[0] == "mlflow"}


def test_source_files_stay_short() -> None:
    long = {
        path.name: n
        for folder in ("boilerkit", "training")
        for path in _modules(folder)
        if (n := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert not long
