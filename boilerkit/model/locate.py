"""Find a model bundle: argument, environment, packaged copy, checkout."""

from __future__ import annotations

import os
from pathlib import Path

from boilerkit.errors import ModelNotFoundError

ENVIRONMENT_VARIABLE = "BOILERKIT_MODEL_DIR"
MANIFEST_NAME = "manifest.json"

_PACKAGE = Path(__file__).resolve().parent.parent
_PACKAGED = _PACKAGE / "_models" / "default"
_CHECKOUT = _PACKAGE.parent / "models" / "default"


def locate_bundle(model: str | os.PathLike[str] | None = None) -> Path:
    """Return the folder of the bundle to load.

    Parameters
    ----------
    model : path, optional
        A bundle's folder. Without it: the folder that ``BOILERKIT_MODEL_DIR`` names, else
        the default model inside the installed package, else that of the checkout.

    Raises
    ------
    ModelNotFoundError
        None of these folders holds a ``manifest.json``; the message lists them.
    """
    if model is not None:
        places = [Path(model)]
    elif os.environ.get(ENVIRONMENT_VARIABLE):
        places = [Path(os.environ[ENVIRONMENT_VARIABLE])]
    else:
        places = [_PACKAGED, _CHECKOUT]
    for place in places:
        if (place / MANIFEST_NAME).is_file():
            return place
    searched = ", ".join(str(place) for place in places)
    raise ModelNotFoundError(
        f"no model bundle found (a folder with {MANIFEST_NAME}); searched: {searched}. "
        f"Pass Extractor(model=...), set {ENVIRONMENT_VARIABLE}, or train one with "
        "`python -m training train`."
    )
