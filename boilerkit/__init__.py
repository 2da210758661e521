"""Label every text block of a web page, and keep only the article."""

import logging

from boilerkit.batch import extract_many
from boilerkit.document import Block, Document, ExtractionResult
from boilerkit.errors import (
    BoilerkitError,
    InputError,
    ModelError,
    ModelMismatchError,
    ModelNotFoundError,
)
from boilerkit.extractor import Extractor, extract, label
from boilerkit.labels import Label

__version__ = "0.1.0"

__all__ = [
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

logging.getLogger(__name__).addHandler(logging.NullHandler())
