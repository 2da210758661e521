# cython: language_level=3, boundscheck=False, wraparound=False
"""What has to be known of a page's bytes before they are parsed: are they UTF-8, what tags."""

from libc.stdint cimport int32_t, uint8_t, uint64_t
from libc.string cimport memchr, memcpy

cdef enum:
    VOID = 1  # As in `markup`; the numbers of formatting elements begin with the next bit.
    MAX_FORMATTING = 127


def is_utf8(const uint8_t[::1] data):
    """Tell whether bytes are well-formed UTF-8, as table 3-7 of the Unicode Standard has it."""
    cdef Py_ssize_t n = data.shape[0], place = 0, n_more, number
    cdef uint64_t eight
    cdef uint8_t lead, low, high
    while place < n:
        if place + 8 <= n:
            memcpy(&eight, &data[place], 8)
            if not eight & <uint64_t>0x8080808080808080u:
                place += 8
                continue
        lead = data[place]
        place += 1
        if lead < 0x80:
            continue
        low, high = 0x80, 0xBF
        if 0xC2 <= lead <= 0xDF:
            n_more = 1
        elif 0xE0 <= lead <= 0xEF:
            n_more = 2
            if lead == 0xE0:
                low = 0xA0
            elif lead == 0xED:
                high = 0x9F
        elif 0xF0 <= lead <= 0xF4:
            n_more = 3
            if lead == 0xF0:
                low = 0x90
            elif lead == 0xF4:
                high = 0x8F
        else:
            return False
        if place + n_more > n or not low <= data[place] <= high:
            return False
        for number in range(1, n_more):
            if data[place + number] & 0xC0 != 0x80:
                return False
        place += n_more
    return True


def look_over(
    const uint8_t[::1] data,
    Py_ssize_t max_tag_bytes,
    const uint8_t[::1] letters,
    const uint8_t[::1] kinds,
):
    """Say how many tags there are, and what they would have a parser do.

    Parameters
    ----------
    letters : ndarray of uint8, shape (256,)
        Number of each byte that is a letter, from 1, and 0 for all others.
    kinds : ndarray of uint8, shape (27 ** 3,)
        By the numbers of its name's first three letters: whether a tag is void, and the number
        of a formatting element, from 1, above it.

    Returns
    -------
    tuple
        The fields of `boilerkit.dom.markup.Markup`.
    """
    cdef int32_t[MAX_FORMATTING + 1] balance
    cdef Py_ssize_t n = data.shape[0], at
    cdef Py_ssize_t n_tags = 0, n_unclosed = 0, depth = 0, lowest = 0, highest = 0
    cdef const uint8_t* bytes_
    cdef const uint8_t* tag
    cdef int key, step, number
    if n == 0:
        return 0, False, 0, 0
    bytes_ = &data[0]
    for number in range(MAX_FORMATTING + 1):
        balance[number] = 0
    tag = <const uint8_t*>memchr(bytes_, c"<", n)
    while tag != NULL:
        n_tags += 1
        at, step = tag - bytes_ + 1, 1
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
        balance[kinds[key] >> 1] += step
        if not kinds[key] & VOID:
            depth += step
            lowest, highest = min(lowest, depth), max(highest, depth)
        at = tag - bytes_ + 1
        tag = <const uint8_t*>memchr(bytes_ + at, c"<", n - at)
    for number in range(1, MAX_FORMATTING + 1):
        n_unclosed += max(balance[number], 0)
    return n_tags, has_long_tag(bytes_, n, max_tag_bytes, letters), n_unclosed, highest - lowest


cdef bint has_long_tag(
    const uint8_t* data, Py_ssize_t n, Py_ssize_t max_tag_bytes, const uint8_t[::1] letters
) noexcept:
    """Whether a tag has more than so many bytes."""
    cdef Py_ssize_t after = -1, place, end
    cdef const uint8_t* found
    while n - after > max_tag_bytes:
        # The last end of a tag within reach is all that matters: most are never looked at.
        place = after + max_tag_bytes
        while place > after and data[place] != c">":
            place -= 1
        if place > after:
            after = place
            continue
        found = <const uint8_t*>memchr(data + after + 1, c">", n - after - 1)
        end = found - data if found != NULL else n
        place = after + 1
        while end - place > max_tag_bytes:
            found = <const uint8_t*>memchr(data + place, c"<", end - max_tag_bytes - place)
            if found == NULL:
                break
            place = found - data + 1
            if letters[data[place]]:
                return True
        after = end
    return False
