"""What immersive formats cost."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.plan.plan import Plan
from simgame.scenario.costs import Context, Line
from simgame.scenario.prices import INNOVATION
from simgame.scenario.schema import Scenario


def lines(scenario: Scenario, plan: Plan, context: Context) -> Iterator[Line]:
    """Money and hours of every format, and the budget of ads in virtual spaces."""
    for name, (fen, hours) in INNOVATION.items():
        if getattr(plan.innovation, name):
            yield Line(f"innovation.{name}", fen, "content", hours)
    if plan.innovation.virtual_ads:
        yield Line("innovation.virtual_ads", plan.innovation.virtual_ads)
