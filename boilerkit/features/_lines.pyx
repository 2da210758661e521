# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The rows of `position` and `context` that go along the blocks, one after another."""

from libc.stdint cimport int32_t, uint8_t

cdef enum:
    REACH = 3  # As in `context`.
    N_WINDOWS = 3

cdef int[N_WINDOWS] WINDOWS = [2, 5, 10]
cdef float FAR = 999.0


def fill_positions(
    const float[::1] n_words,
    const float[::1] heading_level,
    const uint8_t[::1] is_long,
    Py_ssize_t title,
    float[:, ::1] rows,
):
    """Fill the columns of `boilerkit.features.position`.

    Parameters
    ----------
    title : int
        Number of the block that is the title, negative where none is.
    """
    cdef Py_ssize_t n = n_words.shape[0], block, last_heading = -1, last_long = -1
    cdef float before = 0, long_before = 0, total = 0, all_long = 0
    cdef float at_heading = 0, at_title = 0
    with nogil:
        for block in range(n):
            if block == title:
                at_title = total
            total += n_words[block]
            all_long += n_words[block] if is_long[block] else 0
        total = max(total, <float>1)
        for block in range(n):
            if heading_level[block] > 0:
                last_heading, at_heading = block, before
            if is_long[block]:
                last_long = block
            rows[0, block] = block / <double>max(n - 1, 1)
            rows[1, block] = before / total
            rows[2, block] = block
            rows[3, block] = n - 1 - block
            rows[4, block] = before
            rows[5, block] = total - before - n_words[block]
            rows[6, block] = block - title if title >= 0 else -FAR
            rows[7, block] = before - at_title if title >= 0 else -FAR
            rows[8, block] = block - last_heading if last_heading >= 0 else FAR
            rows[9, block] = before - at_heading if last_heading >= 0 else FAR
            rows[10, block] = heading_level[last_heading] if last_heading >= 0 else 0
            rows[12, block] = long_before
            rows[14, block] = block - last_long if last_long >= 0 else FAR
            before += n_words[block]
            if is_long[block]:
                long_before += n_words[block]
            rows[13, block] = all_long - long_before
        last_heading = last_long = -1
        for block in range(n - 1, -1, -1):
            if heading_level[block] > 0:
                last_heading = block
            if is_long[block]:
                last_long = block
            rows[11, block] = last_heading - block if last_heading >= 0 else FAR
            rows[15, block] = last_long - block if last_long >= 0 else FAR


def fill_neighbours(
    const float[:, ::1] own,
    const int32_t[::1] container,
    const double[:, ::1] sums,
    float[:, ::1] rows,
):
    """Fill what the blocks around are like, each by itself and within some blocks.

    Parameters
    ----------
    own : ndarray of float32, shape (4, n_blocks)
        Words, link density, heading level and sentences.
    sums : ndarray of float64, shape (6, n_blocks + 1)
        `block_sums` of the page.
    """
    cdef Py_ssize_t n = container.shape[0], block, row, offset, there, column, window, low, high
    with nogil:
        for block in range(n):
            row = 0
            for offset in range(-REACH, REACH + 1):
                if offset == 0:
                    continue
                there = block + offset
                for column in range(4):
                    rows[row + column, block] = own[column, there] if 0 <= there < n else -1
                rows[row + 4, block] = 0 <= there < n and container[there] == container[block]
                row += 5
            for window in range(N_WINDOWS):
                low = max(block - WINDOWS[window], 0)
                high = min(block + WINDOWS[window] + 1, n)
                rows[row, block] = sums[0, high] - sums[0, low]
                rows[row + 1, block] = (sums[1, high] - sums[1, low]) / max(
                    sums[2, high] - sums[2, low], 1.0
                )
                rows[row + 2, block] = sums[5, high] - sums[5, low]
                row += 3
