"""Pages come out the same with the compiled modules and without them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from boilerkit import Extractor
from boilerkit.compiled import MODULES
from tests.compiled.common import ROOT, needs_compiler

pytestmark = needs_compiler


def test_every_module_is_named() -> None:
    sources = (ROOT / "boilerkit").rglob("*.pyx")
    names = {".".join(path.with_suffix("").relative_to(ROOT).parts) for path in sources}
    assert names == set(MODULES)


WITHOUT = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[2:]))
import boilerkit
from tests.compiled.test_whole import answers
print(answers(boilerkit.Extractor(), sys.argv[1]), end="")
"""


def answers(extractor: Extractor, folder: str) -> str:
    """Label and probability of every block of the sample pages."""
    lines = []
    for path in sorted(Path(folder).iterdir()):
        if path.suffix in {".html", ".txt"}:
            for block in extractor.label(path.read_bytes()).blocks:
                shares = [f"{p:.6f}" for p in block.probabilities.values()]
                lines.append(f"{path.name} {block.label.value} {' '.join(shares)}")
    return "\n".join(lines)


def test_without_them_every_answer_is_the_same() -> None:
    folder = str(ROOT / "datasets" / "pages")
    found = subprocess.run(
        [sys.executable, "-c", WITHOUT, folder, *MODULES],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert found.stdout == answers(Extractor(), folder)
    assert len(found.stdout.splitlines()) > 200
