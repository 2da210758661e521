"""HTML: one ``<article>`` of headings, paragraphs, lists, tables, quotes and code."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from boilerkit.choice import ARTICLE, Choice
from boilerkit.document import Block, Document, ListItem
from boilerkit.render.formats import heading_level, safe_spans, stretches

_TAGS = {"emphasis": "em", "strong": "strong", "code": "code", "link": "a"}


def render_html(document: Document, choice: Choice = ARTICLE) -> str:
    """Return the chosen blocks as clean HTML.

    Only text, links and structure are written: no scripts, styles or attributes of the page.
    """
    blocks = choice.blocks(document)
    if not blocks:
        return ""
    return "\n".join(("<article>", *_elements(blocks), "</article>"))


def _elements(blocks: list[Block]) -> Iterator[str]:
    for (table, in_list), group in groupby(blocks, key=_group):
        members = list(group)
        if table:
            yield from _table(members)
        elif in_list:
            yield from _list(members)
        else:
            for run in _runs(members):
                yield _element(run)


def _group(block: Block) -> tuple[int, bool]:
    place = block.place
    return place.table, bool(place.list_depth) and not place.heading_level and not place.is_code


def _runs(blocks: list[Block]) -> Iterator[list[Block]]:
    """Blocks that only line breaks part belong in one element."""
    run: list[Block] = []
    for block in blocks:
        is_plain = not block.place.heading_level and not block.place.is_code
        if run and not (block.place.after_break and is_plain):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _element(run: list[Block]) -> str:
    block = run[0]
    place = block.place
    if place.is_code:
        language = place.code_language
        names = f' class="language-{escape(language)}"' if language else ""
        return f"<pre><code{names}>{escape(block.text, quote=False)}</code></pre>"
    text = "<br>\n".join(_inline(block) for block in run)
    level = heading_level(block)
    if level:
        return f"<h{level}>{text}</h{level}>"
    paragraph = f"<p>{text}</p>"
    for _ in range(place.quote_depth):
        paragraph = f"<blockquote>{paragraph}</blockquote>"
    return paragraph


def _list(blocks: list[Block]) -> Iterator[str]:
    """Nested lists, an item for each run of blocks of one item."""
    opened: list[ListItem] = []
    for items, group in groupby(blocks, key=lambda block: block.place.items):
        n_same = _n_open(opened, items)
        while len(opened) > n_same:
            yield f"</li></{_list_tag(opened.pop())}>"
        lead = ""
        if opened and (opened[-1] != items[n_same - 1] or not opened[-1].number):
            opened[-1], lead = items[n_same - 1], "<li>"
            yield "</li>"
        for item in items[n_same:]:
            opened.append(item)
            yield f"{lead}<{_list_tag(item)}>"
            lead = "<li>"
        yield lead + "<br>\n".join(_inline(block) for block in group)
    while opened:
        yield f"</li></{_list_tag(opened.pop())}>"


def _n_open(opened: list[ListItem], items: tuple[ListItem, ...]) -> int:
    """How many of the lists that are open go on: down to the first one with a new item."""
    for number, (before, now) in enumerate(zip(opened, items, strict=False)):
        if before.list != now.list:
            return number
        if before != now:
            return number + 1
    return min(len(opened), len(items))


def _list_tag(item: ListItem) -> str:
    return "ol" if item.is_ordered else "ul"


def _table(blocks: list[Block]) -> Iterator[str]:
    yield "<table>"
    for _, row in groupby(blocks, key=lambda block: block.place.row):
        cells = []
        for _, cell in groupby(row, key=lambda block: block.place.column):
            members = list(cell)
            tag = "th" if members[0].tag == "th" else "td"
            cells.append(f"<{tag}>{'<br>'.join(_inline(block) for block in members)}</{tag}>")
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</table>"


def _inline(block: Block) -> str:
    """A block's text with its links and emphasis as elements that nest properly."""
    parts: list[str] = []
    for start, end, around in stretches(block.text, safe_spans(block)):
        tags = {span.kind: span.target for span in around}
        text = escape(block.text[start:end], quote=False)
        for kind in ("code", "emphasis", "strong", "link"):
            if kind in tags:
                target = f' href="{escape(tags[kind].strip())}"' if kind == "link" else ""
                text = f"<{_TAGS[kind]}{target}>{text}</{_TAGS[kind]}>"
        parts.append(text)
    return "".join(parts)
