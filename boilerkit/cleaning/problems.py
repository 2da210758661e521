"""The error report: pages without text and why, written as they come, whole at the end."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from boilerkit.cleaning.records import CleanPage
from boilerkit.cleaning.shards import json_line

ERRORS_NAME: Final = "errors.jsonl"


class ErrorReport:
    """One line of JSON for each page that gave no text: its id, status and reason.

    Parameters
    ----------
    folder : Path or None
        Output folder; without one nothing is written.
    """

    def __init__(self, folder: Path | None) -> None:
        self._path = None if folder is None else folder / ERRORS_NAME
        self._unfinished = None if folder is None else folder / f".{ERRORS_NAME}.tmp"
        self._lines: list[bytes] = []

    def begin(self, n_bytes: int) -> None:
        """Go on after so many bytes; what a killed run wrote after them is dropped."""
        if self._unfinished is not None:
            with self._unfinished.open("ab") as file:
                file.truncate(n_bytes)

    def add(self, page: CleanPage) -> None:
        """Note a page; it is on the disk after the next `flush`."""
        row = {"id": page.id, "status": page.status, "reason": page.reason}
        self._lines.append(json_line(row))

    def flush(self) -> int:
        """Write what was noted; returns the size of the report so far."""
        lines, self._lines = self._lines, []
        if self._unfinished is None:
            return 0
        with self._unfinished.open("ab") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
            return file.tell()

    def end(self) -> None:
        """Give the report its name; there is none where every page gave text."""
        if self._path is None or self._unfinished is None:
            return
        if self._unfinished.stat().st_size:
            os.replace(self._unfinished, self._path)
        else:
            self._unfinished.unlink()
            self._path.unlink(missing_ok=True)
