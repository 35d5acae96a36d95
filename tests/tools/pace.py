"""How often the range shown in the week holds what Sunday brings: `python -m tests.tools.pace`.

Plays every shipped scenario on 40 seeds, as its reference plan, as the plan that was found by
playing, and as somebody who splits money evenly, and looks at each week as a player does on Monday
noon, Wednesday noon and Friday noon.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from simgame import pages
from simgame.lab.trial import Trial, play
from simgame.lab.trials import run_each
from simgame.scenario.library import list_shipped

HOURS = {"Monday noon": 12, "Wednesday noon": 60, "Friday noon": 108}
PLAYERS = ("reference", "planner", "even_split")
METRICS = ("orders", "saves")
SEEDS = range(500, 540)
FEW = 20  # a week with less than this is nobody's concern


class Look(NamedTuple):
    """A figure as it was foretold at an hour of a week, as a share of what came."""

    scenario: str
    metric: str
    hour: int
    week: int
    told: float
    held: bool


def looks(trial: Trial, seed: int) -> list[Look]:
    """What one season shows at each of the hours, from its second week on."""
    season = play(trial, seed)
    reports = season.reports(season.seats[0])
    view = season.view_of(season.seats[0])
    curve = pages.day_curve(view)
    found = []
    for metric in METRICS:
        weeks = [pages.by_hour(report.days, metric, curve) for report in reports]
        for number in range(1, len(weeks)):
            now, last = weeks[number], weeks[number - 1]
            for hour in HOURS.values():
                days = pages.occasions(view, number), pages.occasions(view, number + 1, hour)
                rhythm = pages.Rhythm(curve, *days)
                told = pages.pace(metric, now, last, hour, number, rhythm)
                if told is not None and now[-1] >= FEW:
                    held = told[1] <= now[-1] <= told[2]
                    name = str(trial.scenario)
                    found.append(Look(name, metric, hour, number + 1, told[0] / now[-1], held))
    return found


def measured(
    seeds: Iterable[int], names: Iterable[str], players: Iterable[str] = PLAYERS
) -> list[Look]:
    """All looks at these seasons."""
    trials = [Trial(name, player) for name in names for player in players]
    return [
        one for seasons in run_each(looks, trials, list(seeds), 1) for s in seasons for one in s
    ]


def told_by(found: Sequence[Look], *by: str) -> Mapping[tuple[str, ...], tuple[float, float, int]]:
    """The share that was held, the median of told over came, and of how many, by some fields."""
    groups = defaultdict[tuple[str, ...], list[Look]](list)
    for look in found:
        groups[tuple(str(getattr(look, name)) for name in by)].append(look)
    return {
        key: (sum(x.held for x in group) / len(group), median(x.told for x in group), len(group))
        for key, group in sorted(groups.items())
    }


def main() -> int:
    """Print how often the range held, by figure, hour and week, and by scenario."""
    found = measured(SEEDS, list_shipped())
    for by in (("metric", "hour"), ("metric", "hour", "week"), ("metric", "scenario")):
        print(f"\n{' '.join(by):<40} held   told/came   weeks")
        for key, (held, told, count) in told_by(found, *by).items():
            print(f"{' '.join(key):<40} {held:>4.0%} {told:>9.2f} {count:>9}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
