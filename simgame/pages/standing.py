"""How things stand: each goal between floor, target and stretch, and people by stage (5A)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from simgame.game.score import TARGET_SHARE, goal_share
from simgame.pages.fact import Fact, Row, Section, figure
from simgame.scenario.schema import Goal, Scenario


def goals(view: Scenario, kpis: Mapping[str, float]) -> Section:
    """A row a goal: its value, its bounds, the share of its points, and its weight."""
    return Section("goals", tuple(_goal(k, g, kpis.get(k, 0.0)) for k, g in view.goals.items()))


def _goal(kpi: str, goal: Goal, value: float) -> Row:
    now, share = figure(kpi, value, name="value"), goal_share(goal, value)
    bounds = (("floor", goal.floor), ("target", goal.target), ("stretch", goal.stretch))
    facts = (
        now,
        *(Fact(name, bound, now.unit) for name, bound in bounds),
        Fact("share", share, "share", "good" if share >= TARGET_SHARE else ""),
        Fact("weight", goal.weight, "share"),
    )
    return Row("goal", (kpi,), facts)


def people(stages: Mapping[str, int]) -> Section:
    """A row a stage: people in it, those in it or beyond, and their share of those one before."""
    return Section("people", tuple(_stages(stages)))


def _stages(stages: Mapping[str, int]) -> Iterator[Row]:
    reached, before = sum(stages.values()), 0
    for stage, here in stages.items():
        facts = (Fact("here", here, "count"), Fact("reached", reached, "count"))
        rate = (Fact("rate", reached / before, "share"),) if before else ()
        yield Row("stage", (stage,), (*facts, *rate))
        before, reached = reached, reached - here
