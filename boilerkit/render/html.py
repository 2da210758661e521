"""HTML: one ``<article>`` of headings, paragraphs, lists, tables, quotes and code."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from boilerkit.choice import ARTICLE, Choice
from boilerkit.document import Block, Document, ItemKind, ListItem, Quote, SpanKind
from boilerkit.render.formats import (
    HTML_ONLY_TAGS,
    containers,
    grid,
    heading_level,
    is_next_line,
    safe_spans,
    stretches,
    with_code_in_one,
)

_LIST_TAGS: dict[ItemKind, str] = {
    "bullet": "ul",
    "number": "ol",
    "term": "dl",
    "definition": "dl",
}
_ITEM_TAGS: dict[ItemKind, str] = {"bullet": "li", "number": "li", "term": "dt", "definition": "dd"}
_TAGS: dict[SpanKind, str] = {
    "code": "code",
    **HTML_ONLY_TAGS,
    "emphasis": "em",
    "strong": "strong",
    "link": "a",
}
"""Tag of each format, the innermost one first."""


def render_html(document: Document, choice: Choice = ARTICLE) -> str:
    """Return the chosen blocks as clean HTML.

    Only text, links and structure are written: no scripts, styles or attributes of the page.
    """
    blocks = list(with_code_in_one(choice.blocks(document)))
    if not blocks:
        return ""
    return "\n".join(("<article>", *_elements(blocks, 0), "</article>"))


def _elements(blocks: list[Block], depth: int, *, is_bare: bool = False) -> Iterator[str]:
    """What stands within ``depth`` lists and quotations; if ``is_bare``, text without ``<p>``."""
    for around, group in groupby(blocks, key=lambda block: _list_or_quote(block, depth)):
        members = list(group)
        if isinstance(around, Quote):
            yield "<blockquote>"
            yield from _elements(members, depth + 1)
            yield "</blockquote>"
        elif around:
            yield from _list(members, depth)
        else:
            yield from _tables_and_texts(members, is_bare=is_bare)


def _list_or_quote(block: Block, depth: int) -> Quote | int:
    """The quotation, or the number of the list, at some depth around a block, or 0."""
    around = containers(block)
    if depth >= len(around):
        return 0
    innermost = around[depth]
    return innermost.list if isinstance(innermost, ListItem) else innermost


def _list(blocks: list[Block], depth: int) -> Iterator[str]:
    tag = _LIST_TAGS[_kind(blocks[0], depth)]
    yield f"<{tag}>"
    for _, group in groupby(blocks, key=lambda block: containers(block)[depth]):
        members = list(group)
        own = [block for block in members if len(containers(block)) == depth + 1]
        inner = _elements(members, depth + 1, is_bare=len(list(_paragraphs(own))) == 1)
        item = _ITEM_TAGS[_kind(members[0], depth)]
        yield f"<{item}>" + "\n".join(inner) + f"</{item}>"
    yield f"</{tag}>"


def _kind(block: Block, depth: int) -> ItemKind:
    item = containers(block)[depth]
    assert isinstance(item, ListItem)
    return item.kind


def _tables_and_texts(blocks: list[Block], *, is_bare: bool) -> Iterator[str]:
    for table, group in groupby(blocks, key=lambda block: block.place.table):
        members = list(group)
        if table:
            yield from _table(members)
        else:
            yield from (_text(lines, is_bare=is_bare) for lines in _paragraphs(members))


def _paragraphs(blocks: list[Block]) -> Iterator[list[Block]]:
    """Blocks that only line breaks part belong in one element."""
    lines: list[Block] = []
    for block in blocks:
        if lines and not is_next_line(lines[-1], block):
            yield lines
            lines = []
        lines.append(block)
    if lines:
        yield lines


def _text(lines: list[Block], *, is_bare: bool) -> str:
    block = lines[0]
    if block.place.is_code:
        language = block.place.code_language
        names = f' class="language-{escape(language)}"' if language else ""
        return f"<pre><code{names}>{escape(block.text, quote=False)}</code></pre>"
    text = "<br>\n".join(map(_inline, lines))
    level = heading_level(block)
    if level:
        return f"<h{level}>{text}</h{level}>"
    return text if is_bare else f"<p>{text}</p>"


def _table(blocks: list[Block]) -> Iterator[str]:
    yield "<table>"
    for row in grid(blocks):
        cells = []
        for cell in row:
            tag = "th" if cell and cell[0].tag == "th" else "td"
            cells.append(f"<{tag}>{'<br>'.join(map(_inline, cell))}</{tag}>")
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</table>"


def _inline(block: Block) -> str:
    """A block's text with its links and emphasis as elements that nest properly."""
    parts: list[str] = []
    for start, end, around in stretches(block.text, safe_spans(block)):
        tags = {span.kind: span.target for span in around}
        text = escape(block.text[start:end], quote=False)
        for kind, tag in _TAGS.items():
            if kind in tags:
                target = f' href="{escape(tags[kind].strip())}"' if kind == "link" else ""
                text = f"<{tag}{target}>{text}</{tag}>"
        parts.append(text)
    return "".join(parts)
