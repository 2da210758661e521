from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from boilerkit.labels import LABEL_INDEX, LABELS, Label
from tests.training.copies import NO_COPIES
from training.config import WeightConfig
from training.copies import samples_of_page
from training.corpora import GoldPage
from training.crossval import Judged
from training.residuals import MIN_SITES, residuals

WEIGHTS = WeightConfig()
PANE = '<div class="size-pane"><p>Measure around the fullest part and compare it.</p></div>'
BODY = LABEL_INDEX[Label.BODY]


def judged_pages(gold: GoldPage, n_sites: int, p_of_pane: float) -> list[Judged]:
    """One page a site, right but for a pane that the model believes in as far as is said."""
    html = gold.html.replace("</body>", PANE + "</body>")
    made = []
    for number in range(n_sites):
        page = replace(gold, id=f"own/{number}", html=html, url=f"https://site{number}.example/")
        sample = samples_of_page(page, NO_COPIES, seed=1)[0]
        is_body = sample.labels == BODY
        P = np.zeros((len(is_body), len(LABELS)))
        P[:, BODY] = np.where(is_body, 1.0, 0.0)
        P[-1, BODY] = p_of_pane
        made.append(Judged(sample, 0, P, sample.labels.astype(np.int64), is_body))
    return made


def test_a_name_on_many_sites_is_blamed(gold_article: GoldPage) -> None:
    found = {r.name: r for r in residuals(judged_pages(gold_article, 9, 0.9), WEIGHTS)}
    assert set(found) == {"size-pane", "sizepane", "size", "pane"}
    pane = found["size-pane"]
    assert pane.n_sites == 9 and not pane.is_known
    assert pane.missed / pane.pages == pytest.approx(-0.9)


def test_names_of_few_sites_or_without_mistakes_are_not(gold_article: GoldPage) -> None:
    assert residuals(judged_pages(gold_article, MIN_SITES - 1, 0.9), WEIGHTS) == []
    assert residuals(judged_pages(gold_article, 9, 0.0), WEIGHTS) == []
