# cython: language_level=3, boundscheck=False, wraparound=False
"""What `attributes` and `links` find in strings of ASCII, with no object made of each word."""

from cpython.unicode cimport PyUnicode_AsUTF8AndSize
from libc.stdint cimport int64_t, uint64_t
from libc.stdlib cimport calloc, free
from libc.string cimport memcmp

cdef enum:
    MAX_CHARS = 512

cdef struct Entry:
    const char* word
    Py_ssize_t size
    uint64_t number


cdef Entry NOTHING = Entry(NULL, 0, 0)


cdef uint64_t hash_of(const char* word, Py_ssize_t size) noexcept nogil:
    """The hash FNV-1a (Fowler, Noll and Vo)."""
    cdef uint64_t number = 0xCBF29CE484222325u
    cdef Py_ssize_t place
    for place in range(size):
        number = (number ^ <unsigned char>word[place]) * 0x100000001B3u
    return number


cdef bint is_lower(char c) noexcept nogil:
    return c"a" <= c <= c"z"


cdef bint is_upper(char c) noexcept nogil:
    return c"A" <= c <= c"Z"


cdef bint is_space(char c) noexcept nogil:
    """As ``\\s`` has it in a pattern for text."""
    return 9 <= c <= 13 or 28 <= c <= 32


cdef bint parts_names(char c) noexcept nogil:
    return is_space(c) or c == c":" or c == c"/" or c == c"." or c == c"_"


cdef class Table:
    """Words of ASCII and a number for each; words of other scripts are left out."""

    cdef Entry* _entries
    cdef Py_ssize_t _mask
    cdef list _kept
    # Whether a word begins with two letters: most are turned away before they are hashed.
    cdef bint[128 * 128] _begins

    def __cinit__(self, words):
        cdef Entry* entry
        self._mask = 1
        while self._mask < 4 * len(words):
            self._mask *= 2
        self._entries = <Entry*>calloc(self._mask, sizeof(Entry))
        if self._entries == NULL:
            raise MemoryError
        self._mask -= 1
        self._kept = []
        for word, number in words.items():
            if word.isascii():
                octets = word.encode()
                self._kept.append(octets)
                self._begins[self._beginning(octets, len(octets))] = True
                entry = self._slot(octets, len(octets))
                entry.word, entry.size, entry.number = octets, len(octets), number

    def __dealloc__(self):
        free(self._entries)

    cdef Entry* find(self, const char* word, Py_ssize_t size) noexcept:
        """The entry of a word, or an empty one."""
        if not self._begins[self._beginning(word, size)]:
            return &NOTHING
        return self._slot(word, size)

    cdef Py_ssize_t _beginning(self, const char* word, Py_ssize_t size) noexcept:
        return (128 * word[0] if size else 0) + (word[1] if size > 1 else 0)

    cdef Entry* _slot(self, const char* word, Py_ssize_t size) noexcept:
        """The entry of a word, or the empty one where it would stand."""
        cdef Py_ssize_t place = hash_of(word, size) & self._mask
        while self._entries[place].word != NULL and not (
            self._entries[place].size == size
            and memcmp(self._entries[place].word, word, size) == 0
        ):
            place = (place + 1) & self._mask
        return &self._entries[place]


cdef class NameLexicon:
    """Words, prefixes and misleading names, as `boilerkit.features.attributes` has them.

    Parameters
    ----------
    exact, prefixes : dict of str to int
        Bits of each word; those that are not ASCII are left out.
    misleading : collection of str
    max_chars, short, many_short : int
        See ``MAX_STRING_CHARS``, ``MIN_MEANINGFUL_CHARS`` and ``MIN_SHORT_PARTS``.
    """

    cdef Table _exact
    cdef Py_ssize_t _n_prefixes
    cdef Entry[64] _prefixes
    cdef bint[256] _begins_prefix
    cdef Py_ssize_t _max_chars, _short, _many_short
    cdef list _kept
    cdef frozenset _misleading

    def __cinit__(self, exact, prefixes, misleading, int max_chars, int short, int many_short):
        cdef Entry* entry
        if max_chars > MAX_CHARS or len(prefixes) > 64:
            raise ValueError("the lexicon is larger than its table")
        self._exact = Table(exact)
        self._max_chars, self._short, self._many_short = max_chars, short, many_short
        self._misleading = frozenset(name.encode() for name in misleading)
        self._kept = []
        for word, bits in prefixes.items():
            octets = word.encode()
            self._kept.append(octets)
            entry = &self._prefixes[self._n_prefixes]
            entry.word, entry.size, entry.number = octets, len(octets), bits
            self._begins_prefix[<unsigned char>entry.word[0]] = True
            self._n_prefixes += 1

    def find(self, strings, uint64_t[::1] found, other):
        """Write the bits of each string; ``other`` says those of strings that are not ASCII."""
        cdef Py_ssize_t number, size = 0
        cdef const char* text
        for number, string in enumerate(strings):
            if string.isascii():
                text = PyUnicode_AsUTF8AndSize(string, &size)
                found[number] = self._bits_of_string(text, min(size, self._max_chars))
            else:
                found[number] = other(string)

    cdef uint64_t _look_up(self, const char* word, Py_ssize_t size) noexcept:
        cdef uint64_t found = self._exact.find(word, size).number
        cdef Py_ssize_t number
        cdef Entry* prefix
        if size == 0 or not self._begins_prefix[<unsigned char>word[0]]:
            return found
        for number in range(self._n_prefixes):
            prefix = &self._prefixes[number]
            if prefix.size <= size and memcmp(prefix.word, word, prefix.size) == 0:
                found |= prefix.number
        return found

    cdef uint64_t _bits_of_string(self, const char* text, Py_ssize_t size):
        cdef Py_ssize_t bounds[2 * MAX_CHARS + 2]
        cdef Py_ssize_t n_parts = 0, n_short = 0, number = 0, start = 0
        cdef uint64_t found = 0
        while True:
            start = number
            while number < size and not parts_names(text[number]):
                number += 1
            bounds[2 * n_parts], bounds[2 * n_parts + 1] = start, number
            n_parts += 1
            n_short += number - start < self._short
            if number == size:
                break
            while number < size and parts_names(text[number]):
                number += 1
        for number in range(n_parts):
            start, size = bounds[2 * number], bounds[2 * number + 1] - bounds[2 * number]
            if size and (n_short < self._many_short or size >= self._short):
                found |= self._bits_of_part(text + start, size)
        return found

    cdef uint64_t _bits_of_part(self, const char* part, Py_ssize_t size):
        cdef char lower[MAX_CHARS]
        cdef char joined[MAX_CHARS]
        cdef Py_ssize_t n_joined = 0, number, end
        cdef bint is_plain = True
        cdef uint64_t found
        for number in range(size):
            lower[number] = part[number] | 32 if is_upper(part[number]) else part[number]
            is_plain = is_plain and is_lower(part[number])
            if part[number] != c"-":
                joined[n_joined] = lower[number]
                n_joined += 1
        if is_plain:
            return self._look_up(lower, size)
        if part[:size] in self._misleading:
            return 0
        found = self._look_up(lower, size) | self._look_up(joined, n_joined)
        number = 0
        while number < size:
            end = end_of_word(part, number, size)
            if end > number:
                found |= self._look_up(lower + number, end - number)
            number = max(end, number + 1)
        return found


cdef Py_ssize_t end_of_word(const char* part, Py_ssize_t start, Py_ssize_t size) noexcept nogil:
    """Where a word of a name written inCamelCase ends: "HTMLBody" is "HTML" and "Body"."""
    cdef Py_ssize_t end = start
    while end < size and is_upper(part[end]):
        end += 1
    if end < size and is_lower(part[end]):
        if end - start > 1:
            return end - 1
        while end < size and is_lower(part[end]):
            end += 1
    return end


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
            if href.isascii():
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
