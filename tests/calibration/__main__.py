"""`python -m tests.calibration [ID…]`: the table of facts, or whether each can fail."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from tests.calibration.market import UNLIKE, short_name
from tests.calibration.outcome import Outcome, Task, measured
from tests.calibration.results import Results
from tests.calibration.row import Row, choose, find_rows
from tests.calibration.table import counts, passes, table
from tests.calibration.world import JUDGING

FINE, FAILING, WRONG_USE = 0, 1, 2


def main(args: Sequence[str]) -> int:
    """Print the table; 0 unless a row crashes or fails without a stated reason, 2 for wrong use."""
    options = _options(args)
    try:
        rows = choose(find_rows(), options.ids)
    except ValueError as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    if options.list:
        print(
            "\n".join(f"{r.id} ({r.kind}): {r.fact} ({r.target}); breaks: {r.breaks}" for r in rows)
        )
        return FINE
    results = Results()
    if options.fresh:
        results.forget()
    start = time.monotonic()
    tasks = mutations(rows, options) if options.mutations else everywhere(rows, options)
    outcomes = list(measured(tasks, results))
    code = told_mutations(rows, outcomes) if options.mutations else report(rows, outcomes)
    print(f"{time.monotonic() - start:.0f} s")
    return code


def _options(args: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("tests.calibration", description="Measure the market's facts.")
    add = parser.add_argument
    add("ids", nargs="*", metavar="ID", help="ids or patterns such as T1*")
    add("--list", action="store_true", help="list the rows, with what breaks each")
    add(
        "--mutations", action="store_true", help="measure each row with the mutation that breaks it"
    )
    add(
        "--market",
        action="append",
        default=[],
        metavar="PATH",
        help="another scenario, with its reference plan beside it, as one more market",
    )
    add("--only-market", action="store_true", help="measure in the markets of --market alone")
    add(
        "--seeds",
        type=int,
        default=JUDGING,
        metavar="FIRST",
        help=f"the first seed to judge on; {JUDGING} unless said, those below 1000 are for fitting",
    )
    add("--quick", action="store_true", help="few seeds: a look, no judgement")
    add("--fresh", action="store_true", help="forget earlier results")
    return parser.parse_args(args)


def everywhere(rows: Sequence[Row], options: argparse.Namespace) -> list[Task]:
    """Every row in every market that it claims, market by market, so that seasons are shared."""
    asked = [Task(row.id, market, options.seeds, options.quick)
             for row in rows
             for market in markets_of(row, options.market, only=options.only_market)]  # fmt: skip
    return sorted(asked, key=lambda task: task.market)


def markets_of(row: Row, more: Sequence[str], *, only: bool = False) -> list[str]:
    """The markets a row is measured in, with those that are asked for, or of those alone."""
    if only:
        return [market for market in more if row.claims_market or market in row.markets]
    return [*row.markets, *(market for market in more if row.claims_market)]


def mutations(rows: Sequence[Row], options: argparse.Namespace) -> list[Task]:
    """Every row in its first market, as it is and with its mutation."""
    where = {
        row.id: (options.market or row.markets)[0] if row.claims_market else row.markets[0]
        for row in rows
    }
    return [
        Task(row.id, where[row.id], options.seeds, options.quick, mutated)
        for row in rows
        for mutated in (False, True)
    ]


def report(rows: Sequence[Row], outcomes: Sequence[Outcome]) -> int:
    """Print the table, the reasons and crashes, and the counts; the exit code."""
    found = {(o.task.row, o.task.market): o for o in outcomes}
    asked = dict.fromkeys([*UNLIKE, *(o.task.market for o in outcomes)])
    markets = [m for m in asked if any(market == m for _, market in found)]
    print(table(rows, found, markets))
    failing = [row for row in rows if not passes(row, found, markets)]
    crashed = [o for o in outcomes if o.crash]
    for outcome in crashed:
        print(
            f"\n{outcome.task.row} crashed in {short_name(outcome.task.market)}:\n{outcome.crash}"
        )
    for row in failing:
        print(f"{row.id} fails: {row.reason or 'no reason is known'}")
    print("\n".join(counts(rows, found, markets)))
    return FAILING if crashed or any(not row.reason for row in failing) else FINE


def told_mutations(rows: Sequence[Row], outcomes: Sequence[Outcome]) -> int:
    """Print what became of each row with its mutation; 1 when one holds all the same."""
    found = {(o.task.row, o.task.mutated): o for o in outcomes}
    proven = 0
    for row in rows:
        before, after = found[row.id, False], found[row.id, True]
        broken = before.passed and after.found is not None and not after.passed
        proven += broken
        if not broken:
            said = [
                o.state if o.found is None else f"{o.state} {row.target.said(o.found.value)}"
                for o in (before, after)
            ]
            print(f"{row.id}: {said[0]}, with {row.breaks}: {said[1]} (target {row.target})")
    print(f"{len(rows)} rows, {proven} broken by their mutation")
    holding = [row for row in rows if found[row.id, False].passed and found[row.id, True].passed]
    return FAILING if holding else FINE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
