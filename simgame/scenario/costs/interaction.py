"""What answering people costs."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.plan.plan import Plan
from simgame.scenario.costs import Context, Line
from simgame.scenario.prices import MODERATION_HOURS
from simgame.scenario.schema import Scenario


def lines(scenario: Scenario, plan: Plan, context: Context) -> Iterator[Line]:
    """Hours of community staff."""
    if plan.interaction.reply_hours:
        hours = plan.interaction.reply_hours
        yield Line("interaction.reply_hours", role="community", hours=hours)
    if plan.interaction.moderation:
        hours = MODERATION_HOURS * plan.interaction.moderation
        yield Line("interaction.moderation", role="community", hours=hours)
