"""What own content costs."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.plan.plan import Plan
from simgame.scenario.costs import Context, Line
from simgame.scenario.prices import order_fen, order_hours
from simgame.scenario.schema import Scenario


def lines(scenario: Scenario, plan: Plan, context: Context) -> Iterator[Line]:
    """Money and hours of every content order."""
    for platform, kinds in plan.content.items():
        for name, order in kinds.items():
            kind = scenario.content_types.get(name)
            if kind is not None and order.count:
                hours = order_hours(kind, plan, platform, name)
                fen = order_fen(kind, plan, platform, name)
                path = f"content.{platform}.{name}"
                yield Line(path, fen * order.count, kind.role, hours * order.count)
