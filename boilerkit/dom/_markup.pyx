# cython: language_level=3, boundscheck=False, wraparound=False
"""What `parsing` has to know of a page's tags before it parses them, in one pass."""

from libc.stdint cimport int32_t, uint8_t

cdef enum:
    N_KEYS = 27 * 27 * 27
    FORMATTING = 1  # As in `parsing`.
    VOID = 2


def look_over(const uint8_t[::1] data, const uint8_t[::1] letters, const uint8_t[::1] kinds):
    """Say how many tags there are, and what they would have a parser do.

    Parameters
    ----------
    letters : ndarray of uint8, shape (256,)
        Number of each byte that is a letter, from 1, and 0 for all others.
    kinds : ndarray of uint8, shape (27 ** 3,)
        Kind of tag by the numbers of its name's first three letters.

    Returns
    -------
    n_tags, longest, n_unclosed, depth : int
        Tags; bytes of the longest stretch in which none ends; formatting elements left open;
        how deep elements may be nested.
    """
    cdef int32_t balance[N_KEYS]
    cdef Py_ssize_t n = data.shape[0], place, at, after = -1
    cdef Py_ssize_t n_tags = 0, longest = 0, n_unclosed = 0, depth = 0, lowest = 0, highest = 0
    cdef int key, step, number
    with nogil:
        for key in range(N_KEYS):
            balance[key] = 0
        for place in range(n):
            if data[place] == c">":
                longest = max(longest, place - after)
                after = place
            elif data[place] == c"<":
                n_tags += 1
                at, step = place + 1, 1
                if at < n and data[at] == c"/":
                    at, step = at + 1, -1
                key = 0
                for number in range(3):
                    key *= 27
                    # What follows the end of a name is no part of it.
                    if at < n and letters[data[at]]:
                        key += letters[data[at]]
                        at += 1
                    else:
                        at = n
                if kinds[key] & FORMATTING:
                    balance[key] += step
                if not kinds[key] & VOID:
                    depth += step
                    lowest, highest = min(lowest, depth), max(highest, depth)
        for key in range(N_KEYS):
            if balance[key] > 0:
                n_unclosed += balance[key]
    return n_tags, max(longest, n - after), n_unclosed, highest - lowest
