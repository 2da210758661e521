from __future__ import annotations

from collections.abc import Sequence

from boilerkit.cleaning.records import CleanPage, RawPage
from boilerkit.engines.arrow import isolated


def test_only_the_page_at_fault_is_lost() -> None:
    sizes: list[int] = []

    def clean(window: Sequence[RawPage]) -> list[tuple[RawPage, CleanPage]]:
        sizes.append(len(window))
        if any(page.id == "5" for page in window):
            raise ConnectionError("worker died")
        return [(page, CleanPage(page.id, "ok")) for page in window]

    found = isolated(clean, [RawPage(str(number)) for number in range(9)])
    assert [raw.id for raw, _ in found] == [str(number) for number in range(9)]
    assert [page.id for _, page in found if page.status == "error"] == ["5"]
    assert found[5][1].reason == "the cluster gave this page up: ConnectionError"
    assert len(sizes) < 9
