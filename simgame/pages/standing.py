"""How things stand: each goal between floor, target and stretch, and people by stage (5A)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from simgame.game.goals import goal_value
from simgame.game.score import TARGET_SHARE, goal_share
from simgame.pages.fact import Fact, Row, Section, counted, figure
from simgame.plan.observation import Observation
from simgame.scenario.schema import Goal, Scenario


def goals(view: Scenario, seen: Observation) -> Section:
    """A row a goal: its value, its bounds, the share of its points, and its weight.

    The note is the window of the weeks that count, as a number (see `goal_windows`), if it has one.
    """
    return Section("goals", tuple(_goal(kpi, goal, seen) for kpi, goal in view.goals.items()))


def _goal(kpi: str, goal: Goal, seen: Observation) -> Row:
    come_to = goal_value(kpi, goal, seen.rounds, seen.kpis, [week.kpis for week in seen.history])
    value = come_to or 0.0
    now = figure(kpi, value, errors=(seen.errors,), name="value")
    now = replace(now, is_of_nothing=come_to is None)
    share = 0.0 if come_to is None else goal_share(goal, value)
    bounds = (("floor", goal.floor), ("target", goal.target), ("stretch", goal.stretch))
    facts = (
        now,
        *(Fact(name, bound, now.unit) for name, bound in bounds),
        Fact("share", share, "share", "good" if share >= TARGET_SHARE else ""),
        Fact("weight", goal.weight, "share"),
    )
    return Row("goal", (kpi,), facts, str(goal.window or ""))


def people(seen: Observation) -> Section:
    """A row a stage: people in it, those in it or beyond, and their share of those one before."""
    return Section("people", tuple(_stages(seen.stages, seen.count_error)))


def _stages(stages: Mapping[str, int], error: float) -> Iterator[Row]:
    reached, before = sum(stages.values()), 0
    for stage, here in stages.items():
        # Whoever is at no other stage is at the first, so only the others are estimated.
        told = counted("here", here, error if before else 0.0)
        facts = (told, Fact("reached", reached, "count"))
        rate = (Fact("rate", reached / before, "share"),) if before else ()
        yield Row("stage", (stage,), (*facts, *rate))
        before, reached = reached, reached - here
