"""Stages of a run, each kept once it is done, so that a run that breaks off goes on from there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import joblib

T = TypeVar("T")


class Stages:
    """What a run has done so far.

    Parameters
    ----------
    folder : Path, optional
        Where it is kept, a file a stage; nothing is without one. It is for one run: whoever
        names it puts into its name everything that decides what the run makes.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what a stage made, or run it and keep what it makes.

        Raises
        ------
        OSError
            If the folder can't be read or written.
        """
        if self._folder is None:
            return make()
        place = self._folder / f"{name}.joblib"
        if place.exists():
            kept: T = joblib.load(place)
            return kept
        made = make()
        with written_whole(place) as written:
            joblib.dump(made, written)
        return made


@contextmanager
def written_whole(place: Path) -> Iterator[Path]:
    """Give the path at which to write a file or a folder, and put it in its place once that is
    done: a run that is killed leaves no half of one there.

    Raises
    ------
    OSError
        If it can't be put there, as where a folder is by now.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent) as scratch:
        written = Path(scratch) / place.name
        yield written
        os.replace(written, place)
