from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from boilerkit.cleaning.cleaner import Cleaner
from boilerkit.cleaning.records import RawPage
from boilerkit.engines.local import in_process, local_engine


def test_processes_give_the_same_records(article: Callable[..., str], tiny_bundle: Path) -> None:
    pages = [RawPage(str(n), article(f"Boat {n} came in. " * 20)) for n in range(6)]
    chunks = [pages[:4], [*pages[4:], RawPage("bad", b"%PDF-1.4"), RawPage("x", problem="gone")]]
    cleaner = Cleaner(model=str(tiny_bundle), blocks=True)
    alone = list(in_process(cleaner, chunks))
    assert list(local_engine(2, 60.0)(cleaner, chunks)) == alone
    assert [page.status for pairs in alone for _, page in pairs] == ["ok"] * 6 + ["error"] * 2


def test_a_page_over_its_time_is_named(article: Callable[..., str], tiny_bundle: Path) -> None:
    slow = RawPage("slow", "<p>" + "<b><i><p>word " * 400_000)
    chunks = [[RawPage("good", article()), slow]]
    cleaner = Cleaner(model=str(tiny_bundle))
    ((_, good), (_, given_up)) = next(iter(local_engine(1, 2.0)(cleaner, chunks)))
    assert good.status == "ok"
    assert (given_up.status, given_up.reason) == ("timeout", "took longer than 2 s")
