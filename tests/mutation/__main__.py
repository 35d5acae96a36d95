"""`python -m tests.mutation`: make faults, run the tests that could notice, list what none saw."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from tests.mutation.accepted import accepted
from tests.mutation.aimed import aimed_at
from tests.mutation.changes import Change, drawn, every_change
from tests.mutation.reach import Reach, measured
from tests.mutation.tree import ROOT, Tree
from tests.mutation.trial import Outcome, Trials

FOLDER = ROOT / ".verify" / "mutation"
# Those of these packages that there are.
PACKAGES = ("market", "game", "players", "costs")


def main(args: Sequence[str]) -> int:
    """Try the faults and print what came out; 1 when fewer are caught than are to be."""
    options = _options(args)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        tree = Tree.of_checkout(Path(folder) / "0")
        changes = _chosen(tree.folder, options)
        reach = measured(tree, FOLDER, options.tests, options.processes)
        trees = [tree.copied(Path(folder) / str(n)) for n in range(1, options.processes)]
        told = list(_all_tried(changes, reach, [tree, *trees], options))
    return _report(told, options)


def _chosen(root: Path, options: argparse.Namespace) -> list[Change]:
    if options.aimed:
        return aimed_at(root)
    packages = [p for p in options.packages if (root / "simgame" / p).is_dir()]
    return drawn(every_change(root, packages), options.number, options.seed)


def _all_tried(
    changes: Sequence[Change], reach: Reach, trees: Sequence[Tree], options: argparse.Namespace
) -> Iterator[tuple[Change, Outcome]]:
    """Each fault with what came of it; what is known of the same source is not tried again."""
    file = FOLDER / "results.json"
    known: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    free: SimpleQueue[Trials] = SimpleQueue()

    def attempt(change: Change) -> Outcome:
        before = known.get(change.name, {})
        if before.get("source") == reach.source and not options.fresh:
            return Outcome(**before["outcome"])
        trials = free.get()
        try:
            return trials.tried(change, options.budget, before.get("outcome", {}).get("by", ""))
        finally:
            free.put(trials)

    with ExitStack() as open_, ThreadPoolExecutor(len(trees)) as pool:
        for tree in trees:
            free.put(open_.enter_context(Trials.of(tree, reach)))
        begun = {pool.submit(attempt, change): change for change in changes}
        for number, done in enumerate(as_completed(begun), 1):
            change, outcome = begun[done], done.result()
            known[change.name] = {"source": reach.source, "outcome": asdict(outcome)}
            file.write_text(json.dumps(known, indent=1, ensure_ascii=False), "utf-8")
            said = f"caught by {outcome.by}" if outcome.caught else "NOT CAUGHT"
            print(f"{number}/{len(changes)} {change.name}\n    {said}", flush=True)
            yield change, outcome


def _report(told: Sequence[tuple[Change, Outcome]], options: argparse.Namespace) -> int:
    reasons = accepted()
    missed = [(change, outcome) for change, outcome in told if not outcome.caught]
    caught = len(told) - len(missed)
    print()
    for change, outcome in missed:
        place = (change.file, change.function, change.words)
        reason = reasons.get(place, "no reason is given")
        print(
            f"{change.file}:{change.line} {change.function} ({change.kind}; {outcome.tried} tests)"
        )
        print(f"  - {change.before}\n  + {change.after}\n  {reason}")
    print(f"\n{caught} of {len(told)} caught ({100 * caught / max(len(told), 1):.0f} %)")
    return int(caught < options.least * len(told))


def _options(args: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("tests.mutation", description=__doc__)
    parser.add_argument("--aimed", action="store_true", help="only the faults aimed by hand")
    parser.add_argument("--number", type=int, default=200, help="how many faults (200)")
    parser.add_argument("--seed", type=int, default=1, help="which of all there are (1)")
    parser.add_argument("--packages", nargs="+", default=PACKAGES, help="of simgame")
    parser.add_argument("--tests", nargs="+", default=["tests"], help="of the suite (all)")
    parser.add_argument("--budget", type=float, default=40.0, help="seconds of tests a fault (40)")
    parser.add_argument("--least", type=float, default=0.9, help="share to be caught (0.9)")
    parser.add_argument("--processes", type=int, default=2, help="at a time (2)")
    parser.add_argument("--fresh", action="store_true", help="try again what is known")
    return parser.parse_args(args)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
