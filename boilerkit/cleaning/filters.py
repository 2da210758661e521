"""Which cleaned pages are kept: long enough, in a wanted language, not there before."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from boilerkit.cleaning.extras import need
from boilerkit.cleaning.records import CleanPage
from boilerkit.dom.text import words
from boilerkit.features.measures import count_words
from boilerkit.features.words import words_of

Dedup = Literal["", "exact", "near"]

N_PERMUTATIONS: Final = 64
SCHEME: Final = "affine32"
"""How datasketch mixes hashes, 32 bits each; the values mean nothing without it."""
SHINGLE_WORDS: Final = 3
NEAR_SIMILARITY: Final = 0.8
"""Jaccard similarity of word triples from which on two texts are near copies. Where a script puts
no spaces between words, each character counts as one."""
MAX_SHINGLES: Final = 2_000
"""Triples of a text that are compared; more say no more and cost time."""
_BY_PLACE: Final = np.array([1, 3, 5], dtype=np.uint64)
"""Factors of the hashes of three words: the same words in another order are another triple."""


@dataclass(frozen=True, slots=True)
class FilterSettings:
    """Limits; the defaults keep every page.

    Attributes
    ----------
    min_words : int
        Two characters of Chinese or Japanese count as a word, and four letters of Thai.
    languages : tuple of str
        ISO 639-1 codes, such as ``("fa", "en")``; all if empty.
    dedup : {"", "exact", "near"}
    """

    min_words: int = 0
    languages: tuple[str, ...] = ()
    dedup: Dedup = ""


Memory = list[tuple[str, str]]
"""What a deduplicating filter has seen: page ids and keys of their texts."""


class Filters:
    """Decides over pages in input order. What it has seen can be saved and restored."""

    def __init__(self, settings: FilterSettings) -> None:
        self._settings = settings
        self._new: Memory = []
        self._checks: list[Callable[[CleanPage], str]] = []
        if settings.min_words:
            self._checks.append(self._too_short)
        if settings.languages:
            self._checks.append(self._other_language)
        self._index = _INDICES[settings.dedup]() if settings.dedup else None

    def decide(self, page: CleanPage) -> CleanPage:
        """Return the page, or its record as one that is left out."""
        if page.status != "ok":
            return page
        for check in self._checks:
            reason = check(page)
            if reason:
                return _left_out(page, reason)
        if self._index is not None:
            key = self._index.key(page.text)
            original = self._index.find(key)
            if original:
                return _left_out(page, f"{self._settings.dedup} copy of {original}")
            self._index.add(page.id, key)
            self._new.append((page.id, key))
        return page

    def take_new(self) -> Memory:
        """Return what was added since the last call."""
        new, self._new = self._new, []
        return new

    def restore(self, memory: Iterable[tuple[str, str]]) -> None:
        """Remember what an earlier run has seen."""
        if self._index is not None:
            for page_id, key in memory:
                self._index.add(page_id, key)

    def _too_short(self, page: CleanPage) -> str:
        return "too few words" if count_words(page.text) < self._settings.min_words else ""

    def _other_language(self, page: CleanPage) -> str:
        language = str(need("py3langid", "batch").classify(page.text)[0])
        return "" if language in self._settings.languages else f"language {language}"


def _left_out(page: CleanPage, reason: str) -> CleanPage:
    return CleanPage(page.id, "filtered", reason, url=page.url)


def kind_of_reason(reason: str) -> str:
    """Reason without the page that it names, for counting."""
    return reason.split(" copy of ", maxsplit=1)[0] + " copy" if " copy of " in reason else reason


class ExactIndex:
    """Texts with the same words in the same order."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def key(self, text: str) -> str:
        """Digest of the text's words."""
        return hashlib.blake2b(" ".join(words(text)).encode(), digest_size=16).hexdigest()

    def find(self, key: str) -> str:
        """Id of the page that had this text, ``""`` if none had."""
        return self._ids.get(key, "")

    def add(self, id: str, key: str) -> None:
        """Remember a page's text."""
        self._ids.setdefault(key, id)


class NearIndex:
    """Texts that share most of their word triples, by MinHash (Broder, 1997)."""

    def __init__(self) -> None:
        self._datasketch = need("datasketch", "batch")
        self._lsh = self._datasketch.MinHashLSH(threshold=NEAR_SIMILARITY, num_perm=N_PERMUTATIONS)

    def key(self, text: str) -> str:
        """MinHash of the text's word triples, as hexadecimal digits."""
        hashes = words_of(text).hashes
        padded = np.pad(hashes, (0, max(SHINGLE_WORDS - len(hashes), 0)))
        triples = np.unique(sliding_window_view(padded, SHINGLE_WORDS) @ _BY_PLACE)
        sketch = self._datasketch.MinHash(num_perm=N_PERMUTATIONS, scheme=SCHEME)
        sketch.update_batch([triple.tobytes() for triple in triples[:MAX_SHINGLES]])
        return np.asarray(sketch.hashvalues, dtype=np.uint32).tobytes().hex()

    def find(self, key: str) -> str:
        """Id of the first page that is much like this one, ``""`` if none is."""
        found = self._lsh.query(self._sketch(key))
        return min(found)[1] if found else ""

    def add(self, id: str, key: str) -> None:
        """Remember a page's text."""
        self._lsh.insert((len(self._lsh.keys), id), self._sketch(key), check_duplication=False)

    def _sketch(self, key: str) -> Any:
        values = np.frombuffer(bytes.fromhex(key), dtype=np.uint32)
        return self._datasketch.MinHash(num_perm=N_PERMUTATIONS, hashvalues=values, scheme=SCHEME)


_INDICES: dict[str, Callable[[], ExactIndex | NearIndex]] = {
    "exact": ExactIndex,
    "near": NearIndex,
}
