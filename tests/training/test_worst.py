"""The pages that come out worst are described with what decided."""

from __future__ import annotations

import re
from pathlib import Path

from boilerkit.features.extractor import FeatureExtractor
from training.replay import BundleChoice
from training.worst import N_REASONS, worst_pages


def test_the_worst_pages_come_first_with_what_decided(own_corpus: Path, tiny_bundle: Path) -> None:
    described = worst_pages(own_corpus, ["own"], BundleChoice(tiny_bundle), 3)
    scores = [float(score) for score in re.findall(r"F1 ([\d.]+)", described)]
    assert len(scores) == 3 and scores == sorted(scores)
    wrong = re.findall(r"(?:not be there|missing): (\d+) blocks", described)
    reasons = re.findall(r"because of (.+)", described)
    assert reasons and len(reasons) <= sum(number != "0" for number in wrong)
    for line in reasons:
        columns = [reason.split()[0] for reason in line.split(", ")]
        assert len(columns) == N_REASONS
        assert set(columns) <= set(FeatureExtractor("html").names)
