# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The rows of `beliefs`, block by block."""

from libc.math cimport fabs, sqrtf
from libc.stdint cimport int32_t, int64_t
from libc.stdlib cimport calloc, free

cdef enum:
    REACH = 4  # As in `beliefs`, like all that follow.
    N_SPANS = 6
    LEVELS = 7
    N_CORES = 3

cdef int[N_SPANS] SPAN_LOW = [-2, -5, -10, -20, -5, 1]
cdef int[N_SPANS] SPAN_HIGH = [3, 6, 11, 21, 0, 6]
cdef double[N_CORES] CORE_SHARES = [0.5, 0.8, 0.95]
cdef double SURE = 0.7
cdef double FAR = 999.0
cdef double UNKNOWN = -1.0


def fill_lines(
    const float[::1] n_words,
    const double[::1] p,
    double[::1] weight,
    double[::1] mass,
    double[::1] sum_weight,
    double[::1] sum_mass,
    float[:, ::1] rows,
):
    """Fill what takes no tree, but for the rank.

    Parameters
    ----------
    weight, mass : ndarray of float64, shape (n_blocks,)
        Of each block; filled.
    sum_weight, sum_mass : ndarray of float64, shape (n_blocks + 1,)
        Of all blocks before each; filled.
    rows : ndarray of float32, shape (n_rows, n_blocks)
    """
    cdef Py_ssize_t n = p.shape[0], block, at, row, span, low, high
    cdef Py_ssize_t last = -1, n_sure = 0, n_runs = 0
    cdef double total, all_weight, unsure = 0, highest = p[0]
    cdef float words = 0, words_at_last = 0
    with nogil:
        sum_weight[0] = sum_mass[0] = 0
        for block in range(n):
            weight[block] = sqrtf(max(n_words[block], <float>1))
            mass[block] = p[block] * weight[block]
            sum_weight[block + 1] = sum_weight[block] + weight[block]
            sum_mass[block + 1] = sum_mass[block] + mass[block]
            highest = max(highest, p[block])
            n_sure += p[block] >= SURE
            n_runs += block > 0 and p[block] >= SURE and p[block - 1] < SURE
            if fabs(p[block] - 0.5) < 0.3:
                unsure += weight[block]
        all_weight = max(sum_weight[n], 1e-9)
        total = max(sum_mass[n], 1e-9)
        for block in range(n):
            rows[0, block] = p[block]
            row = 1
            for at in range(block - REACH, block + REACH + 1):
                if at != block:
                    rows[row, block] = p[at] if 0 <= at < n else -1
                    row += 1
            for span in range(N_SPANS):
                low = min(max(block + SPAN_LOW[span], 0), n)
                high = min(max(block + SPAN_HIGH[span], 0), n)
                rows[row, block] = (sum_mass[high] - sum_mass[low]) / max(
                    sum_weight[high] - sum_weight[low], 1e-9
                )
                row += 1
            rows[row, block] = sum_mass[block] / total
            rows[row + 1, block] = 1 - sum_mass[block + 1] / total
            words = words + n_words[block]
            if p[block] >= SURE:
                last, words_at_last = block, words
            rows[row + 2, block] = block - last if last >= 0 else FAR
            rows[row + 4, block] = words - words_at_last if last >= 0 else FAR
            rows[row + 6, block] = sum_mass[n]
            rows[row + 7, block] = sum_mass[n] / all_weight
            rows[row + 8, block] = highest
            rows[row + 9, block] = n_sure
            rows[row + 10, block] = unsure / all_weight
            rows[row + 11, block] = n_runs
        words, last = 0, -1
        for block in range(n - 1, -1, -1):
            words = words + n_words[block]
            if p[block] >= SURE:
                last, words_at_last = block, words
            rows[row + 3, block] = last - block if last >= 0 else FAR
            rows[row + 5, block] = words - words_at_last if last >= 0 else FAR


cdef inline double without(
    double in_mass, double in_weight, double mass, double weight
) noexcept nogil:
    """Mean belief in the others of a group, -1 where a block is alone in it."""
    return (in_mass - mass) / (in_weight - weight) if in_weight - weight > 1e-6 else -1


cdef inline double highest_in(const double[::1] p, Py_ssize_t low, Py_ssize_t high) noexcept nogil:
    """Highest probability in a range; that of the next block where it is empty."""
    cdef Py_ssize_t block
    cdef double highest = p[low] if low < p.shape[0] else 0
    for block in range(low + 1, high):
        highest = max(highest, p[block])
    return highest


def fill_tree(
    const int32_t[::1] parent,
    const int32_t[::1] end,
    const int32_t[::1] depth,
    const int32_t[::1] container,
    const int64_t[::1] low,
    const int64_t[::1] high,
    const int64_t[:, ::1] places,
    const int64_t[::1] twins,
    const double[::1] p,
    const double[::1] weight,
    const double[::1] mass,
    const double[::1] sum_weight,
    const double[::1] sum_mass,
    float[:, ::1] rows,
):
    """Fill what the tree says.

    Parameters
    ----------
    low, high : ndarray of int64, shape (n_elements,)
        `block_ranges` of the page.
    places : ndarray of int64, shape (n_kinds, n_blocks)
        `signatures`.
    twins : ndarray of int64, shape (n_elements,)
        One number for brothers of one tag.
    """
    cdef Py_ssize_t n = p.shape[0], n_elements = parent.shape[0], n_kinds = places.shape[0]
    cdef Py_ssize_t block, element, level, core, row, kind, place
    cdef Py_ssize_t[N_CORES] cores
    cdef double total = max(sum_mass[n], 1e-9)
    cdef double in_mass, in_weight
    cdef double* of_element = <double*>calloc(3 * n_elements + 2 * n_kinds * n, sizeof(double))
    cdef double* highest = of_element
    cdef double* twin_mass = of_element + n_elements
    cdef double* twin_weight = twin_mass + n_elements
    cdef double* place_mass = twin_weight + n_elements
    cdef double* place_weight = place_mass + n_kinds * n
    if of_element == NULL:
        raise MemoryError
    with nogil:
        for core in range(N_CORES):
            cores[core] = 0
        for kind in range(n_kinds):
            for block in range(n):
                place = kind * n + places[kind, block]
                place_mass[place] += mass[block]
                place_weight[place] += weight[block]
        for element in range(n_elements):
            highest[element] = UNKNOWN
            in_mass = sum_mass[high[element]] - sum_mass[low[element]]
            twin_mass[twins[element]] += in_mass
            twin_weight[twins[element]] += sum_weight[high[element]] - sum_weight[low[element]]
            for core in range(N_CORES):
                # In pre-order the last element with the share is the innermost one.
                if in_mass / total >= CORE_SHARES[core]:
                    cores[core] = element
        for block in range(n):
            element = container[block]
            row = 0
            for level in range(LEVELS):
                in_mass = sum_mass[high[element]] - sum_mass[low[element]]
                in_weight = sum_weight[high[element]] - sum_weight[low[element]]
                if highest[element] == UNKNOWN:
                    highest[element] = highest_in(p, low[element], high[element])
                rows[row, block] = in_mass / max(in_weight, 1e-9)
                rows[row + 1, block] = highest[element]
                rows[row + 2, block] = in_mass / total
                rows[row + 3, block] = without(in_mass, in_weight, mass[block], weight[block])
                row += 4
                element = parent[element]
            for kind in range(n_kinds):
                place = kind * n + places[kind, block]
                in_mass, in_weight = place_mass[place], place_weight[place]
                rows[row, block] = in_mass / in_weight
                rows[row + 1, block] = without(in_mass, in_weight, mass[block], weight[block])
                rows[row + 2, block] = in_mass / total
                row += 3
            element = container[block]
            for core in range(N_CORES):
                rows[row, block] = cores[core] <= element < end[cores[core]]
                rows[row + 1, block] = depth[element] - depth[cores[core]]
                row += 2
            rows[row, block] = twin_mass[twins[element]] / max(twin_weight[twins[element]], 1e-9)
    free(of_element)
