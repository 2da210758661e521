"""What copies of a page tests ask for."""

from __future__ import annotations

from training.config import CopyConfig

NO_COPIES = CopyConfig(dumps=0, scripts=0, older=0.0, planted=0.0)
