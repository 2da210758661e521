"""Packages that only some users need, imported where they are used."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from boilerkit.errors import MissingPackageError


def need(module: str, extra: str) -> Any:
    """Import a module of an extra.

    Raises
    ------
    MissingPackageError
        It is not installed; the message says how to install it.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        package = module.split(".", maxsplit=1)[0]
        raise MissingPackageError(
            f"this needs the package {package}; install it with `pip install 'boilerkit[{extra}]'`"
        ) from error
