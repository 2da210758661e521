"""What a run has done is kept, and nothing of what it was about to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.stages import Stages


class Work:
    """Counts how often it is done."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times


def test_a_stage_is_done_once_in_a_folder_and_each_time_without_one(tmp_path: Path) -> None:
    kept, other, passing = Work(), Work(), Work()
    for _ in range(2):
        stages = Stages(tmp_path / "run")
        assert stages.once("first", kept) == 1
        assert stages.once("second", other) == 1
    assert Stages(tmp_path / "another").once("first", kept) == 2
    assert [Stages().once("first", passing) for _ in range(2)] == [1, 2]


def test_a_stage_that_fails_or_cannot_be_written_is_done_again(tmp_path: Path) -> None:
    def fail() -> int:
        raise MemoryError

    stages = Stages(tmp_path)
    with pytest.raises(MemoryError):
        stages.once("first", fail)
    with pytest.raises(Exception, match="pickle"):
        stages.once("first", lambda: fail)
    assert not list(tmp_path.iterdir())
    assert stages.once("first", Work()) == 1
