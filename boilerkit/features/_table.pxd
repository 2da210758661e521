from libc.stdint cimport uint64_t

cdef enum:
    MAX_CHARS = 512

cdef struct Entry:
    const char* word
    Py_ssize_t size
    uint64_t number


cdef class Table:
    cdef Entry* _entries
    cdef Py_ssize_t _mask
    cdef list _kept
    cdef bint[128 * 128] _begins
    cdef Entry* find(self, const char* word, Py_ssize_t size) noexcept
    cdef Py_ssize_t _beginning(self, const char* word, Py_ssize_t size) noexcept
    cdef Entry* _slot(self, const char* word, Py_ssize_t size) noexcept
