# cython: language_level=3, boundscheck=False, wraparound=False
"""What `attributes` finds in strings of ASCII."""

from cpython.unicode cimport PyUnicode_AsUTF8AndSize
from libc.stdint cimport uint64_t
from libc.string cimport memcmp

from boilerkit._ascii cimport PyUnicode_IS_COMPACT_ASCII, is_space, is_upper
from boilerkit.features._table cimport MAX_CHARS, Entry, Table


cdef Table table_of(words):
    return Table(dict.fromkeys(words, 1))


cdef bint is_lower(char c) noexcept nogil:
    return c"a" <= c <= c"z"


cdef bint is_digit(char c) noexcept nogil:
    return c"0" <= c <= c"9"


cdef bint parts_names(char c) noexcept nogil:
    return is_space(c) or c == c":" or c == c"/" or c == c"." or c == c"_"


cdef class NameLexicon:
    """Words, prefixes and misleading names, as `boilerkit.features.attributes` has them.

    Parameters
    ----------
    exact, prefixes : dict of str to int
        Bits of each word; those that are not ASCII are left out.
    misleading, posts, topics, layout, places, states, variants : collection of str
        Names and words, as `boilerkit.features.lexicons` has them.
    max_chars, short, many_short : int
        See ``MAX_STRING_CHARS``, ``MIN_MEANINGFUL_CHARS`` and ``MIN_SHORT_PARTS``.
    """

    cdef Table _exact, _posts, _topics, _layout, _places, _states, _variants
    cdef Py_ssize_t _n_prefixes
    cdef Entry[64] _prefixes
    cdef bint[256] _begins_prefix
    cdef Py_ssize_t _max_chars, _short, _many_short
    cdef list _kept
    cdef frozenset _misleading

    def __cinit__(
        self,
        exact,
        prefixes,
        misleading,
        posts,
        topics,
        layout,
        places,
        states,
        variants,
        int max_chars,
        int short,
        int many_short,
    ):
        cdef Entry* entry
        if max_chars > MAX_CHARS or len(prefixes) > 64:
            raise ValueError("the lexicon is larger than its table")
        self._exact = Table(exact)
        self._posts, self._topics = table_of(posts), table_of(topics)
        self._layout, self._places = table_of(layout), table_of(places)
        self._states, self._variants = table_of(states), table_of(variants)
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
            if PyUnicode_IS_COMPACT_ASCII(string):
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
        cdef bint is_post = False
        while True:
            while number < size and self._has_no_purpose(text, number, size):
                while number < size and not is_space(text[number]):
                    number += 1
                while number < size and parts_names(text[number]):
                    number += 1
            start = number
            while number < size and not parts_names(text[number]):
                number += 1
            bounds[2 * n_parts], bounds[2 * n_parts + 1] = start, number
            n_parts += 1
            n_short += 0 < number - start < self._short
            is_post |= self._posts.find(text + start, number - start).number
            if number == size:
                break
            while number < size and parts_names(text[number]):
                number += 1
        for number in range(n_parts):
            start, size = bounds[2 * number], bounds[2 * number + 1] - bounds[2 * number]
            if size and (n_short < self._many_short or size >= self._short):
                if is_post:
                    size = self._without_topic(text + start, size)
                found |= self._bits_of_part(text + start, size)
        return found

    cdef bint _has_no_purpose(self, const char* text, Py_ssize_t part, Py_ssize_t size) noexcept:
        """Whether a part begins a name of a framework's own, or a utility class with more to it."""
        cdef Py_ssize_t start = part, end
        cdef bint is_variant
        while start > 0 and parts_names(text[start - 1]) and not is_space(text[start - 1]):
            start -= 1
        if start > 0 and not is_space(text[start - 1]):
            return False
        if start + 1 < size and text[start] == c"_" and text[start + 1] == c"_":
            return True
        end = start
        while end < size and is_lower(text[end]):
            end += 1
        is_variant = self._variants.find(text + start, end - start).number
        while end < size and not is_space(text[end]):
            if text[end] == c"(" or text[end] == c"[" or (is_variant and text[end] == c":"):
                return True
            end += 1
        return False

    cdef Py_ssize_t _without_topic(self, const char* part, Py_ssize_t size) noexcept:
        """Where a name ends that begins as those of topics do, the topic left out."""
        cdef Py_ssize_t end = 0
        while end < size and part[end] != c"-":
            end += 1
        return end if end + 1 < size and self._topics.find(part, end).number else size

    cdef uint64_t _bits_of_part(self, const char* part, Py_ssize_t size):
        cdef char lower[MAX_CHARS]
        cdef char joined[MAX_CHARS]
        cdef Py_ssize_t bounds[2 * MAX_CHARS + 2]
        cdef Py_ssize_t n_joined = 0, n_chars = 1, n_words, number, start, end
        cdef bint is_plain = True, is_layout = False
        cdef uint64_t found = 0
        for number in range(size):
            lower[number] = part[number] | 32 if is_upper(part[number]) else part[number]
            is_plain = is_plain and is_lower(part[number])
            if part[number] != c"-":
                joined[n_joined] = lower[number]
                n_joined += 1
            if is_hashed(part, number, size):
                n_chars = self._short
        if is_plain:
            return self._look_up(lower, size)
        if part[:size] in self._misleading:
            return 0
        if size >= n_chars:
            found |= self._look_up(lower, size)
        if n_joined >= n_chars:
            found |= self._look_up(joined, n_joined)
        n_words = self._words_of_part(part, lower, size, bounds)
        for number in range(n_words):
            start, end = bounds[2 * number], bounds[2 * number + 1]
            is_layout |= self._layout.find(lower + start, end - start).number
        for number in range(n_words):
            start, end = bounds[2 * number], bounds[2 * number + 1]
            if end - start >= n_chars:
                if not (is_layout and self._places.find(lower + start, end - start).number):
                    found |= self._look_up(lower + start, end - start)
        return found

    cdef Py_ssize_t _words_of_part(
        self, const char* part, const char* lower, Py_ssize_t size, Py_ssize_t* bounds
    ) noexcept:
        """Write where the words begin and end, those of a state left out; return how many."""
        cdef Py_ssize_t n_words = 0, state = -1, number = 0, end
        while number < size:
            end = end_of_word(part, number, size)
            if end > number:
                if state >= 0:
                    return state
                if self._states.find(lower + number, end - number).number:
                    state = n_words
                bounds[2 * n_words], bounds[2 * n_words + 1] = number, end
                n_words += 1
            number = max(end, number + 1)
        return n_words


cdef bint is_hashed(const char* part, Py_ssize_t place, Py_ssize_t size) noexcept nogil:
    """Whether a digit stands before a small letter that is no "x" between digits."""
    if not is_digit(part[place]) or place + 1 == size or not is_lower(part[place + 1]):
        return False
    return part[place + 1] != c"x" or place + 2 == size or not is_digit(part[place + 2])


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
