"""A page and its copies: the forms that one annotated page is learnt from."""

from __future__ import annotations

import zlib
from dataclasses import replace

import numpy as np

from boilerkit.dom.reading import read_page
from boilerkit.dom.segmentation import block_slices
from boilerkit.dom.text import squash
from boilerkit.labels import LABEL_INDEX
from boilerkit.page import ReadPage
from training.config import CopyConfig
from training.corpora import GoldPage
from training.dumps import PLAIN, STYLES
from training.featurizing import dump_sample, make_sample, told_sample, write_dump
from training.gold_labels import LabelledPage, label_page
from training.older import draw_losses, older_page
from training.planting import plant
from training.portals import MAX_TIMES
from training.rewriting import SCRIPTS, hide_names, rewrite_page
from training.sample import Sample, Variant

PLAIN_REWRITTEN = 2
"""So many of a page's dumps in other scripts have a line for each block, the others a style."""
CUT_DUMPS = 0.5
"""Share of the dumps of planted copies that begin and end with what is planted: other tools keep
the article and what is next to it."""
OLDER_PLANTED = 0.5
"""Share of the planted copies of HTML in older markup: where no heading is one and no element says
what it is for, a row of headlines or of tags is told from text by its shape alone."""
PORTALS_REWRITTEN = 0.5
"""Share of the dumps among many more lines that are in another script."""
_NOT_ARTICLES = frozenset({"forum", "listing", "collection", "product", "service"})


def samples_of_page(gold: GoldPage, copies: CopyConfig, seed: int) -> list[Sample]:
    """Build a page's samples: the page, and its copies as HTML and as dumps."""
    if gold.text:
        return _samples_of_dump(gold)
    read = read_page(gold.html, kind="html")
    labelled = label_page(gold, read)
    # A stream of draws each, so that a change to one kind of copy leaves the others as they are.
    streams = np.random.default_rng([seed, *gold.id.encode()]).spawn(5)
    dumps, scripts, planting, aging, portals = streams
    samples = [make_sample(gold, read, labelled.labels, labelled.block_words)]
    samples.append(dump_sample(gold, write_dump(read, read, labelled)))
    for _ in range(copies.dumps):
        style = STYLES[dumps.integers(1, len(STYLES))]
        dump = write_dump(read, read, labelled, style, _seed(dumps))
        samples.append(dump_sample(gold, dump, "dump"))
    for number, script in enumerate(_draw_scripts(scripts, copies.scripts)):
        copy = rewrite_page(read, script)
        words = labelled.block_words
        # HTML loses little in another script: its tags stay. A dump has only its text, and the
        # lines that run together in most styles give away that they share a label.
        if number == 0:
            html = hide_names(copy) if _loses_names(gold) else copy
            samples.append(make_sample(gold, html, labelled.labels, words, "rewritten", script))
        style = PLAIN if number < PLAIN_REWRITTEN else STYLES[dumps.integers(len(STYLES))]
        dump = write_dump(read, copy, labelled, style, _seed(dumps))
        samples.append(dump_sample(gold, dump, "rewritten", script))
    if aging.random() < copies.older:
        samples.append(_older_sample(gold, read, labelled, aging))
    if gold.page_type not in _NOT_ARTICLES:
        if planting.random() < copies.planted:
            samples += _planted_samples(gold, _seed(planting))
        if gold.body is not None and portals.random() < copies.portals:
            samples.append(_portal_sample(gold, read, labelled, portals))
    return samples


def _samples_of_dump(gold: GoldPage) -> list[Sample]:
    """A page that is only left as a dump; an empty page, which nothing is learnt from, stands for
    it where pages of HTML are split.
    """
    nothing = make_sample(gold, read_page("", kind="html"), np.zeros(0, dtype=np.int8), [], "dump")
    return [nothing, told_sample(gold)[1]]


def _older_sample(
    gold: GoldPage,
    read: ReadPage,
    labelled: LabelledPage,
    rng: np.random.Generator,
    variant: Variant = "older",
) -> Sample:
    """The page as an older site writes it; it may no longer say where it stands."""
    older, url = older_page(read, draw_losses(rng)), read.hints.url
    return make_sample(gold, older, labelled.labels, labelled.block_words, variant, own_url=url)


def _loses_names(gold: GoldPage) -> bool:
    """Whether the page's HTML in another script loses its names as well: every other one does."""
    return zlib.crc32(gold.id.encode()) % 2 == 1


def _draw_scripts(rng: np.random.Generator, n_scripts: int) -> list[str]:
    """Draw the scripts of a page's copies, among several at least one without spaces."""
    drawn: list[str] = rng.permutation(sorted(SCRIPTS)).tolist()
    chosen, others = drawn[:n_scripts], drawn[n_scripts:]
    # Text without spaces is shaped least like the corpora's own, and most has to be learnt.
    if n_scripts > 1 and not any(SCRIPTS[script].exchange for script in chosen):
        chosen[PLAIN_REWRITTEN - 1] = next(script for script in others if SCRIPTS[script].exchange)
    return chosen


def _planted_samples(gold: GoldPage, seed: int) -> list[Sample]:
    """A copy with planted facts and headlines, as HTML and as a dump.

    The dump is in the script of what was planted: Persian tags below an English text are told by
    their letters alone, and nothing of what is written in them would be learnt. The HTML is not:
    there the tree tells them, and pages of products and collections came out worse for it.
    """
    html, planted, script = plant(gold.html, seed)
    if not planted:
        return []
    read = read_page(html, kind="html")
    # The page has other blocks now than people labelled.
    labelled = label_page(replace(gold, labels=()), read)
    texts = block_slices(read.page, read.blocks)
    is_planted = np.array([squash(text) in planted for text in texts], dtype=bool)
    found = np.flatnonzero(is_planted).tolist()
    for block in found:
        labelled.labels[block] = LABEL_INDEX[planted[squash(texts[block])]]
    style = STYLES[seed % len(STYLES)]
    is_cut = len(found) > 1 and (seed >> 16) % 1000 < CUT_DUMPS * 1000
    shown = range(found[0], found[-1] + 1) if is_cut else None
    in_script = rewrite_page(read, script, is_planted) if script else read
    dump = write_dump(read, in_script, labelled, style, seed, shown)
    rng = np.random.default_rng([seed, 1])
    if rng.random() < OLDER_PLANTED:
        copy = _older_sample(gold, read, labelled, rng, "planted")
    else:
        copy = make_sample(gold, read, labelled.labels, labelled.block_words, "planted")
    return [
        replace(copy, planted=is_planted),
        dump_sample(gold, dump, "planted"),
    ]


def _portal_sample(
    gold: GoldPage, read: ReadPage, labelled: LabelledPage, rng: np.random.Generator
) -> Sample:
    """A dump of an article among many more lines, in its own script or in another."""
    script = _draw_scripts(rng, 1)[0] if rng.random() < PORTALS_REWRITTEN else ""
    shown = rewrite_page(read, script) if script else read
    style = STYLES[rng.integers(len(STYLES))]
    style = replace(style, times_more=int(rng.integers(1, MAX_TIMES + 1)))
    return dump_sample(gold, write_dump(read, shown, labelled, style, _seed(rng)), "portal", script)


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(2**32))
