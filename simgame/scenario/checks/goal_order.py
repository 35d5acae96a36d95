"""S306: floor, target and stretch of a goal rise, or all fall."""

from __future__ import annotations

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.plan.kpis import BY_ID
from simgame.scenario.checks.reference import At
from simgame.scenario.schema import Goal, Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """Goals whose three values are out of order, at the one that is off."""
    found = []
    for name, goal in scenario.goals.items():
        if _ordered(name, goal):
            continue
        path: Path = ("goals", name, _odd_one(goal))
        reads = tuple(("goals", name, step) for step in ("floor", "target", "stretch"))
        found.append(Finding("S306", at(path), {"name": name}, (), path, reads))
    return found


def _ordered(metric: str, goal: Goal) -> bool:
    rising = goal.floor < goal.target < goal.stretch
    falling = goal.floor > goal.target > goal.stretch
    known = BY_ID.get(metric)
    return rising or (falling and (known is None or not known.more_is_better))


def _odd_one(goal: Goal) -> str:
    """The value without which the other two would be in order."""
    if goal.floor < goal.stretch:
        return "target"
    return "stretch" if goal.floor < goal.target else "floor"
