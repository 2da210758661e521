# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The sums of `topics` over the words of each block, in two passes over them."""

from libc.math cimport log
from libc.stdint cimport int32_t
from libc.stdlib cimport calloc, free


def sum_terms(
    const int32_t[::1] block,
    const int32_t[::1] term,
    const int32_t[::1] count,
    const double[::1] p,
    Py_ssize_t n_terms,
    double smoothing,
    double[:, ::1] sums,
):
    """Add to ``sums``, shape ``(6, n_blocks)``, the rows of `boilerkit.features.topics.Sums`.

    The terms are numbered below ``n_terms``.
    """
    cdef Py_ssize_t entry, own
    cdef double n, n_others, in_others, belief, rare
    cdef double* in_all = <double*>calloc(2 * n_terms + 1, sizeof(double))
    cdef double* believed = in_all + n_terms
    if in_all == NULL:
        raise MemoryError
    with nogil:
        for entry in range(term.shape[0]):
            in_all[term[entry]] += count[entry]
            believed[term[entry]] += p[block[entry]] * count[entry]
        for entry in range(term.shape[0]):
            own = block[entry]
            n = count[entry]
            n_others = in_all[term[entry]] - n
            in_others = believed[term[entry]] - p[own] * n
            sums[0, own] += n
            sums[5, own] += n * log((in_others + smoothing) / (n_others - in_others + smoothing))
            if n_others > 0:
                belief = in_others / n_others
                rare = n / (n + n_others)
                sums[1, own] += n
                sums[2, own] += n * belief
                sums[3, own] += rare
                sums[4, own] += rare * belief
    free(in_all)
