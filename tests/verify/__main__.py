"""`python -m tests.verify [--only NAME…] [--tag TAG] [--fresh] [--list]`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.verify.results import Result, ResultLog
from tests.verify.row import Row, choose, find_rows
from tests.verify.run import run_rows
from tests.verify.source import source_key
from tests.verify.table import table

ROOT = Path(__file__).parents[2]
FINE, FAILING, WRONG_USE, STOPPED = 0, 1, 2, 130


def main(args: Sequence[str]) -> int:
    """Measure the chosen rows; 0 when none fails, 1 when one does, 2 for wrong use."""
    options = _options(args)
    try:
        rows = choose(find_rows(), options.only, options.tag)
    except ValueError as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    if options.list:
        print("\n".join(f"{row.name}: {row.claim}" for row in rows))
        return FINE
    log = ResultLog(ROOT / ".verify" / "results.jsonl", source_key(ROOT))
    if options.fresh:
        log.forget()
    return verify(rows, log)


def verify(rows: Sequence[Row], log: ResultLog) -> int:
    """Measure the rows and print the table, also when stopped half-way."""
    results: list[Result] = []
    stopped = False
    try:
        for result in run_rows(rows, log):
            results.append(result)  # noqa: PERF402 - what was measured must survive Ctrl-C
    except KeyboardInterrupt:
        stopped = True
    print(f"\n{table(results)}")
    if stopped:
        print(f"stopped: {len(results)} of {len(rows)} rows; run again to continue")
        return STOPPED
    return FAILING if any(result.outcome == "FAILS" for result in results) else FINE


def _options(args: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("tests.verify", description="Check what the game promises.")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="names or patterns")
    parser.add_argument("--tag", help="only rows with this tag: ci = quick")
    parser.add_argument("--fresh", action="store_true", help="measure again what held before")
    parser.add_argument("--list", action="store_true", help="list the rows and their claims")
    return parser.parse_args(args)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
