from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from boilerkit.dom.reading import read_page
from boilerkit.dom.segmentation import block_slices
from boilerkit.dom.tags import TAG_IDS
from boilerkit.dom.windows import split_page

ITEMS = st.lists(st.sampled_from(["<p>One</p>", '<p><a href="/{n}">Two</a></p>', "<li>Three"]))


@given(items=ITEMS, size=st.integers(1, 7))
def test_stretches_hold_every_block_and_link_once(items: list[str], size: int) -> None:
    html = "<main>" + "".join(item.format(n=n) for n, item in enumerate(items)) + "</main>"
    read = read_page(html, kind="html")
    stretches = list(split_page(read.page, read.blocks, size))
    texts = [text for page, blocks in stretches for text in block_slices(page, blocks)]
    assert texts == block_slices(read.page, read.blocks)
    links = [href for page, _ in stretches for href in page.links.values()]
    assert links == list(read.page.links.values())
    for page, blocks in stretches:
        assert len(blocks) <= size
        assert all(page.tag[element] == TAG_IDS["a"] for element in page.links)
