# cython: language_level=3, boundscheck=False, wraparound=False
"""What `cues` and `text` find in the hashes of words, in one pass over them."""

from libc.stdint cimport int64_t, uint8_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free

cdef uint64_t ODD = 0x9E3779B97F4A7C15u


cdef class CueLexicon:
    """Bits of the purposes of cue words, by the words' hashes.

    Parameters
    ----------
    hashes, bits : ndarray, shape (n_words,)
    max_length : int
        Words of the longest phrase.
    """

    cdef uint64_t* _keys
    cdef uint32_t* _bits
    cdef Py_ssize_t _mask, _shift, _max_length

    def __cinit__(
        self, const uint64_t[::1] hashes, const uint32_t[::1] bits, Py_ssize_t max_length
    ):
        cdef Py_ssize_t number, slot
        self._max_length = max_length
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
        self,
        const uint64_t[::1] hashes,
        const uint8_t[::1] touches,
        const int64_t[::1] block,
        uint32_t[::1] bits,
        double[:, ::1] counts,
    ):
        """Fill ``bits``, and add to ``counts``, ``(1 + n_purposes, n_blocks)``, cues in all and
        by purpose.

        Parameters
        ----------
        touches : ndarray of bool, shape (n_words,)
            Whether a word may be of one phrase with the next.
        bits : ndarray of uint32, shape (n_words,)
            Zeros; the purposes of the words and phrases that stand around each word.
        """
        cdef Py_ssize_t word
        with nogil:
            for word in range(hashes.shape[0]):
                self._mark(hashes, touches, word, bits)
            for word in range(hashes.shape[0]):
                if bits[word]:
                    _add(bits[word], block[word], counts)

    cdef void _mark(
        self,
        const uint64_t[::1] hashes,
        const uint8_t[::1] touches,
        Py_ssize_t first,
        uint32_t[::1] bits,
    ) noexcept nogil:
        """Mark the words of all phrases that begin with one."""
        cdef uint64_t phrase = hashes[first]
        cdef Py_ssize_t length = 1, word
        cdef uint32_t found
        while True:
            found = self._bits[self._slot(phrase)]
            if found:
                for word in range(first, first + length):
                    bits[word] |= found
            if length == self._max_length or not touches[first + length - 1]:
                return
            phrase += hashes[first + length] * (2 * length + 1)
            length += 1


cdef void _add(uint32_t bits, int64_t block, double[:, ::1] counts) noexcept nogil:
    cdef Py_ssize_t purpose = 1
    counts[0, block] += 1
    while bits:
        counts[purpose, block] += bits & 1
        bits >>= 1
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
