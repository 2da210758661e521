# cython: language_level=3, boundscheck=False, wraparound=False
"""`boilerkit.tree` in one pass each: a parent's number is always the smaller one."""

from libc.stdint cimport int32_t, int64_t, uint8_t, uint64_t

cdef uint8_t[64] BIT_NUMBERS
cdef uint64_t DE_BRUIJN = 0x03F79D71B4CB0A89u
"""Times a power of two, its first six bits are different for each of them."""
cdef int _bit
for _bit in range(64):
    BIT_NUMBERS[(DE_BRUIJN << _bit) >> 58] = _bit


def count_above(
    const int32_t[::1] parent,
    const uint64_t[::1] marks,
    const int32_t[::1] at,
    int64_t[:, ::1] counts,
):
    """Add to ``counts``, shape ``(n_columns, n_places)``, the marks at and above each place."""
    cdef Py_ssize_t place, element
    cdef uint64_t left, lowest
    with nogil:
        for place in range(at.shape[0]):
            element = at[place]
            while True:
                left = marks[element]
                while left:
                    lowest = left & (~left + 1)
                    counts[BIT_NUMBERS[(lowest * DE_BRUIJN) >> 58], place] += 1
                    left ^= lowest
                if parent[element] == element:
                    break
                element = parent[element]


def nearest(const int32_t[::1] parent, const uint8_t[::1] mask, int32_t[::1] found):
    """Fill the innermost masked element at or above each element, else the root."""
    cdef Py_ssize_t element
    with nogil:
        for element in range(parent.shape[0]):
            found[element] = element if mask[element] or not element else found[parent[element]]


def inside(const int32_t[::1] parent, const uint8_t[::1] mask, int32_t[::1] counts):
    """Fill how many masked elements are at or above each element."""
    cdef Py_ssize_t element
    with nogil:
        for element in range(parent.shape[0]):
            counts[element] = mask[element] + (counts[parent[element]] if element else 0)


def common_ancestor(
    const int32_t[::1] parent,
    const int32_t[::1] a,
    const int32_t[::1] b,
    int32_t[::1] found,
):
    """Fill the innermost element that holds both of each two."""
    cdef Py_ssize_t number
    cdef int32_t low, high
    with nogil:
        for number in range(a.shape[0]):
            low, high = a[number], b[number]
            while low != high:
                if low > high:
                    low = parent[low]
                else:
                    high = parent[high]
            found[number] = low
