# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The rows of `context` and `landmarks` that ask what is in the containers of each block."""

from libc.stdint cimport int32_t, int64_t, uint8_t, uint64_t
from libc.stdlib cimport calloc, free

cdef enum:
    LEVELS = 5  # As in `context` and `landmarks`, like the markers' number.
    N_MARKERS = 8
    N_KINDS = 3


def fill_levels(
    const int32_t[::1] parent,
    const int32_t[::1] container,
    const int64_t[::1] low,
    const int64_t[::1] high,
    const double[:, ::1] sums,
    float[:, ::1] rows,
):
    """Fill words, link density, blocks, running text and share of the page, level by level.

    Parameters
    ----------
    low, high : ndarray of int64, shape (n_elements,)
        `block_ranges` of the page.
    sums : ndarray of float64, shape (6, n_blocks + 1)
        `block_sums` of the page.
    rows : ndarray of float32, shape (5 * LEVELS, n_blocks)
    """
    cdef Py_ssize_t n = container.shape[0], block, level, element, first, last
    cdef double words, total = max(sums[0, n], 1.0)
    with nogil:
        for block in range(n):
            element = container[block]
            for level in range(LEVELS):
                element = parent[element]
                first, last = low[element], high[element]
                words = sums[0, last] - sums[0, first]
                rows[5 * level, block] = words
                rows[5 * level + 1, block] = (sums[1, last] - sums[1, first]) / max(
                    sums[2, last] - sums[2, first], 1.0
                )
                rows[5 * level + 2, block] = sums[3, last] - sums[3, first]
                rows[5 * level + 3, block] = (sums[4, last] - sums[4, first]) / max(words, 1.0)
                rows[5 * level + 4, block] = words / total


def fill_title(
    const int32_t[::1] parent,
    const int32_t[::1] depth,
    const int32_t[::1] container,
    Py_ssize_t title,
    const double[::1] n_words,
    const int64_t[::1] n_blocks,
    float[:, ::1] rows,
):
    """Fill what the innermost element that holds both a block and the title is like.

    Parameters
    ----------
    title : int
        Number of the block that is the title.
    n_words, n_blocks : ndarray, shape (n_elements,)
    rows : ndarray of float32, shape (4, n_blocks)
    """
    cdef Py_ssize_t block, common, element
    cdef double total = max(n_words[0], 1.0)
    cdef uint8_t* holds_title = <uint8_t*>calloc(parent.shape[0], 1)
    if holds_title == NULL:
        raise MemoryError
    with nogil:
        element = container[title]
        while not holds_title[element]:
            holds_title[element] = True
            element = parent[element]
        for block in range(container.shape[0]):
            common = container[block]
            while not holds_title[common]:
                common = parent[common]
            rows[0, block] = depth[container[block]] - depth[common]
            rows[1, block] = depth[container[title]] - depth[common]
            rows[2, block] = n_words[common] / total
            rows[3, block] = n_blocks[common]
    free(holds_title)


def fill_passed(
    const int32_t[::1] container,
    const uint64_t[::1] marks,
    const int64_t[::1] bits,
    float[:, ::1] rows,
):
    """Fill how many elements with each mark were opened before a block's container.

    Parameters
    ----------
    marks : ndarray of uint64, shape (n_elements,)
    bits : ndarray of int64, shape (N_MARKERS,)
    rows : ndarray of float32, shape (N_MARKERS, n_blocks)
    """
    cdef Py_ssize_t n_elements = marks.shape[0], element, marker, block
    cdef int32_t* before = <int32_t*>calloc(N_MARKERS * (n_elements + 1), sizeof(int32_t))
    if before == NULL:
        raise MemoryError
    with nogil:
        for element in range(n_elements):
            for marker in range(N_MARKERS):
                before[(element + 1) * N_MARKERS + marker] = before[
                    element * N_MARKERS + marker
                ] + ((marks[element] >> bits[marker]) & 1)
        for block in range(container.shape[0]):
            for marker in range(N_MARKERS):
                rows[marker, block] = before[container[block] * N_MARKERS + marker]
    free(before)


def fill_cards(
    const int32_t[::1] parent,
    const int32_t[::1] end,
    const int32_t[::1] container,
    const uint8_t[:, ::1] kinds,
    const double[::1] n_words,
    float[:, ::1] rows,
):
    """Fill what makes a container a card: what is in it, and its size among brothers.

    Parameters
    ----------
    kinds : ndarray of uint8, shape (3, n_elements)
        Headings, images and links.
    rows : ndarray of float32, shape (5 * LEVELS, n_blocks)
        Counts of the three kinds, level by level, then shares of the largest brother and of
        the parent, level by level.
    """
    cdef Py_ssize_t n_elements = parent.shape[0], block, level, element, above, kind
    cdef int32_t* before = <int32_t*>calloc(N_KINDS * (n_elements + 1), sizeof(int32_t))
    cdef double* largest = <double*>calloc(n_elements, sizeof(double))
    if before == NULL or largest == NULL:
        free(before)
        free(largest)
        raise MemoryError
    with nogil:
        for element in range(n_elements):
            for kind in range(N_KINDS):
                before[(element + 1) * N_KINDS + kind] = (
                    before[element * N_KINDS + kind] + kinds[kind, element]
                )
            if element:
                largest[parent[element]] = max(largest[parent[element]], n_words[element])
        for block in range(container.shape[0]):
            element = container[block]
            for level in range(LEVELS):
                above = parent[element]
                for kind in range(N_KINDS):
                    rows[N_KINDS * level + kind, block] = (
                        before[end[element] * N_KINDS + kind] - before[element * N_KINDS + kind]
                    )
                rows[N_KINDS * LEVELS + 2 * level, block] = n_words[element] / max(
                    largest[above], 1.0
                )
                rows[N_KINDS * LEVELS + 2 * level + 1, block] = n_words[element] / max(
                    n_words[above], 1.0
                )
                element = above
    free(before)
    free(largest)
