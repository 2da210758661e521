# cython: language_level=3, boundscheck=False, wraparound=False
"""A table of words of ASCII, asked with no object made of each word."""

from libc.stdlib cimport calloc, free
from libc.string cimport memcmp

from boilerkit._ascii cimport hash_of

cdef Entry NOTHING = Entry(NULL, 0, 0)


cdef class Table:
    """Words of ASCII and a number for each; words of other scripts are left out."""

    def __cinit__(self, words):
        cdef Entry* entry
        self._mask = 1
        while self._mask < 4 * len(words):
            self._mask *= 2
        self._entries = <Entry*>calloc(self._mask, sizeof(Entry))
        if self._entries == NULL:
            raise MemoryError
        self._mask -= 1
        self._kept = []
        for word, number in words.items():
            if word.isascii():
                octets = word.encode()
                self._kept.append(octets)
                self._begins[self._beginning(octets, len(octets))] = True
                entry = self._slot(octets, len(octets))
                entry.word, entry.size, entry.number = octets, len(octets), number

    def __dealloc__(self):
        free(self._entries)

    cdef Entry* find(self, const char* word, Py_ssize_t size) noexcept:
        """The entry of a word, or an empty one.

        Most are turned away by their first two letters, before they are hashed.
        """
        if not self._begins[self._beginning(word, size)]:
            return &NOTHING
        return self._slot(word, size)

    cdef Py_ssize_t _beginning(self, const char* word, Py_ssize_t size) noexcept:
        return (128 * word[0] if size else 0) + (word[1] if size > 1 else 0)

    cdef Entry* _slot(self, const char* word, Py_ssize_t size) noexcept:
        """The entry of a word, or the empty one where it would stand."""
        cdef Py_ssize_t place = hash_of(word, size) & self._mask
        while self._entries[place].word != NULL and not (
            self._entries[place].size == size
            and memcmp(self._entries[place].word, word, size) == 0
        ):
            place = (place + 1) & self._mask
        return &self._entries[place]
