"""Rows measured: each row in each market is a task, shared out over processes."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from simgame.lab.crew import Failed
from simgame.lab.workers import cores, each
from tests.calibration.market import NotHere, short_name
from tests.calibration.mutation import NO_MUTATION
from tests.calibration.results import Results
from tests.calibration.row import Estimate, Row, find_rows
from tests.calibration.world import AGAIN, JUDGING, World


@dataclass(frozen=True)
class Task:
    """A row, where and on which seeds it is measured, and whether with its mutation."""

    row: str
    market: str
    first: int = JUDGING
    quick: bool = False
    mutated: bool = False


@dataclass(frozen=True)
class Outcome:
    """What came of a task: its figure and whether that passes, or how it crashed."""

    task: Task
    found: Estimate | None
    passed: bool = False
    crash: str = ""
    seconds: float = 0.0

    @property
    def state(self) -> str:
        """In a word; `none` where the market lacks what the row is about."""
        if self.found is None:
            return "CRASH" if self.crash else "none"
        return "pass" if self.passed else "FAIL"


def measured(tasks: Sequence[Task], results: Results | None = None) -> Iterator[Outcome]:
    """The outcomes as they are ready; those that are known already come first."""
    known = {task: results.known(task) for task in tasks} if results else {}
    yield from (outcome for outcome in known.values() if outcome is not None)
    left = [task for task in tasks if known.get(task) is None]
    for n, found in each(measure, left, cores()):
        failed = isinstance(found, Failed)
        outcome = Outcome(left[n], None, crash=found.error) if failed else found
        where = f"{short_name(outcome.task.market)}{', mutated' * outcome.task.mutated}"
        print(
            f"  {outcome.task.row} in {where}: {outcome.state} ({outcome.seconds:.0f} s)",
            file=sys.stderr,
            flush=True,
        )
        if results and outcome.found is not None:
            results.keep(outcome)
        yield outcome


def measure(task: Task) -> Outcome:
    """What comes of a task in this process; what the row raises is part of the outcome.

    Where the interval crosses a bound, whichever side its middle is on, more seeds decide.
    """
    row = row_of(task)
    mutation = row.breaks if task.mutated else NO_MUTATION
    world = World(task.market, task.first, mutation, task.quick)
    start = time.perf_counter()
    try:
        found = row.measure(world)
        if row.target.crosses(found) and not task.quick:
            found = row.measure(replace(world, times=AGAIN))
    except NotHere:
        return Outcome(task, None)
    except Exception:  # noqa: BLE001 - one broken row is told, the others are measured
        return Outcome(task, None, False, traceback.format_exc(), time.perf_counter() - start)
    return Outcome(task, found, row.target.holds(found), "", time.perf_counter() - start)


def row_of(task: Task) -> Row:
    """The row of a task."""
    return next(row for row in find_rows() if row.id == task.row)
