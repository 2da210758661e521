"""Workers that die, hang, or work: a page costs itself at most."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence

import pytest

from boilerkit.workers import DIED, Lost, Workers


def double(tasks: Sequence[int]) -> list[int]:
    return [2 * task for task in tasks]


def double_but(tasks: Sequence[int]) -> list[int]:
    for task in tasks:
        if task == 13:
            os.kill(os.getpid(), signal.SIGKILL)
        if task == 23:
            time.sleep(600)
    return double(tasks)


def chunks(n: int, size: int = 4) -> list[list[int]]:
    return [list(range(start, min(start + size, n))) for start in range(0, n, size)]


@pytest.mark.parametrize("ordered", [True, False])
def test_all_tasks_are_done(ordered: bool) -> None:
    found = [p for c in Workers(double, 2).run(chunks(30), ordered=ordered) for p in c]
    assert sorted(found) == [(task, 2 * task) for task in range(30)]
    if ordered:
        assert found == sorted(found)


def test_a_task_that_kills_or_hangs_is_the_only_one_lost() -> None:
    results = Workers(double_but, 2, timeout_s=2.0).run(chunks(30))
    found = [pair for chunk in results for pair in chunk]
    assert [task for task, _ in found] == list(range(30))
    lost = {task: result for task, result in found if isinstance(result, Lost)}
    assert lost == {13: Lost(False, DIED), 23: Lost(True, "took longer than 2 s")}
    assert all(result == 2 * task for task, result in found if task not in lost)
