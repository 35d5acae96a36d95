"""Processes of this machine that work through items.

They are spawned and spoken to through pipes: no temporary files, so no folder whose name may be in
any script, no threads here, and nothing inherited. None outlives the program that began it, however
that ended and whatever it was at.
"""

from __future__ import annotations

import signal
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from simgame.lab.crew import DIED, Failed, Item, Result, failed_by, tried
from simgame.with_parent import end_with_parent

# Seconds that a process has to say why it cannot get ready.
SAYS_WHY = 10.0
# Processes that may die over an item before the item is to blame.
FORGIVEN = 1


class WorkersError(RuntimeError):
    """A process could not get ready, for the reason it has told on stderr.

    Such as that `work` is not to be found there: it must be of a module that can be imported.
    """


def spread(
    work: Callable[[Item], Result], items: Sequence[Item], count: int
) -> Iterator[tuple[int, Result | Failed]]:
    """The number of each item and what came of it, from so many processes.

    Raises `WorkersError` where the first gets no further than its beginning.
    """
    waiting, at_work = deque(range(len(items))), dict[Connection, int]()
    workers, deaths, ready = dict[Connection, SpawnProcess](), Counter[int](), False
    try:
        workers |= (_begin(work) for _ in range(count))
        while workers:
            for pipe in wait(list(workers)):
                assert isinstance(pipe, Connection)
                heard, number = _heard(pipe), at_work.pop(pipe, None)
                ready = ready or heard is not None
                if not ready:
                    workers[pipe].join(SAYS_WHY)
                    raise WorkersError
                if heard is None and number is not None and _once_more(number, deaths):
                    waiting.appendleft(number)
                    number = None
                if heard is None or not waiting:
                    _end(pipe, workers.pop(pipe))
                    workers |= [_begin(work)] if waiting else ()
                else:
                    at_work[pipe] = waiting.popleft()
                    with suppress(OSError):  # it has just died, as the next look will tell
                        pipe.send(items[at_work[pipe]])
                if number is not None:
                    yield number, heard[0] if heard else DIED
    finally:
        for pipe, process in workers.items():
            _end(pipe, process)


def _once_more(number: int, deaths: Counter[int]) -> bool:
    """Whether an item over which a process has died is for another to do."""
    deaths[number] += 1
    return deaths[number] <= FORGIVEN


def _begin(work: Callable[[Item], object]) -> tuple[Connection, SpawnProcess]:
    """This end of a new worker's pipe, and its process."""
    context = get_context("spawn")
    mine, its = context.Pipe()
    with its, _uninterrupted():
        process = context.Process(target=_serve, args=(its, work), daemon=True)
        process.start()
    return mine, process


def _end(pipe: Connection, process: SpawnProcess) -> None:
    pipe.close()
    process.kill()
    process.join()


def _heard(pipe: Connection) -> tuple[Any, ...] | None:
    """What a worker says: nothing but that it is ready, or a result. None where it is no more."""
    try:
        heard: tuple[Any, ...] = pipe.recv()
    except (EOFError, OSError):
        return None
    return heard


def _serve(pipe: Connection, work: Callable[[Item], object]) -> None:
    """Say that one is ready, then work on what comes through the pipe until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    with suppress(EOFError, OSError):
        pipe.send(())
        while True:
            found = tried(work, pipe.recv())
            try:
                pipe.send((found,))
            except OSError:
                raise
            except Exception as error:  # noqa: BLE001 - what cannot be pickled raises anything
                pipe.send((failed_by(error),))


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits, and what is begun here never hears it: whoever began it says when to end."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows: `_serve` does not listen either
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
