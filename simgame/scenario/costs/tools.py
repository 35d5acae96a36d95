"""What subscriptions cost."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.plan.plan import Plan
from simgame.scenario.costs import Context, Line
from simgame.scenario.prices import TIERS, TOOL_FEN, tool_fen
from simgame.scenario.schema import Scenario


def lines(scenario: Scenario, plan: Plan, context: Context) -> Iterator[Line]:
    """The week's price of every tool; the data platform's by tier."""
    for tool in TOOL_FEN:
        level = int(getattr(plan.tools, tool))
        if level:
            times = TIERS[level] if tool == "data_platform" else 1.0
            yield Line(f"tools.{tool}", round(tool_fen(scenario, tool) * times))
