# cython: language_level=3, boundscheck=False, wraparound=False
"""`boilerkit.numbering` in one pass, by a table of hashes instead of a sort."""

from libc.stdint cimport int64_t, uint64_t
from libc.stdlib cimport calloc, free


def number_keys(
    const uint64_t[::1] keys, int64_t[::1] number, int64_t[::1] place, int64_t[::1] counts
):
    """Fill the columns of `boilerkit.numbering.Numbered`, with room for a number a key.

    Returns
    -------
    int
        How many different keys there are.
    """
    cdef Py_ssize_t n = keys.shape[0], key, slot, size = 2, shift = 63
    cdef int64_t* table
    cdef int64_t n_distinct = 0, found
    cdef uint64_t* first
    while size < 2 * n:
        size *= 2
        shift -= 1
    # A slot holds 1 and the number of its key, which stands in `first`.
    table = <int64_t*>calloc(size, sizeof(int64_t))
    first = <uint64_t*>calloc(n + 1, sizeof(uint64_t))
    if table == NULL or first == NULL:
        free(table)
        free(first)
        raise MemoryError
    with nogil:
        for key in range(n):
            slot = <Py_ssize_t>((keys[key] * <uint64_t>0x9E3779B97F4A7C15u) >> shift)
            while table[slot] and first[table[slot] - 1] != keys[key]:
                slot = (slot + 1) & (size - 1)
            if not table[slot]:
                first[n_distinct] = keys[key]
                counts[n_distinct] = 0
                n_distinct += 1
                table[slot] = n_distinct
            found = table[slot] - 1
            number[key] = found
            place[key] = counts[found]
            counts[found] += 1
    free(table)
    free(first)
    return n_distinct
