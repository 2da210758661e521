from libc.stddef cimport size_t

ctypedef void* Node
ctypedef const char* Octets
ctypedef Node (*NodeOf)(Node) noexcept
ctypedef size_t (*IdOf)(Node) noexcept
ctypedef int (*TypeOf)(Node) noexcept
ctypedef Octets (*TextOf)(Node, size_t*) noexcept

cdef enum:
    ELEMENT_NODE = 1
    TEXT_NODE = 3

cdef NodeOf first_child, next_node, parent_node, first_attribute, next_attribute
cdef IdOf tag_id
cdef TypeOf node_type
cdef TextOf element_name, attribute_name, attribute_value, text_content

cdef str decoded(Octets text, size_t size)
cdef str name_of(Node node)
cdef str text_inside(Node node)
cdef dict attributes_of(Node node)
