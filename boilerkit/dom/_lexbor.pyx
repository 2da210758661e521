# cython: language_level=3
"""Lexbor's functions for nodes, taken from the library that selectolax brings.

selectolax tells where a node lies, and its library exports Lexbor's functions. Only those that
Lexbor keeps for bindings are called, and the layout of none of its structures is known here.
"""

from cpython.unicode cimport PyUnicode_DecodeUTF8

FUNCTIONS = (
    "lxb_dom_node_first_child_noi",
    "lxb_dom_node_next_noi",
    "lxb_dom_node_parent_noi",
    "lxb_dom_element_first_attribute_noi",
    "lxb_dom_element_next_attribute_noi",
    "lxb_dom_node_tag_id_noi",
    "lxb_dom_node_type_noi",
    "lxb_dom_element_qualified_name",
    "lxb_dom_attr_qualified_name",
    "lxb_dom_attr_value_noi",
    "lxb_dom_node_text_content",
)


def bind(addresses):
    """Take the addresses of ``FUNCTIONS``, in their order."""
    global first_child, next_node, parent_node, first_attribute, next_attribute
    global tag_id, node_type, element_name, attribute_name, attribute_value, text_content
    cdef size_t[11] at
    cdef int number
    for number in range(11):
        at[number] = addresses[number]
    first_child, next_node, parent_node = <NodeOf>at[0], <NodeOf>at[1], <NodeOf>at[2]
    first_attribute, next_attribute = <NodeOf>at[3], <NodeOf>at[4]
    tag_id, node_type = <IdOf>at[5], <TypeOf>at[6]
    element_name, attribute_name = <TextOf>at[7], <TextOf>at[8]
    attribute_value, text_content = <TextOf>at[9], <TextOf>at[10]


cdef str decoded(Octets text, size_t size):
    return PyUnicode_DecodeUTF8(text, size, "replace") if text != NULL else ""


cdef str name_of(Node node):
    cdef size_t size = 0
    cdef Octets name
    if node == NULL or node_type(node) != ELEMENT_NODE:
        return ""
    name = element_name(node, &size)
    return decoded(name, size)


cdef dict attributes_of(Node node):
    cdef Node attribute = first_attribute(node)
    cdef Octets name
    cdef Octets value
    cdef size_t name_size = 0
    cdef size_t size = 0
    cdef dict found = {}
    while attribute != NULL:
        name = attribute_name(attribute, &name_size)
        value = attribute_value(attribute, &size)
        found[decoded(name, name_size)] = decoded(value, size) if value != NULL else None
        attribute = next_attribute(attribute)
    return found


cdef str text_inside(Node node):
    """Text of all text nodes in a node, as one."""
    cdef size_t size = 0
    cdef Octets text = text_content(node, &size)
    return decoded(text, size)
