"""Rows measured, each in a process of its own as far as there are cores."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simgame.lab.workers import Failed, cores, each
from tests.calibration.row import Measured, Row, find_rows


@dataclass(frozen=True)
class Outcome:
    """What came of a row: its figure, or how it crashed."""

    id: str
    found: Measured | None
    crash: str = ""
    seconds: float = 0.0


def measured(rows: Sequence[Row]) -> Iterator[Outcome]:
    """The rows' outcomes as they are ready."""
    for n, found in each(measure, [row.id for row in rows], cores()):
        failed = isinstance(found, Failed)
        outcome = Outcome(rows[n].id, None, found.error) if failed else found
        state = "crashed" if outcome.found is None else "pass" if outcome.found.passed else "FAIL"
        print(f"  {outcome.id}: {state} ({outcome.seconds:.0f} s)", file=sys.stderr, flush=True)
        yield outcome


def measure(id: str) -> Outcome:  # noqa: A002 - the field's name
    """Measure the row called `id` in this process; what it raises is part of the outcome."""
    row = next(row for row in find_rows() if row.id == id)
    start = time.perf_counter()
    try:
        found = row.measure()
    except Exception:  # noqa: BLE001 - one broken row is told, the others are measured
        return Outcome(id, None, traceback.format_exc(), time.perf_counter() - start)
    return Outcome(id, found, "", time.perf_counter() - start)
