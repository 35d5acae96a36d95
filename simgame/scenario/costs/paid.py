"""What advertising costs."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.plan.plan import Plan
from simgame.scenario.costs import Context, Line
from simgame.scenario.prices import CREATIVE_FEN
from simgame.scenario.schema import Scenario


def lines(scenario: Scenario, plan: Plan, context: Context) -> Iterator[Line]:
    """The budget of each platform."""
    for platform, order in plan.paid.items():
        more = (order.rotation - 1) * CREATIVE_FEN if order.budget else 0
        yield Line(f"paid.{platform}", order.budget + more)
