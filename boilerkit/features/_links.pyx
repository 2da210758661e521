# cython: language_level=3, boundscheck=False, wraparound=False
"""What `links` finds in addresses of ASCII."""

from cpython.unicode cimport PyUnicode_AsUTF8AndSize
from libc.stdint cimport int64_t
from libc.string cimport memcmp

from boilerkit._ascii cimport PyUnicode_IS_COMPACT_ASCII, is_space, is_upper
from boilerkit.features._table cimport MAX_CHARS, Entry, Table


cdef bint parts_address(char c) noexcept nogil:
    return c == c"/" or c == c"?" or c == c"=" or c == c"&" or c == c"#" or c == c":"


cdef bint ends_with(
    const char* text, Py_ssize_t size, const char* end, Py_ssize_t end_size
) noexcept nogil:
    return end_size <= size and memcmp(text + size - end_size, end, end_size) == 0


cdef class LinkLexicon:
    """Kinds of links by the words of their addresses, as `boilerkit.features.links` has them.

    Parameters
    ----------
    words, schemes : dict of str to int
        Kind of each word, and of each scheme of an address that is no page's.
    fragment, internal, external, max_chars : int
        Kinds of the other addresses; longer ones are cut.
    """

    cdef Table _words, _schemes
    cdef Py_ssize_t _fragment, _internal, _external, _max_chars

    def __cinit__(self, words, schemes, int fragment, int internal, int external, int max_chars):
        if max_chars > MAX_CHARS:
            raise ValueError("the lexicon is larger than its table")
        self._words, self._schemes = Table(words), Table(schemes)
        self._fragment, self._internal, self._external = fragment, internal, external
        self._max_chars = max_chars

    def find(self, hrefs, str site, int64_t[::1] found, other):
        """Write the kind of each; ``other`` says that of an address that is not ASCII."""
        cdef Py_ssize_t number, size = 0
        cdef const char* text
        # A caller may give any text for the page's address.
        cdef bytes own = site.encode("utf-8", "surrogatepass")
        for number, href in enumerate(hrefs):
            if PyUnicode_IS_COMPACT_ASCII(href):
                text = PyUnicode_AsUTF8AndSize(href, &size)
                found[number] = self._kind(text, min(size, self._max_chars), own, len(own))
            else:
                found[number] = other(href, site)

    cdef Py_ssize_t _kind(
        self, const char* href, Py_ssize_t size, const char* site, Py_ssize_t site_size
    ) noexcept:
        cdef char text[MAX_CHARS]
        cdef Py_ssize_t place, start = 0, host_start = 0, host_size = 0
        cdef Entry* entry
        cdef bint is_first = True
        while size and is_space(href[0]):
            href, size = href + 1, size - 1
        while size and is_space(href[size - 1]):
            size -= 1
        for place in range(size):
            text[place] = href[place] | 32 if is_upper(href[place]) else href[place]
        if size == 0 or (size >= 11 and memcmp(text, b"javascript:", 11) == 0):
            return self._fragment
        for place in range(size + 1):
            if place < size and not parts_address(text[place]):
                continue
            if is_first:
                entry = self._schemes.find(text, place)
                if entry.word != NULL:
                    return entry.number
            elif host_size == 0 and place > start:
                host_start, host_size = start, place - start
            entry = self._words.find(text + start, place - start)
            if entry.word != NULL:
                return entry.number
            is_first, start = False, place + 1
        if text[0] == c"#":
            return self._fragment
        if site_size and size >= 2 and (
            memcmp(text, b"//", 2) == 0 or (size >= 4 and memcmp(text, b"http", 4) == 0)
        ):
            if host_size >= 4 and memcmp(text + host_start, b"www.", 4) == 0:
                host_start, host_size = host_start + 4, host_size - 4
            if not (
                ends_with(text + host_start, host_size, site, site_size)
                or ends_with(site, site_size, text + host_start, host_size)
            ):
                return self._external
        return self._internal
