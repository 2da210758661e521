# cython: language_level=3, boundscheck=False, wraparound=False
"""`boilerkit.tree.count_above`, by climbing from each place to the root."""

from libc.stdint cimport int32_t, int64_t, uint64_t


def count_above(
    const int32_t[::1] parent,
    const uint64_t[::1] marks,
    const int32_t[::1] at,
    int64_t[:, ::1] counts,
):
    """Add to ``counts``, shape ``(n_columns, n_places)``, the marks at and above each place."""
    cdef Py_ssize_t place, element, column
    cdef uint64_t left
    with nogil:
        for place in range(at.shape[0]):
            element = at[place]
            while True:
                left = marks[element]
                column = 0
                while left:
                    counts[column, place] += left & 1
                    left >>= 1
                    column += 1
                if parent[element] == element:
                    break
                element = parent[element]
