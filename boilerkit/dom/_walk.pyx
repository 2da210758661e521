# cython: language_level=3, boundscheck=False, wraparound=False
"""The one walk over a tree, on Lexbor's own nodes, with no Python object made of each."""

from cpython.bytearray cimport PyByteArray_FromStringAndSize
from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.stdlib cimport free, realloc
from libc.string cimport memcmp, memcpy

from boilerkit.dom._lexbor cimport ELEMENT_NODE, TEXT_NODE, Node, Octets
from boilerkit.dom._lexbor cimport attribute_name, attribute_value, first_attribute, next_attribute
from boilerkit.dom._lexbor cimport attributes_of, decoded, name_of, text_inside
from boilerkit.dom._lexbor cimport first_child, next_node, node_type, parent_node
from boilerkit.dom._lexbor cimport tag_id, text_content

cdef enum:
    N_KNOWN_IDS = 1024  # Numbers of tags that Lexbor knows are below; others are addresses.
    MAX_TOKENS = 64
    NOT_LOOKED_UP = 1 << 20

cdef int code_of_id[N_KNOWN_IDS]
cdef dict code_of_name
cdef int UNKNOWN = 0
cdef int SKIPPED, META, NOSCRIPT, PRE
cdef list kept_tokens
cdef Octets tokens[MAX_TOKENS]
cdef size_t token_sizes[MAX_TOKENS]
cdef int n_tokens
cdef bytes hidden_token


def know(codes, int skipped, int meta, token_attributes, hidden):
    """Take what the walk has to know; see `boilerkit.dom.walk`."""
    global code_of_name, SKIPPED, META, NOSCRIPT, PRE
    global kept_tokens, n_tokens, hidden_token
    cdef int number
    code_of_name, SKIPPED, META = codes, skipped, meta
    NOSCRIPT, PRE = codes["noscript"], codes["pre"]
    for number in range(N_KNOWN_IDS):
        code_of_id[number] = NOT_LOOKED_UP
    kept_tokens = [name.encode() for name in sorted(token_attributes)]
    n_tokens = len(kept_tokens)
    for number in range(n_tokens):
        tokens[number] = kept_tokens[number]
        token_sizes[number] = len(kept_tokens[number])
    hidden_token = hidden.encode()


cdef struct Ints:
    int* data
    Py_ssize_t size
    Py_ssize_t room


cdef int push(Ints* column, int value) except -1:
    cdef int* grown
    if column.size == column.room:
        column.room = 2 * column.room + 256
        grown = <int*>realloc(column.data, column.room * sizeof(int))
        if grown == NULL:
            raise MemoryError
        column.data = grown
    column.data[column.size] = value
    column.size += 1
    return 0


cdef bytearray octets(Ints* column):
    return PyByteArray_FromStringAndSize(<char*>column.data, column.size * sizeof(int))


cdef bint equals(Octets name, size_t size, Octets other, size_t other_size) noexcept:
    return size == other_size and memcmp(name, other, size) == 0


cdef class Walk:
    """Growing columns of one walk; they are as in `boilerkit.page.FlatPage`."""

    cdef Ints _tag, _parent, _end, _depth, _attribute, _is_verbatim
    cdef Ints _text_start, _text_element, _text_order, _above
    cdef char* _words
    cdef size_t _n_word_octets, _word_room
    cdef Py_ssize_t _offset
    cdef readonly list text
    cdef readonly dict attribute_ids, links, colspans, rowspans
    cdef object _head

    def __init__(self, head):
        self._head = head
        self.text = []
        self.attribute_ids = {"": 0}
        self.links = {}
        self.colspans = {}
        self.rowspans = {}

    def __dealloc__(self):
        free(self._tag.data)
        free(self._parent.data)
        free(self._end.data)
        free(self._depth.data)
        free(self._attribute.data)
        free(self._is_verbatim.data)
        free(self._text_start.data)
        free(self._text_element.data)
        free(self._text_order.data)
        free(self._above.data)
        free(self._words)

    @property
    def columns(self):
        """Columns of 32-bit integers by name."""
        return {
            "text_start": octets(&self._text_start),
            "text_element": octets(&self._text_element),
            "text_order": octets(&self._text_order),
            "tag": octets(&self._tag),
            "parent": octets(&self._parent),
            "end": octets(&self._end),
            "depth": octets(&self._depth),
            "attribute": octets(&self._attribute),
        }

    def run(self, size_t address):
        """Fill the columns from the node at an address on, in document order."""
        cdef Node root = <Node>address
        cdef Node node = root
        cdef Node child
        cdef int number = 0
        # Numbers of the elements around, the root being its own parent.
        push(&self._above, 0)
        while True:
            number = self._visit(node, self._above.data[self._above.size - 1])
            child = first_child(node)
            if child != NULL:
                push(&self._above, number)
                node = child
                continue
            self._close(number)
            while node != root and next_node(node) == NULL:
                node = parent_node(node)
                self._above.size -= 1
                self._close(self._above.data[self._above.size])
            if node == root:
                break
            node = next_node(node)
        self._head.root = attributes_of(root)

    cdef int _visit(self, Node node, int parent) except? -1:
        """Take one node in; return its number, or that what is in it is off the page."""
        cdef int kind = node_type(node)
        cdef int code
        if kind == TEXT_NODE:
            if parent >= 0:
                self._add_text(node, parent)
            return SKIPPED
        if kind != ELEMENT_NODE:
            return SKIPPED
        code = code_of(node)
        if code < 0 or parent < 0:
            self._off_page(node, code)
            return SKIPPED
        return self._open(node, code, parent)

    cdef int _open(self, Node node, int code, int parent) except -1:
        cdef int number = self._tag.size
        push(&self._depth, self._depth.data[parent] + 1 if number else 0)
        push(&self._is_verbatim, code == PRE or (number > 0 and self._is_verbatim.data[parent]))
        push(&self._tag, code)
        push(&self._parent, parent)
        push(&self._end, number + 1)
        push(&self._attribute, self._attributes(node, number))
        return number

    cdef int _close(self, int number) except -1:
        if number >= 0:
            self._end.data[number] = self._tag.size
        return 0

    cdef int _add_text(self, Node node, int parent) except -1:
        cdef size_t size = 0
        cdef Octets octets = text_content(node, &size)
        cdef str content = decoded(octets, size)
        if self._tag.data[parent] == NOSCRIPT and content.lstrip().startswith("<"):
            return 0  # Markup escaped twice: nobody was meant to read it.
        if not content.isspace():
            push(&self._text_start, self._offset)
            push(&self._text_element, parent)
            push(&self._text_order, self._tag.size)
        elif not self._is_verbatim.data[parent]:
            # Indentation is near half of many pages, and says nothing.
            content = " "
        self.text.append(content)
        self._offset += len(content)
        return 0

    cdef int _attributes(self, Node node, int number) except -1:
        """Number of the words of an element's attributes; keep its link, or a cell's size."""
        cdef Node attribute = first_attribute(node)
        cdef Octets name
        cdef Octets value
        cdef size_t name_size = 0
        cdef size_t size
        cdef str words
        if attribute == NULL:
            return 0
        self._n_word_octets = 0
        while attribute != NULL:
            size = 0
            name = attribute_name(attribute, &name_size)
            value = attribute_value(attribute, &size)
            if is_token(name, name_size):
                if value != NULL and size:
                    self._add_words(value, size)
            elif equals(name, name_size, "href", 4):
                self.links[number] = decoded(value, size)
            elif equals(name, name_size, "datetime", 8):
                self._head.times.append(decoded(value, size))
            elif equals(name, name_size, "colspan", 7):
                self.colspans[number] = decoded(value, size)
            elif equals(name, name_size, "rowspan", 7):
                self.rowspans[number] = decoded(value, size)
            elif hides(name, name_size, value, size):
                self._add_words(hidden_token, len(hidden_token))
            attribute = next_attribute(attribute)
        words = PyUnicode_DecodeUTF8(self._words, self._n_word_octets, "replace")
        return self.attribute_ids.setdefault(words, len(self.attribute_ids))

    cdef int _add_words(self, Octets value, size_t size) except -1:
        cdef size_t needed = self._n_word_octets + size + 1
        cdef char* grown
        if needed > self._word_room:
            grown = <char*>realloc(self._words, 2 * needed)
            if grown == NULL:
                raise MemoryError
            self._words, self._word_room = grown, 2 * needed
        if self._n_word_octets:
            self._words[self._n_word_octets] = b" "
            self._n_word_octets += 1
        memcpy(self._words + self._n_word_octets, value, size)
        self._n_word_octets += size
        return 0

    cdef int _off_page(self, Node node, int code) except -1:
        """Keep what describes the page; the rest of a skipped subtree is dropped."""
        cdef str name
        if code != META and code != SKIPPED:
            return 0
        name = name_of(node)
        if code == META:
            if name == "title":
                if name_of(parent_node(node)) != "svg":
                    self._head.titles.append(text_inside(node))
            elif name == "meta":
                self._head.metas.append(attributes_of(node))
            elif name == "base":
                self._head.bases.append(attributes_of(node))
            else:
                self._head.links.append(attributes_of(node))
        elif name == "script":
            self._add_script(node)
        return 0

    cdef int _add_script(self, Node node) except -1:
        self._head.n_scripts += 1
        kind = attributes_of(node).get("type") or ""
        if "ld+json" in kind:
            self._head.json_ld.append(text_inside(node))
        elif "json" in kind:
            self._head.states.append(text_inside(node))
        return 0


cdef int code_of(Node node) except? -1:
    cdef size_t number = tag_id(node)
    if number >= N_KNOWN_IDS:
        return code_of_name.get(name_of(node), UNKNOWN)
    if code_of_id[number] == NOT_LOOKED_UP:
        code_of_id[number] = code_of_name.get(name_of(node), UNKNOWN)
    return code_of_id[number]


cdef bint is_token(Octets name, size_t size) noexcept:
    cdef int number
    for number in range(n_tokens):
        if token_sizes[number] == size and memcmp(tokens[number], name, size) == 0:
            return True
    return False


cdef bint hides(Octets name, size_t name_size, Octets value, size_t size) except -1:
    if equals(name, name_size, "hidden", 6):
        return not equals(value, size, "until-found", 11)
    if equals(name, name_size, "aria-hidden", 11):
        return equals(value, size, "true", 4)
    if equals(name, name_size, "style", 5):
        return "display:none" in decoded(value, size).replace(" ", "")
    return False
