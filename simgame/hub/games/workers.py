"""Who lives the weeks: warm processes beside the web, replaced when they die, gone when it is.

A week is a function, so whoever asks may ask again: a worker that was killed half-way has lost
nothing. Each may use so much memory, and a week may take so long.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import (
    CancelledError,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    as_completed,
)
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol, TypeVar

from simgame.with_parent import end_with_parent

Asked = TypeVar("Asked")
Found = TypeVar("Found")
Key = TypeVar("Key")

# A week takes 10–50 ms; one that takes this long never ends.
SECONDS = 30.0
_MEGABYTES = 1500
_TRIES = 3


class NoWorkers(Exception):
    """Whoever was to do the work died, and so did those in their place; it may be asked again."""


class Workers(Protocol):
    """Whoever can be handed a function and what it is asked; so many of them at a time."""

    @property
    def count(self) -> int: ...

    def do(self, work: Callable[[Asked], Found], asked: Asked) -> Found:
        """What comes of it. Raises what `work` raises, `TimeoutError` and `NoWorkers`."""

    def close(self) -> None:
        """Let them go."""


def each_of(
    workers: Workers, work: Callable[[Asked], Found], asked: Mapping[Key, Asked]
) -> Iterator[tuple[Key, Found]]:
    """What comes of each, as it comes; as many at a time as there are workers. Raises as `do`."""
    if workers.count == 1:
        yield from ((key, workers.do(work, one)) for key, one in asked.items())
        return
    pool = ThreadPoolExecutor(workers.count)
    try:
        doing = {pool.submit(workers.do, work, one): key for key, one in asked.items()}
        for done in as_completed(doing):
            yield doing[done], done.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class Here:
    """The work is done where it is asked for: for tests, and where there is one core."""

    count = 1

    def do(self, work: Callable[[Asked], Found], asked: Asked) -> Found:
        return work(asked)

    def close(self) -> None:
        """Nobody to let go."""


class Processes:
    """As many processes as `count`."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._lock = threading.Lock()
        self._closed = False
        self._pool = self._new()

    @property
    def count(self) -> int:
        return self._count

    def do(self, work: Callable[[Asked], Found], asked: Asked) -> Found:
        for _ in range(_TRIES):
            pool = self._pool
            if self._closed:
                break
            try:
                found: Future[Found] = pool.submit(work, asked)
            except (RuntimeError, OSError):
                # It is broken, another is being put in its place, or a worker died as it began.
                self._replace(pool)
                continue
            try:
                return found.result(SECONDS)
            except TimeoutError:
                self._replace(pool)
                raise
            except (BrokenProcessPool, CancelledError):
                self._replace(pool)
        raise NoWorkers

    def close(self) -> None:
        """Let them finish the week they are at; nobody comes in their place."""
        with self._lock:
            self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._count, multiprocessing.get_context("spawn"), initializer=_warm
        )

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        """A new pool for one that is of no more use; whoever comes second finds it done."""
        with self._lock:
            if self._closed or self._pool is not broken:
                return
            for process in list((broken._processes or {}).values()):  # noqa: SLF001 - no other way
                process.kill()
            broken.shutdown(wait=False, cancel_futures=True)
            self._pool = self._new()


def _warm() -> None:
    """Load the game before the first week is asked for, and bound the memory."""
    # First of all: a server may be killed while this loads.
    end_with_parent()
    import signal  # noqa: PLC0415

    from simgame.hub.games import step  # noqa: F401, PLC0415

    # A plan is acknowledged before any week is lived, where there are too few cores for both.
    if hasattr(os, "nice"):
        os.nice(5)
    # Ctrl-C goes to the server, which lets its workers finish.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_DATA, (_MEGABYTES << 20, _MEGABYTES << 20))
