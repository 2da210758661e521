"""The walk in compiled code, wherever it was compiled and Lexbor's functions can be called."""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Callable
from functools import cache

import numpy as np
from selectolax import lexbor
from selectolax.lexbor import LexborNode

from boilerkit.dom.walk import (
    HIDDEN_TOKEN,
    META,
    NODE_CODES,
    SKIPPED,
    TOKEN_ATTRIBUTES,
    HeadNodes,
    Walked,
)

try:
    from boilerkit.dom import _lexbor, _walk
except ImportError:  # Installed without a compiler.
    _walk = None  # type: ignore[assignment]

logger = logging.getLogger(__name__)


@cache
def compiled_walk() -> Callable[[LexborNode, HeadNodes], Walked] | None:
    """Return a function that does what `walk_in_python` does, or ``None`` where none can be had."""
    if _walk is None:
        return None
    try:
        library = ctypes.CDLL(lexbor.__file__)
        functions = [getattr(library, name) for name in _lexbor.FUNCTIONS]
    except (OSError, AttributeError) as error:
        # Where libraries keep their functions to themselves, as on Windows.
        logger.info("walking trees in Python: %s", error)
        return None
    addresses = [ctypes.cast(function, ctypes.c_void_p).value for function in functions]
    _lexbor.bind(addresses)
    _walk.know(NODE_CODES, SKIPPED, META, TOKEN_ATTRIBUTES, HIDDEN_TOKEN)
    return _walk_compiled


def _walk_compiled(root: LexborNode, head: HeadNodes) -> Walked:
    walk = _walk.Walk(head)
    walk.run(root.mem_id)
    columns = {name: np.frombuffer(octets, dtype=np.int32) for name, octets in walk.columns.items()}
    return Walked(
        texts=walk.text,
        attribute_strings=tuple(walk.attribute_ids),
        links=walk.links,
        colspans=walk.colspans,
        rowspans=walk.rowspans,
        **columns,
    )
