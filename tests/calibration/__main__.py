"""`python -m tests.calibration [ID…] [--list]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from rich.cells import cell_len

from tests.calibration.outcome import Outcome, measured
from tests.calibration.row import Row, choose, find_rows

FINE, FAILING, WRONG_USE = 0, 1, 2


def main(args: Sequence[str]) -> int:
    """Print the table; 0 unless a row crashes or fails without a stated reason, 2 for wrong use."""
    parser = argparse.ArgumentParser("tests.calibration", description="Measure the market's facts.")
    parser.add_argument("ids", nargs="*", metavar="ID", help="ids or patterns such as T1*")
    parser.add_argument("--list", action="store_true", help="list the rows")
    options = parser.parse_args(args)
    try:
        rows = choose(find_rows(), options.ids)
    except ValueError as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    if options.list:
        print("\n".join(f"{row.id}: {row.fact} ({row.target})" for row in rows))
        return FINE
    found = {outcome.id: outcome for outcome in measured(rows)}
    return report(rows, [found[row.id] for row in rows])


def report(rows: Sequence[Row], outcomes: Sequence[Outcome]) -> int:
    """Print the table, the reasons and crashes, and the count; the exit code."""
    print(table(rows, outcomes))
    for row, outcome in zip(rows, outcomes, strict=True):
        if outcome.found is None:
            print(f"\n{row.id} crashed:\n{outcome.crash}")
        elif not outcome.found.passed:
            print(f"{row.id} fails: {row.reason or 'no reason is known'}")
    passed = sum(o.found is not None and o.found.passed for o in outcomes)
    print(f"{len(rows)} rows, {passed} pass")
    return FAILING if any(map(_surprises, rows, outcomes)) else FINE


def _surprises(row: Row, outcome: Outcome) -> bool:
    return outcome.found is None or not (outcome.found.passed or row.reason)


def table(rows: Sequence[Row], outcomes: Sequence[Outcome]) -> str:
    """One aligned line a row."""
    head = ("id", "fact", "source", "target", "measured", "")
    body = [
        (row.id, row.fact, row.origin, row.target, _figure(outcome), _state(outcome))
        for row, outcome in zip(rows, outcomes, strict=True)
    ]
    widths = [max(cell_len(line[n]) for line in [head, *body]) for n in range(len(head))]
    return "\n".join(
        "  ".join(c + " " * (w - cell_len(c)) for c, w in zip(line, widths, strict=True)).rstrip()
        for line in [head, *body]
    )


def _figure(outcome: Outcome) -> str:
    if (found := outcome.found) is None:
        return "–"
    interval = "" if found.low == found.high else f" [{_short(found.low)}, {_short(found.high)}]"
    return f"{_short(found.value)}{interval}{' ' * bool(found.note)}{found.note}"


def _short(value: float) -> str:
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"


def _state(outcome: Outcome) -> str:
    return "CRASH" if outcome.found is None else "pass" if outcome.found.passed else "FAIL"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
