"""Goals while a week is watched: what is counted by the hour, and what waits for Sunday."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simgame.game.goals import goal_value
from simgame.plan.goal_windows import weeks_of
from simgame.plan.kpis import BY_ID
from simgame.plan.observation import Observation
from simgame.scenario.schema import Goal

# What day reports tell of a figure: what adds to it, and what takes from it.
BY_HOUR: Mapping[str, tuple[str, str]] = {
    "orders": ("orders", ""),
    "gmv": ("gmv", ""),
    "saves": ("saves", ""),
    "impressions": ("impressions", ""),
    "spend": ("spend", ""),
    "members": ("joins", "exits"),
}
COUNTED = tuple(dict.fromkeys(name for pair in BY_HOUR.values() for name in pair if name))


@dataclass(frozen=True, slots=True)
class LiveGoal:
    """A goal's figure at an hour, where last week's gain would take it, and how it is known.

    `known` is `hour` where day reports count it, `sunday` where it is settled or surveyed then, and
    `later` where the weeks that count have not begun; `value` is then that of last Sunday.
    """

    value: float
    ahead: float
    known: str


def live_goal(
    kpi: str,
    goal: Goal,
    seen: Observation,
    added: Mapping[str, float],
    ended: Mapping[str, float] | None = None,
) -> LiveGoal:
    """How a goal stands in the week that began as `seen`.

    `added` is what day reports have counted up to this hour, by the names of `COUNTED`; `ended` are
    the week's figures once it is over.
    """
    weeks = [week.kpis for week in seen.history]
    before = goal_value(kpi, goal, seen.rounds, seen.kpis, weeks) or 0.0
    if ended is not None:
        end = _with(kpi, goal, seen, ended)
        return LiveGoal(end, end, "hour")
    if seen.round not in weeks_of(goal.window, seen.rounds):
        return LiveGoal(before, before, "later")
    of_season = BY_ID[kpi].span == "season"
    again = before + (weeks[-1].get(kpi, 0.0) if of_season and weeks else 0.0)
    if kpi not in BY_HOUR or (goal.window and not of_season):
        return LiveGoal(before, again, "sunday")
    up, down = BY_HOUR[kpi]
    now = before + added[up] - (added[down] if down else 0.0)
    return LiveGoal(now, max(again, now), "hour")


def _with(kpi: str, goal: Goal, seen: Observation, ended: Mapping[str, float]) -> float:
    """What counts for the goal with a whole week more."""
    known = {**ended, **{name: seen.kpis.get(name, 0.0) + value for name, value in ended.items()
                         if name in BY_ID and BY_ID[name].span == "season"}}  # fmt: skip
    weeks = [*(week.kpis for week in seen.history), ended]
    return goal_value(kpi, goal, seen.rounds, known, weeks) or 0.0
