"""What campaigns cost that make consumers post."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.plan.plan import Plan
from simgame.scenario.costs import Context, Line
from simgame.scenario.schema import Scenario


def lines(scenario: Scenario, plan: Plan, context: Context) -> Iterator[Line]:
    """The hours to run each campaign; rewards are paid by the post."""
    for platform, campaign in plan.co_creation.items():
        if campaign.brief_hours:
            path = f"co_creation.{platform}.brief_hours"
            yield Line(path, role="community", hours=campaign.brief_hours)
