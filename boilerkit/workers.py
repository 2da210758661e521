"""Processes on this machine that can be killed: a page costs itself at most.

Pebble replaces a worker that died or whose task ran out of time; ``joblib.Parallel`` gives
up the whole call at the first slow page. Workers start afresh ("spawn"): a forked one can
inherit LightGBM's locks in a state that never ends.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

Task = TypeVar("Task")
Result = TypeVar("Result")

CHUNKS_AHEAD: Final = 3
"""Chunks in the queue of each worker: enough that none waits, few enough for the memory."""
MAX_TASKS: Final = 1_000
"""Chunks after which a worker is replaced, so that no leak of a library adds up."""
DIED: Final = "the worker died on this page (out of memory, or killed)"


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands for the result of a task that was given up.

    Attributes
    ----------
    is_timeout : bool
        Whether it took too long; otherwise its worker died.
    reason : str
    """

    is_timeout: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Workers(Generic[Task, Result]):
    """Runs a function over chunks of tasks on several processes.

    Attributes
    ----------
    function : callable
        Takes a chunk and returns as many results. It has to pickle.
    n_workers : int
    timeout_s : float or None
        Seconds for one task.
    prepare : callable or None
        Run by each worker before its first task, such as to load a model: that is no task's
        time.
    """

    function: Callable[[Sequence[Task]], list[Result]]
    n_workers: int
    timeout_s: float | None = None
    prepare: Callable[[], object] | None = None

    def run(
        self, chunks: Iterable[list[Task]], *, ordered: bool = True
    ) -> Iterator[list[tuple[Task, Result | Lost]]]:
        """Yield each chunk's tasks with their results; chunks are read as the work goes on."""
        context = multiprocessing.get_context("spawn")
        pool = ProcessPool(
            self.n_workers, max_tasks=MAX_TASKS, initializer=self.prepare, context=context
        )
        pending: deque[tuple[list[Task], Future[list[Result]]]] = deque()
        try:
            for chunk in chunks:
                pending.append((chunk, self._submit(pool, chunk)))
                if len(pending) >= self.n_workers * CHUNKS_AHEAD:
                    yield self._next(pool, pending, ordered=ordered)
            while pending:
                yield self._next(pool, pending, ordered=ordered)
        finally:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()

    def _submit(self, pool: ProcessPool, chunk: list[Task]) -> Future[list[Result]]:
        found: Future[list[Result]] = pool.schedule(
            self.function, args=(chunk,), timeout=self.timeout_s
        )
        return found

    def _next(
        self,
        pool: ProcessPool,
        pending: deque[tuple[list[Task], Future[list[Result]]]],
        *,
        ordered: bool,
    ) -> list[tuple[Task, Result | Lost]]:
        place = 0 if ordered else next((n for n, (_, f) in enumerate(pending) if f.done()), 0)
        chunk, future = pending[place]
        del pending[place]
        try:
            return list(zip(chunk, future.result(), strict=True))
        except (FutureTimeoutError, ProcessExpired) as error:
            if len(chunk) == 1:
                return [(chunk[0], self._lost(error))]
        # One of them is at fault: each alone, so that only that one is lost.
        alone = deque(([task], self._submit(pool, [task])) for task in chunk)
        return [pair for _ in chunk for pair in self._next(pool, alone, ordered=True)]

    def _lost(self, error: Exception) -> Lost:
        if isinstance(error, FutureTimeoutError):
            return Lost(True, f"took longer than {self.timeout_s:g} s")
        return Lost(False, DIED)
