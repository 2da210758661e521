"""What compiled modules ask of texts of ASCII."""

from libc.stdint cimport uint64_t

cdef extern from "Python.h":
    bint PyUnicode_IS_COMPACT_ASCII(object text)


cdef inline bint is_upper(char c) noexcept nogil:
    return c"A" <= c <= c"Z"


cdef inline bint is_space(char c) noexcept nogil:
    """As ``\\s`` has it in a pattern for text, and ``str.split``."""
    return 9 <= c <= 13 or 28 <= c <= 32


cdef inline uint64_t hash_of(const char* word, Py_ssize_t size) noexcept nogil:
    """The hash FNV-1a (Fowler, Noll and Vo)."""
    cdef uint64_t number = 0xCBF29CE484222325u
    cdef Py_ssize_t place
    for place in range(size):
        number = (number ^ <unsigned char>word[place]) * 0x100000001B3u
    return number
