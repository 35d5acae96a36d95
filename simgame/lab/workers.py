"""Work spread over workers: every item on its own, and what comes of it as it is ready.

Workers are processes of this machine, or a crew elsewhere. What comes of an item depends on it
alone, so how many there are changes nothing. A worker that dies loses nothing: another does its
item, unless that has ended two of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from multiprocessing import current_process
from time import monotonic

from simgame.lab.crew import Crew, Failed, Item, Result, tried
from simgame.lab.spawned import spread

# Hears how many of how many are done.
Told = Callable[[int, int], None]
# How many processes of this machine, or somebody else.
Workers = int | Crew

ALL = -1
# Seconds of work from which it is worth while to begin processes, each of which takes one or two.
PAYS = 4.0


class WorkFailed(Exception):
    """Some items failed: which, by their number, while all others were done."""

    def __init__(self, failed: Mapping[int, Failed]) -> None:
        self.failed = dict(sorted(failed.items()))
        first = next(iter(self.failed.values()))
        super().__init__("\n".join([*(f.error for f in self.failed.values()), first.trace]))


def each(
    work: Callable[[Item], Result], items: Sequence[Item], processes: Workers = ALL
) -> Iterator[tuple[int, Result | Failed]]:
    """The number of each item, and what `work` made of it or how that failed, as it is ready.

    `work`, items and results must pickle. With `ALL` cores, others are called in once it is clear
    that they save more time than they take to begin; work inside of such work stays where it is.
    Whoever stops listening, by Ctrl-C too, ends the processes. A crew does as it can.
    """
    if not isinstance(processes, int):
        yield from processes.each(work, items)
        return
    count = min(cores() if processes == ALL else processes, len(items))
    alone = count <= 1 or current_process().daemon
    begun = monotonic()
    for number, item in enumerate(items):
        a_piece = (monotonic() - begun) / max(number, 1)
        if not alone and (processes != ALL or a_piece * (len(items) - number) > PAYS):
            rest = spread(work, items[number:], count)
            yield from ((number + later, found) for later, found in rest)
            return
        yield number, tried(work, item)


def every(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    processes: Workers = ALL,
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


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
