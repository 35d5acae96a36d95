"""What the service desk costs."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.plan.plan import Plan
from simgame.scenario.costs import Context, Line
from simgame.scenario.prices import AGENT_FEN, AI_SERVICE_FEN
from simgame.scenario.schema import Scenario


def lines(scenario: Scenario, plan: Plan, context: Context) -> Iterator[Line]:
    """Wages of the agents, and the machine by its share of the contacts."""
    if plan.service.staff:
        yield Line("service.staff", AGENT_FEN * plan.service.staff)
    if plan.service.ai_share:
        yield Line("service.ai_share", round(AI_SERVICE_FEN * plan.service.ai_share))
