"""A page's bytes before they are parsed: whether they are UTF-8, and what tags there are."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

try:
    from boilerkit.dom import _markup
except ImportError:  # Installed without a compiler.
    _markup = None  # type: ignore[assignment]

FORMATTING = tuple("b big code em font i s small strike strong tt u".split())
"""Elements that every block after them opens again, until they are closed."""

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr"
    " p li dt dd option tr td th tbody thead tfoot colgroup".split()
)
"""Elements that hold nothing, and those that the next of their kind closes."""


MAX_TAG_BYTES: Final = 20_000

_LESS, _GREATER, _SLASH = b"<>/"
_IS_VOID = 1
_N_KEYS = 27**3


class Markup(NamedTuple):
    """What the tags of a page would have a parser do."""

    n_tags: int
    has_long: bool
    """Whether a tag has more than ``MAX_TAG_BYTES``."""
    n_unclosed: int
    """Formatting elements left open."""
    depth: int
    """How deep elements may be nested, at most."""


def look_over(data: bytes) -> Markup:
    """Look over all tags of a page in UTF-8."""
    if _markup is None:
        return look_over_in_numpy(data)
    return Markup(*_markup.look_over(data, MAX_TAG_BYTES, _LETTERS, _KINDS))


def look_over_in_numpy(data: bytes) -> Markup:
    """What `look_over` does, where nothing was compiled."""
    buffer = np.frombuffer(data, dtype=np.uint8)
    opens, closes = np.flatnonzero(buffer == _LESS), np.flatnonzero(buffer == _GREATER)
    names, step = _names_and_steps(buffer, opens)
    ends = np.append(closes, len(buffer))[np.searchsorted(closes, opens)]
    long = opens[ends - opens > MAX_TAG_BYTES]
    balance = np.bincount(_KINDS[names] >> 1, weights=step)[1:]
    depth = np.cumsum(np.where(_KINDS[names] & _IS_VOID, 0, step))
    return Markup(
        n_tags=len(names),
        has_long=bool(_LETTERS[buffer[long + 1]].any()),
        n_unclosed=int(balance.clip(min=0).sum()),
        depth=int(depth.max(initial=0) - depth.min(initial=0)),
    )


def is_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8, without making a text of them where that can be helped."""
    if _markup is not None:
        return _markup.is_utf8(data)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _names_and_steps(
    buffer: NDArray[np.uint8], opens: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First three letters of each tag's name as a number, and 1 or -1: opened or closed."""
    padded = np.concatenate((buffer, np.zeros(5, dtype=np.uint8)))
    is_closing = padded[opens + 1] == _SLASH
    start = opens + 1 + is_closing
    letters = (_LETTERS[padded[start + offset]].astype(np.int64) for offset in range(3))
    first, second, third = letters
    # What follows the end of a name is no part of it.
    second *= first > 0
    third *= second > 0
    return (first * 27 + second) * 27 + third, 1 - 2 * is_closing.astype(np.int64)


def _letter_numbers() -> NDArray[np.uint8]:
    """Number of each byte that is a letter, from 1, and 0 for all others."""
    numbers = np.zeros(256, dtype=np.uint8)
    numbers[ord("a") : ord("z") + 1] = numbers[ord("A") : ord("Z") + 1] = np.arange(1, 27)
    return numbers


def _kinds_of_tags() -> NDArray[np.uint8]:
    """By the key of a tag's name: whether it is void, and above that bit which formatting one."""
    kinds = np.zeros(_N_KEYS, dtype=np.uint8)
    kinds[0] = _IS_VOID  # Comments and what else is no tag.
    for name in VOID:
        kinds[_key(name)] |= _IS_VOID
    # Names that begin alike, such as strike and strong, share a number.
    for number, key in enumerate(sorted({_key(name) for name in FORMATTING}), start=1):
        kinds[key] |= number << 1
    return kinds


def _key(name: str) -> int:
    first, second, third = (*_LETTERS[list(name[:3].encode())].tolist(), 0, 0)[:3]
    return int((first * 27 + second) * 27 + third)


_LETTERS = _letter_numbers()
_KINDS = _kinds_of_tags()
