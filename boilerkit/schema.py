"""Names of the columns that a model was made for, to hold a bundle against the code."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schema:
    """The columns for one kind of page, in order.

    Attributes
    ----------
    features : tuple of str
        What the first pass sees.
    beliefs : tuple of str
        What the second pass sees besides: made from the first one's answers and from the
        page type.
    summaries : tuple of str
        What the page-type model sees of each feature.
    """

    features: tuple[str, ...]
    beliefs: tuple[str, ...]
    summaries: tuple[str, ...]

    def columns(self, role: str) -> tuple[str, ...]:
        """Names of what the model of a role sees, in order."""
        if role == "first":
            return self.features
        if role == "type":
            return tuple(f"{name}__{of}" for of in self.summaries for name in self.features)
        return (*self.features, *self.beliefs)

    @property
    def hash(self) -> str:
        """Hash of all names in order."""
        names = "\n".join((*self.features, "--", *self.beliefs, "--", *self.summaries))
        return hashlib.sha256(names.encode()).hexdigest()[:16]
