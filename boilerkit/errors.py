"""Every exception that boilerkit raises.

::

    BoilerkitError
    ├── InputError (also ValueError)     the page is not something that can be read
    ├── MissingPackageError              an optional package is not installed
    └── ModelError                       the model is not something that can be trusted
        ├── ModelNotFoundError           no bundle at any of the places searched
        └── ModelMismatchError           made for other features or another format
"""

from __future__ import annotations

__all__ = [
    "BoilerkitError",
    "InputError",
    "MissingPackageError",
    "ModelError",
    "ModelMismatchError",
    "ModelNotFoundError",
]


class BoilerkitError(Exception):
    """Base of every error that boilerkit raises on purpose."""


class InputError(BoilerkitError, ValueError):
    """The input is of a wrong type, binary, or in an encoding that nobody knows."""


class MissingPackageError(BoilerkitError):
    """A package of an extra is not installed; the message says how to install it."""


class ModelError(BoilerkitError):
    """A model bundle is missing, damaged, altered or of another version."""


class ModelNotFoundError(ModelError):
    """No model bundle was found; the message lists every place searched."""


class ModelMismatchError(ModelError):
    """The bundle was made for other features; the message shows both hashes."""
