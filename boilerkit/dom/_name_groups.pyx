# cython: language_level=3, boundscheck=False, wraparound=False
"""What `name_groups` finds in names of ASCII."""

from cpython.bytes cimport PyBytes_FromStringAndSize
from cpython.unicode cimport PyUnicode_AsUTF8AndSize
from libc.stdint cimport int32_t, uint8_t
from libc.stdlib cimport calloc, free
from libc.string cimport memcmp

from boilerkit._ascii cimport PyUnicode_IS_COMPACT_ASCII, hash_of, is_space


cdef struct Name:
    const char* text
    Py_ssize_t size
    int n_uses
    bint has_digit


cdef inline bint has_digit(const char* text, Py_ssize_t size) noexcept nogil:
    cdef Py_ssize_t place
    for place in range(size):
        if c"0" <= text[place] <= c"9":
            return True
    return False


cdef class Names:
    """The different names of a page, in a table of their hashes."""

    cdef Name* _names
    cdef Py_ssize_t _mask

    def __cinit__(self, Py_ssize_t n_names):
        self._mask = 1
        while self._mask < 2 * n_names:
            self._mask *= 2
        self._names = <Name*>calloc(self._mask, sizeof(Name))
        if self._names == NULL:
            raise MemoryError
        self._mask -= 1

    def __dealloc__(self):
        free(self._names)

    cdef int32_t slot(self, const char* text, Py_ssize_t size) noexcept nogil:
        """Where a name stands in the table; it is put there if it is new."""
        cdef Py_ssize_t place = hash_of(text, size) & self._mask
        cdef Name* name = &self._names[place]
        while name.text != NULL and not (
            name.size == size and memcmp(name.text, text, size) == 0
        ):
            place = (place + 1) & self._mask
            name = &self._names[place]
        if name.text == NULL:
            name.text, name.size, name.has_digit = text, size, has_digit(text, size)
        return <int32_t>place


def group_strings(strings, const uint8_t[::1] is_shared, int32_t[::1] group):
    """Fill the number of each string's group.

    Returns
    -------
    bool
        False, and nothing is filled, where a string is not of ASCII.
    """
    cdef Py_ssize_t n_names = 0, n_strings = group.shape[0]
    for string in strings:
        if not PyUnicode_IS_COMPACT_ASCII(string):
            return False
        n_names += count_names(string)
    cdef Names names = Names(n_names)
    cdef int32_t* slots = <int32_t*>calloc(n_names + 1, sizeof(int32_t))
    cdef int32_t* ends = <int32_t*>calloc(n_strings + 1, sizeof(int32_t))
    try:
        if slots == NULL or ends == NULL:
            raise MemoryError
        look_up(strings, is_shared, names, slots, ends)
        number_alike(n_strings, names, slots, ends, group)
    finally:
        free(slots)
        free(ends)
    return True


cdef Py_ssize_t count_names(string) except -1:
    cdef Py_ssize_t place, size = 0, n_names = 0
    cdef const char* text = PyUnicode_AsUTF8AndSize(string, &size)
    for place in range(size):
        n_names += not is_space(text[place]) and (place == 0 or is_space(text[place - 1]))
    return n_names


cdef look_up(
    strings, const uint8_t[::1] is_shared, Names names, int32_t* slots, int32_t* ends
):
    """Fill the slots of all strings' names, one string after the other, and count their uses."""
    cdef Py_ssize_t number, size = 0, place, start
    cdef int32_t n_found = 0
    cdef const char* text
    for number, string in enumerate(strings):
        text = PyUnicode_AsUTF8AndSize(string, &size)
        start = 0
        for place in range(size + 1):
            if place < size and not is_space(text[place]):
                continue
            if place > start:
                slots[n_found] = names.slot(text + start, place - start)
                names._names[slots[n_found]].n_uses += 1 + is_shared[number]
                n_found += 1
            start = place + 1
        ends[number] = n_found


cdef number_alike(
    Py_ssize_t n_strings, Names names, int32_t* slots, int32_t* ends, int32_t[::1] group
):
    """Give one number to the strings whose telling names are the same."""
    cdef dict numbers = {}
    cdef Py_ssize_t number, at, n_telling, start = 0
    cdef bint has_shared
    for number in range(n_strings):
        has_shared = False
        for at in range(start, ends[number]):
            has_shared |= names._names[slots[at]].n_uses > 1
        n_telling = keep_telling(names, slots + start, ends[number] - start, has_shared)
        key = PyBytes_FromStringAndSize(<char*>(slots + start), n_telling * sizeof(int32_t))
        group[number] = numbers.setdefault(key, len(numbers))
        start = ends[number]


cdef Py_ssize_t keep_telling(
    Names names, int32_t* slots, Py_ssize_t n, bint is_by_uses
) noexcept nogil:
    """Move the slots of the names that tell to the front, and say how many they are."""
    cdef Py_ssize_t at, n_kept = 0
    cdef Name* name
    for at in range(n):
        name = &names._names[slots[at]]
        if name.n_uses > 1 if is_by_uses else not name.has_digit:
            slots[n_kept] = slots[at]
            n_kept += 1
    return n_kept
