"""What can be wrong with a training run.

::

    TrainingError (a BoilerkitError)
    ├── ConfigError        unknown or ill-typed settings
    ├── CorpusError        a corpus that is missing or lacks a column
    └── AnnotationError    a label file that does not fit its page
"""

from __future__ import annotations

from boilerkit.errors import BoilerkitError


class TrainingError(BoilerkitError):
    """Base of the training errors."""


class ConfigError(TrainingError):
    """A setting is unknown, missing or of the wrong type."""


class CorpusError(TrainingError):
    """A corpus is missing, altered, or lacks what it should have."""


class AnnotationError(TrainingError):
    """A label file does not fit its page; the message names both."""
