# cython: language_level=3, boundscheck=False, wraparound=False
"""`characters` and `words` in one pass over a page's characters each."""

from libc.stdint cimport int64_t, uint8_t, uint32_t, uint64_t

cdef enum:
    # Numbers of `boilerkit.dom.text.CharClass`, held against it by a test.
    SPACE = 0
    UPPER = 2
    UNSPACED = 4
    DIGIT = 5
    STOP = 6
    COLON = 8
    MARK = 13
    PLANE = 0x10000
    FULL_WIDTH = 0x2FFF
    # What Chinese and Japanese write after a year, a month, an hour.
    YEAR = 0x5E74
    MONTH = 0x6708
    HOUR = 0x6642
    HOUR_SIMPLIFIED = 0x65F6


cdef inline uint8_t class_of(uint32_t code, const uint8_t[::1] classes) noexcept nogil:
    return classes[code if code < PLANE else PLANE + (code >> 12)]


cdef inline bint is_letter(uint8_t char_class) noexcept nogil:
    return 1 <= char_class <= DIGIT


cdef inline bint is_word(uint8_t char_class) noexcept nogil:
    return is_letter(char_class) or char_class == MARK


cdef inline bint is_hour(uint32_t code) noexcept nogil:
    return code == HOUR or code == HOUR_SIMPLIFIED


cdef inline bint is_date_mark(uint32_t code) noexcept nogil:
    return (
        0x2D <= code <= 0x2F
        or code == 0x66B
        or code == 0x2010
        or code == 0x2011
        or code == YEAR
        or code == MONTH
    )


def count_characters(
    const uint32_t[::1] codes,
    const uint8_t[::1] classes,
    const int64_t[::1] starts,
    const int64_t[::1] text_starts,
    int64_t[:, ::1] counts,
    uint8_t[:, ::1] edges,
    int64_t[:, ::1] figures,
    int64_t[::1] visible,
):
    """Fill the columns of `boilerkit.features.characters.Characters`.

    Parameters
    ----------
    starts, text_starts : ndarray of int64
        Where each block, and each text node, begins; both cover all characters.
    counts : ndarray of int64, shape (n_blocks, N_CLASSES)
    edges : ndarray of uint8, shape (2, n_blocks)
    figures : ndarray of int64, shape (5, n_blocks)
        Sentences, numbers, years, times and date marks.
    visible : ndarray of int64, shape (n_texts,)
    """
    cdef Py_ssize_t n = codes.shape[0], n_blocks = starts.shape[0], n_texts = text_starts.shape[0]
    cdef Py_ssize_t place, block = -1, text = -1, run_block = 0, n_digits = 0
    cdef Py_ssize_t last_digit = -2
    cdef uint8_t own, following
    cdef bint is_begun = False
    with nogil:
        for block in range(n_blocks):
            # A block of invisible characters alone has no edges: those of the page stand in.
            edges[0, block] = class_of(codes[n - 1], classes)
            edges[1, block] = class_of(codes[0], classes)
        block = -1
        for place in range(n):
            own = class_of(codes[place], classes)
            if block + 1 < n_blocks and place == starts[block + 1]:
                block += 1
                is_begun = False
            while text + 1 < n_texts and place == text_starts[text + 1]:
                text += 1
            if own != SPACE:
                if not is_begun:
                    edges[0, block] = own
                    is_begun = True
                edges[1, block] = own
                visible[text] += 1
            counts[block, own] += 1
            if own == STOP and ends_sentence(codes, classes, place):
                # Of several stops in a row the last one counts.
                following = class_of(codes[place + 1], classes) if place + 1 < n else SPACE
                if following != STOP or not ends_sentence(codes, classes, place + 1):
                    figures[0, block] += 1
            elif own == DIGIT:
                if place - last_digit > 1:
                    figures[2, run_block] += n_digits == 4
                    figures[1, block] += 1
                    run_block, n_digits = block, 0
                n_digits += 1
                last_digit = place
            elif place > 0 and last_digit == place - 1 and place + 1 < n:
                if class_of(codes[place + 1], classes) == DIGIT:
                    figures[3, block] += own == COLON or is_hour(codes[place])
                    figures[4, block] += is_date_mark(codes[place])
        figures[2, run_block] += n_digits == 4


cdef inline bint ends_sentence(
    const uint32_t[::1] codes, const uint8_t[::1] classes, Py_ssize_t stop
) noexcept nogil:
    if codes[stop] > FULL_WIDTH or stop + 1 == codes.shape[0]:
        return True
    return not is_word(class_of(codes[stop + 1], classes))


def find_words(
    const uint32_t[::1] codes,
    const uint8_t[::1] classes,
    const uint32_t[::1] folded,
    const int64_t[::1] breaks,
    const uint64_t[::1] powers,
    uint64_t[::1] hashes,
    int64_t[::1] positions,
    int64_t[::1] n_letters,
    int64_t[::1] n_breaks_before,
    uint8_t[::1] first_classes,
    uint8_t[::1] is_joined,
):
    """Fill columns of `boilerkit.features.words.Words`, with room for a word a character.

    Returns
    -------
    int
        How many words there are.
    """
    cdef Py_ssize_t n = codes.shape[0], n_breaks = breaks.shape[0], n_powers = powers.shape[0]
    cdef Py_ssize_t place, word = -1, next_break = 0, letters = 0
    cdef uint32_t code
    cdef uint8_t own
    cdef bint is_open = False
    with nogil:
        for place in range(n):
            code = codes[place]
            if code >= PLANE:
                code = PLANE + (code >> 12)
            own = classes[code]
            while next_break < n_breaks and breaks[next_break] == place:
                is_open = False
                next_break += 1
            if not is_letter(own):
                is_open = is_open and own == MARK
                continue
            if not is_open or own == UNSPACED or first_classes[word] == UNSPACED:
                word += 1
                hashes[word] = 0
                positions[word] = place
                n_letters[word] = 0
                n_breaks_before[word] = next_break
                first_classes[word] = own
                is_joined[word] = is_open
                is_open = True
            letters = n_letters[word]
            hashes[word] += folded[code] * powers[min(letters, n_powers - 1)]
            n_letters[word] = letters + 1
        for place in range(word + 1):
            hashes[place] = mixed(hashes[place])
    return word + 1


cdef inline uint64_t mixed(uint64_t number) noexcept nogil:
    """As `boilerkit.features.words` spreads hashes."""
    number = (number ^ (number >> 33)) * <uint64_t>0xFF51AFD7ED558CCDu
    return number ^ (number >> 33)
