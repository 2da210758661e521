# cython: language_level=3, boundscheck=False, wraparound=False
"""What `text` finds in the hashes of words, in one pass over them."""

from libc.stdint cimport int64_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free

cdef uint64_t ODD = 0x9E3779B97F4A7C15u


cdef class CueLexicon:
    """Bits of the purposes of cue words, by the words' hashes.

    Parameters
    ----------
    hashes, bits : ndarray, shape (n_words,)
    """

    cdef uint64_t* _keys
    cdef uint32_t* _bits
    cdef Py_ssize_t _mask, _shift

    def __cinit__(self, const uint64_t[::1] hashes, const uint32_t[::1] bits):
        cdef Py_ssize_t number, slot
        self._mask, self._shift = 1, 64
        while self._mask < 4 * hashes.shape[0]:
            self._mask *= 2
            self._shift -= 1
        self._keys = <uint64_t*>calloc(self._mask, sizeof(uint64_t))
        self._bits = <uint32_t*>calloc(self._mask, sizeof(uint32_t))
        if self._keys == NULL or self._bits == NULL:
            raise MemoryError
        self._mask -= 1
        for number in range(hashes.shape[0]):
            slot = self._slot(hashes[number])
            self._keys[slot], self._bits[slot] = hashes[number], bits[number]

    def __dealloc__(self):
        free(self._keys)
        free(self._bits)

    cdef Py_ssize_t _slot(self, uint64_t key) noexcept nogil:
        """The slot of a hash, or the empty one where it would be: no word is without a bit."""
        cdef Py_ssize_t slot = (key * ODD) >> self._shift
        while self._bits[slot] and self._keys[slot] != key:
            slot = (slot + 1) & self._mask
        return slot

    def count(
        self, const uint64_t[::1] hashes, const int64_t[::1] block, double[:, ::1] counts
    ):
        """Add to ``counts``, shape ``(1 + n_purposes, n_blocks)``, cues in all and by purpose."""
        cdef Py_ssize_t word, purpose
        cdef uint32_t left
        with nogil:
            for word in range(hashes.shape[0]):
                left = self._bits[self._slot(hashes[word])]
                if not left:
                    continue
                counts[0, block[word]] += 1
                purpose = 1
                while left:
                    counts[purpose, block[word]] += left & 1
                    left >>= 1
                    purpose += 1


def hash_blocks(const uint64_t[::1] hashes, const int64_t[::1] block, uint64_t[::1] found):
    """Add to ``found``, shape ``(n_blocks,)``, the hashes of each block's words by their place."""
    cdef Py_ssize_t word
    cdef int64_t last = -1
    cdef uint64_t place = 0
    with nogil:
        for word in range(hashes.shape[0]):
            place = place + 1 if block[word] == last else 0
            last = block[word]
            found[last] += hashes[word] * (2 * place + 1)
