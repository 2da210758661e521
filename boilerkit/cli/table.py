"""A labelled page as a table on the terminal."""

from __future__ import annotations

import shutil

from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from boilerkit.document import Document
from boilerkit.labels import Label

STYLES: dict[Label, str] = {
    Label.HEADLINE: "bold cyan",
    Label.BODY: "green",
    Label.METADATA: "yellow",
    Label.TAGS: "magenta",
    Label.ADS: "red",
    Label.RELATED: "blue",
    Label.COMMENTS: "bright_magenta",
    Label.OTHER: "dim",
}
WIDTH_IN_A_PIPE = 120


def print_blocks(document: Document) -> None:
    """Print a line for every block: number, label, probability, tag, beginning of the text."""
    width = None if Console().is_terminal else WIDTH_IN_A_PIPE
    console = Console(width=width or shutil.get_terminal_size().columns, highlight=False)
    table = Table(box=None, pad_edge=False, expand=True)
    # A column's own width keeps a long text beside it from squeezing it out.
    for name, width in (("#", 4), ("label", 8), ("prob", 4), ("tag", 10)):
        justify: JustifyMethod = "right" if name in ("#", "prob") else "left"
        table.add_column(name, no_wrap=True, justify=justify, width=width)
    table.add_column("text", no_wrap=True, overflow="ellipsis", ratio=1)
    for number, block in enumerate(document.blocks, 1):
        table.add_row(
            str(number),
            Text(block.label.value, style=STYLES[block.label]),
            f"{block.probability:.2f}",
            block.tag,
            Text(" ".join(block.text.split())),
        )
    console.print(table)
    if document.reason:
        console.print(f"no body: {document.reason}")
