"""Where the links of a page lead."""

from __future__ import annotations

from urllib.parse import urljoin

_WEB = ("http://", "https://")


def resolve(target: str, base: str) -> str:
    """Return an address that does not depend on the page it stands in, where ``base`` allows it.

    What is no address, such as ``http://[``, stays as it is.
    """
    if not base.lower().startswith(_WEB) or target.lower().startswith(_WEB):
        return target
    try:
        return urljoin(base, target.strip())
    except ValueError:
        return target
