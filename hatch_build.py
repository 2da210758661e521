"""Compile the modules written in Cython while a wheel is built.

Everything works without them, several times slower: where no compiler is found, the wheel is
built without, and says so.
"""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

logger = logging.getLogger(__name__)


class CompiledModules(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles each ``*.pyx`` of the package next to its source."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and put what came of it into the wheel."""
        root = Path(self.root)
        try:
            compiled = _compile(root)
        except Exception as error:
            # Compilers fail in as many ways as there are; none may keep users from installing.
            logger.warning("boilerkit goes without its compiled modules, and slower: %s", error)
            return
        if version == "editable":
            return  # The checkout itself is what is imported, and they stand in it.
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["force_include"].update(
            {str(path): path.relative_to(root).as_posix() for path in compiled}
        )


def _compile(root: Path) -> list[Path]:
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension
    from setuptools.command.build_ext import build_ext

    sources = [path.relative_to(root) for path in sorted(root.glob("boilerkit/**/*.pyx"))]
    options = ["-O3", "-g0"] if os.name == "posix" else []
    extensions = [
        Extension(".".join(path.with_suffix("").parts), [str(path)], extra_compile_args=options)
        for path in sources
    ]
    with tempfile.TemporaryDirectory() as folder:
        modules = cythonize(extensions, build_dir=folder, quiet=True)
        command = build_ext(Distribution({"name": "boilerkit", "ext_modules": modules}))
        command.build_temp = command.build_lib = folder
        command.inplace = True
        command.ensure_finalized()
        command.run()
    return [root / command.get_ext_fullpath(module.name) for module in modules]
