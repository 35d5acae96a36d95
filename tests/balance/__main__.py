"""`python -m tests.balance [SCENARIO…] [--level L] [--seeds 1-10] [--ask ID]`: the table.

What was played is kept in `.verify/balance.jsonl`; what has not changed is not played again.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from fnmatch import fnmatch
from pathlib import Path

from simgame.lab.ledger import Ledger
from simgame.lab.trial import reference_file
from simgame.lab.trials import run_each
from simgame.scenario import list_scenarios, load_levels
from tests.balance.question import Answer, Question, Seasons
from tests.balance.questions import NOT_ASKED, QUESTIONS
from tests.balance.way import Way, judged

# Seeds that nothing was set by: balance is judged on others than it is worked on.
SEEDS = range(7001, 7011)
KEPT = Path(__file__).parents[2] / ".verify" / "balance.jsonl"
FINE, FAILING = 0, 1


def main(args: Sequence[str]) -> int:
    """Print every question with its figure, scenario by scenario; 1 where one does not hold."""
    options = _options(args)
    asked = [q for q in QUESTIONS if any(fnmatch(q.id, p) for p in options.ask)]
    kept, fell = Ledger[dict[str, float]](KEPT, dict[str, float]), 0
    for scenario in options.scenarios or list_scenarios():
        for level in options.levels or [one.level for one in load_levels(scenario)]:
            print(f"\n{scenario}, {level}", flush=True)
            fell += _told(asked, scenario, _seasons(asked, scenario, level, options.seeds, kept))
    print(f"\n{fell} do not hold" if fell else "\nall hold")
    return FAILING if fell else FINE


def _seasons(
    asked: Iterable[Question],
    scenario: str,
    level: str,
    seeds: range,
    kept: Ledger[dict[str, float]],
) -> Seasons:
    """Every way that some question asks for, played once."""
    ways: dict[str, Way] = {}
    for question in asked:
        ways |= {way.name: way for way in question.ways(scenario, level)}
    return dict(zip(ways, run_each(judged, list(ways.values()), seeds, ledger=kept), strict=True))


def _told(asked: Iterable[Question], scenario: str, seasons: Seasons) -> int:
    fell = 0
    for question in asked:
        answer: Answer = question.judge(seasons)
        why = NOT_ASKED.get((scenario, question.id))
        holds = None if why else answer.holds
        state = "–" if holds is None else "holds" if holds else "FELL"
        fell += holds is False
        told = f"{answer.figure} ({why})" if why else answer.figure
        print(f"  {question.id:22} {state:6} {told}", flush=True)
    return fell


def _options(args: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("tests.balance", description=__doc__)
    parser.add_argument("scenarios", nargs="*", metavar="SCENARIO")
    parser.add_argument("--level", dest="levels", action="append", metavar="LEVEL")
    parser.add_argument("--seeds", type=_seeds, default=SEEDS, metavar="FIRST-LAST")
    parser.add_argument("--ask", nargs="+", default=["*"], metavar="ID")
    options = parser.parse_args(args)
    for scenario in options.scenarios or list_scenarios():
        if not reference_file(scenario).is_file():
            parser.error(
                f"{scenario} has no plan that its brief teaches ({reference_file(scenario)})"
            )
    return options


def _seeds(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
