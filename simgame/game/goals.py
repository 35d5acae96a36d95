"""What a goal's figure comes to: over the season, or over the weeks that count for it.

A figure of the whole season, or a level at its end, is the truth once the season is over. What is
counted over some weeks, and rates of weeks, are judged as they were reported: nobody measures them
otherwise, and so a player can follow them to the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simgame.plan.goal_windows import value_over, weeks_of
from simgame.plan.kpis import BY_ID
from simgame.scenario.schema import Goal

Figures = Mapping[str, float]


def goal_value(
    kpi: str, goal: Goal, rounds: int, kpis: Figures, weeks: Sequence[Figures]
) -> float | None:
    """What counts for a goal, from the latest `kpis` and those of each of the `weeks` lived.

    None where a rate is of nothing yet. Before its window begins, a level or rate is last week's.
    """
    span = BY_ID[kpi].span
    if span != "week" and not goal.window:
        return kpis.get(kpi, 0.0)
    counted = weeks_of(goal.window, rounds)
    inside = [week for number, week in enumerate(weeks, 1) if number in counted]
    if not inside and span != "season":
        inside = list(weeks[-1:])
    return value_over(kpi, inside)
