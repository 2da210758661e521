"""How far a run has come, line by line, so that one that was killed can go on.

A line is written only after the output that it speaks of stands on the disk under its own
name. What a killed run left behind after its last line is made again, in the same bytes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from boilerkit.cleaning.filters import Memory
from boilerkit.errors import InputError

JOURNAL_NAME: Final = ".boilerkit-run.jsonl"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What happened since the checkpoint before.

    Attributes
    ----------
    n_pages : int
        Pages of the input that are done with.
    problems_end : int
        Bytes of the error report that are safe.
    counts : dict of str to int
        Pages by outcome.
    state : dict
        Where the writer goes on.
    seen : list of (str, str)
        What deduplication added.
    """

    n_pages: int
    problems_end: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    state: Mapping[str, Any] = field(default_factory=dict)
    seen: Memory = field(default_factory=list)


class Journal:
    """The journal of one run, in its output folder.

    Parameters
    ----------
    folder : Path
    settings : mapping
        All that decides what the output holds; a run goes on only with the same.
    """

    def __init__(self, folder: Path, settings: Mapping[str, Any]) -> None:
        self._path = folder / JOURNAL_NAME
        self._settings = json.loads(json.dumps(settings))

    def begin(self) -> None:
        """Start a new run; an older journal is gone."""
        self._path.write_text(json.dumps({"settings": self._settings}) + "\n", encoding="utf-8")

    def resume(self) -> Iterator[Checkpoint]:
        """Yield the checkpoints of the run to go on with, none if there is nothing.

        Raises
        ------
        InputError
            The run was started with other settings or over other input.
        """
        if not self._path.exists():
            self.begin()
            return
        records = list(_whole_lines(self._path))
        if not records or records[0].get("settings") != self._settings:
            other = _differences(records[0].get("settings") if records else {}, self._settings)
            raise InputError(
                f"{self._path.parent}: cannot go on, the run that was stopped had other {other}; "
                "give the same again, or start over without --resume"
            )
        # A line that was cut off is dropped, so that new ones begin on a line of their own.
        whole = "".join(json.dumps(record) + "\n" for record in records)
        replace_file(self._path, whole.encode())
        for record in records[1:]:
            yield Checkpoint(**record)

    def add(self, checkpoint: Checkpoint) -> None:
        """Write a checkpoint down for good."""
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(checkpoint)) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def end(self) -> None:
        """Remove the journal of a run that came to its end."""
        self._path.unlink(missing_ok=True)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_bytes(data)
    os.replace(temporary, path)


def _whole_lines(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            found.append(json.loads(line))
        except ValueError:  # noqa: PERF203 - the last line of a killed run may be cut off
            break
    return found


def _differences(old: object, new: Mapping[str, Any]) -> str:
    if not isinstance(old, dict):
        return "settings"
    return ", ".join(name for name in new if old.get(name) != new[name]) or "settings"
