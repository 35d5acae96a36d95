"""Work spread over processes: every item on its own, and what comes of it as it is ready.

Processes are spawned and spoken to through pipes: no temporary files, so no folder whose name may
be in any script, no threads, and nothing inherited. One that finds its pipe closed ends, so none
outlives the program that began it, however that ended.
"""

from __future__ import annotations

import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from time import monotonic
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Hears how many of how many are done.
Told = Callable[[int, int], None]

ALL = -1
# Seconds of work from which it is worth while to begin processes, each of which takes one or two.
PAYS = 4.0
# Seconds that a process has to say why it cannot get ready.
SAYS_WHY = 10.0


@dataclass(frozen=True, slots=True)
class Failed:
    """What went wrong with an item: in a line, and with the way there."""

    error: str
    trace: str = ""


class WorkFailed(Exception):
    """Some items failed: which, by their number, while all others were done."""

    def __init__(self, failed: Mapping[int, Failed]) -> None:
        self.failed = dict(sorted(failed.items()))
        first = next(iter(self.failed.values()))
        super().__init__("\n".join([*(f.error for f in self.failed.values()), first.trace]))


class WorkersError(RuntimeError):
    """A process could not get ready, for the reason it has told on stderr.

    Such as that `work` is not to be found there: it must be of a module that can be imported.
    """


def each(
    work: Callable[[Item], Result], items: Sequence[Item], processes: int = ALL
) -> Iterator[tuple[int, Result | Failed]]:
    """The number of each item, and what `work` made of it or how that failed, as it is ready.

    `work`, items and results must pickle. With `ALL` cores, others are called in once it is clear
    that they save more time than they take to begin; work inside of such work stays where it is.
    Whoever stops listening, by Ctrl-C too, ends the processes.
    """
    count = min(cores() if processes == ALL else processes, len(items))
    alone = count <= 1 or current_process().daemon
    begun = monotonic()
    for number, item in enumerate(items):
        a_piece = (monotonic() - begun) / max(number, 1)
        if not alone and (processes != ALL or a_piece * (len(items) - number) > PAYS):
            rest = _spread(work, items[number:], count)
            yield from ((number + later, found) for later, found in rest)
            return
        yield number, _tried(work, item)


def every(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    processes: int = ALL,
    told: Told | None = None,
) -> list[Result]:
    """What `work` made of each item, in their order; `told` hears how many of how many are done.

    All are done though some fail; then raises `WorkFailed`.
    """
    found, failed = dict[int, Result](), dict[int, Failed]()
    for done, (number, one) in enumerate(each(work, items, processes), 1):
        if isinstance(one, Failed):
            failed[number] = one
        else:
            found[number] = one
        if told is not None:
            told(done, len(items))
    if failed:
        raise WorkFailed(failed)
    return [found[number] for number in range(len(items))]


def _spread(
    work: Callable[[Item], Result], items: Sequence[Item], count: int
) -> Iterator[tuple[int, Result | Failed]]:
    waiting, at_work = deque(enumerate(items)), dict[Connection, int]()
    workers = dict[Connection, SpawnProcess]()
    try:
        workers |= (_begin(work) for _ in range(count))
        while workers:
            for pipe in wait(list(workers)):
                assert isinstance(pipe, Connection)
                heard, number = _heard(pipe), at_work.pop(pipe, None)
                if heard is None and number is None:
                    workers[pipe].join(SAYS_WHY)
                    raise WorkersError
                if heard is None or not waiting:
                    _end(pipe, workers.pop(pipe))
                    workers |= [_begin(work)] if waiting else ()
                else:
                    at_work[pipe], item = waiting.popleft()
                    with suppress(OSError):  # it has just died, as the next look will tell
                        pipe.send(item)
                if number is not None:
                    yield number, heard[0] if heard else Failed("its process died")
    finally:
        for pipe, process in workers.items():
            _end(pipe, process)


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
    with suppress(EOFError, OSError):
        pipe.send(())
        while True:
            found = _tried(work, pipe.recv())
            try:
                pipe.send((found,))
            except OSError:
                raise
            except Exception as error:  # noqa: BLE001 - what cannot be pickled raises anything
                pipe.send((_failed(error),))


def _tried(work: Callable[[Item], Result], item: Item) -> Result | Failed:
    try:
        return work(item)
    except Exception as error:  # noqa: BLE001 - one item's error is told, the others go on
        return _failed(error)


def _failed(error: Exception) -> Failed:
    return Failed(f"{type(error).__name__}: {error}", traceback.format_exc())


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


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
