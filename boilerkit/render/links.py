"""Which links are written."""

from __future__ import annotations

_SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:", "ftp:")


def is_safe_target(target: str) -> bool:
    """Whether a link's address is one that a reader may follow: no scripts, no data."""
    scheme, colon, _ = target.strip().lower().partition(":")
    return not colon or "/" in scheme or f"{scheme}:" in _SAFE_SCHEMES or "." in scheme
