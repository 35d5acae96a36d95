"""S306: floor, target and stretch of a goal rise, or all fall."""

from __future__ import annotations

from simgame.plan.kpis import BY_ID
from simgame.scenario.checks.reference import At
from simgame.scenario.diagnostics import Finding
from simgame.scenario.places import Path
from simgame.scenario.schema import Goal, Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """Goals whose three values are out of order."""
    paths: list[tuple[Path, str]] = [
        (("goals", name), name) for name, goal in scenario.goals.items() if not _ordered(name, goal)
    ]
    return [Finding("S306", at(path), {"name": name}, (), path) for path, name in paths]


def _ordered(metric: str, goal: Goal) -> bool:
    rising = goal.floor < goal.target < goal.stretch
    falling = goal.floor > goal.target > goal.stretch
    known = BY_ID.get(metric)
    return rising or (falling and (known is None or not known.more_is_better))
