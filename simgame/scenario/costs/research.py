"""What studies cost."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.plan.plan import Plan
from simgame.scenario.costs import Context, Line
from simgame.scenario.prices import RESEARCH, research_terms
from simgame.scenario.schema import Scenario


def lines(scenario: Scenario, plan: Plan, context: Context) -> Iterator[Line]:
    """The price of every study, once."""
    for study in RESEARCH:
        if getattr(plan.research, study):
            yield Line(f"research.{study}", research_terms(scenario, study)[0])
