from libc.stdint cimport uint64_t

cdef extern from "Python.h":
    bint PyUnicode_IS_COMPACT_ASCII(object text)

cdef enum:
    MAX_CHARS = 512

cdef struct Entry:
    const char* word
    Py_ssize_t size
    uint64_t number


cdef inline bint is_upper(char c) noexcept nogil:
    return c"A" <= c <= c"Z"


cdef inline bint is_space(char c) noexcept nogil:
    """As ``\\s`` has it in a pattern for text."""
    return 9 <= c <= 13 or 28 <= c <= 32


cdef class Table:
    cdef Entry* _entries
    cdef Py_ssize_t _mask
    cdef list _kept
    cdef bint[128 * 128] _begins
    cdef Entry* find(self, const char* word, Py_ssize_t size) noexcept
    cdef Py_ssize_t _beginning(self, const char* word, Py_ssize_t size) noexcept
    cdef Entry* _slot(self, const char* word, Py_ssize_t size) noexcept
