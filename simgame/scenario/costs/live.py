"""What livestreams cost."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.plan.plan import Plan
from simgame.scenario.costs import Context, Line
from simgame.scenario.prices import live_fen, live_hours
from simgame.scenario.schema import Scenario


def lines(scenario: Scenario, plan: Plan, context: Context) -> Iterator[Line]:
    """Studio, host and staff of every platform's streams."""
    for platform, order in plan.live.items():
        if platform in scenario.platforms and order.sessions:
            fen = order.sessions * live_fen(order.host, order.hours)
            hours = order.sessions * live_hours(order.host, order.hours, order.qa)
            yield Line(f"live.{platform}", round(fen), "media", hours)
