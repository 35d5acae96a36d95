"""Where the goals of shipped scenarios lie: `python -m tests.tools.goals [SCENARIO…]`.

A goal teaches when doing nothing earns none of it, a plan without thought a part, and what the
brief says most. So the table shows what bots and the reference plan reach, beside what is written,
and where a goal would lie by that rule: its floor at half of what chance reaches, but not below
what doing nothing brings; its target where the reference plan comes to; its stretch as far again as
`_BEYOND` says. Seeds are others than those that balance is judged on.
"""

import sys
from collections.abc import Iterable
from functools import partial

import numpy as np

from simgame.lab.trial import REFERENCE, Trial, scenario_of
from simgame.lab.trials import run_each
from simgame.scenario import load_levels
from simgame.scenario.library import list_shipped
from tests.balance.way import Way, played

PLAYERS = ("do_nothing", "random", "even_split", "greedy_roi", REFERENCE)
SEEDS = range(6001, 6013)
_BEYOND = 1.7  # how far the stretch lies, as a part of the way from floor to target


def main(names: list[str]) -> int:
    """Print a line a goal; returns an exit code."""
    for name, level in [(n, one.level) for n in names or list_shipped() for one in load_levels(n)]:
        scenario = scenario_of(Trial(name, level=level))
        reached = partial(_reached, name, level, tuple(scenario.goals))
        found = run_each(reached, PLAYERS, SEEDS)
        print(f"\n{name}, {level}: {' / '.join(PLAYERS)}; written; by the rule")
        for n, (kpi, goal) in enumerate(scenario.goals.items()):
            means = [float(np.mean([one[n] for one in seasons])) for seasons in found]
            written = (goal.floor, goal.target, goal.stretch)
            print(
                f"  {kpi:18} {_row(means)}   written {_row(written)}   rule {_row(by_rule(means))}"
            )
    return 0


def by_rule(means: list[float]) -> tuple[float, float, float]:
    """Floor, target and stretch from what the players reach on average."""
    idle, chance, _, _, brief = means
    floor = max(idle, chance / 2, 0.0)
    return floor, brief, floor + _BEYOND * (brief - floor)


def _reached(name: str, level: str, kpis: tuple[str, ...], player: str, seed: int) -> list[float]:
    found = played(Way(name, level, player, player), seed)
    return [found[kpi] for kpi in kpis]


def _row(values: Iterable[float]) -> str:
    return " / ".join(f"{value:.4g}" for value in values)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
