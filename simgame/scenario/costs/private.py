"""What private traffic costs."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.plan.plan import Plan
from simgame.scenario.costs import Context, Line
from simgame.scenario.prices import (
    PERKS_FEN,
    TAILORING_HOURS,
    fission_expected,
    touch_fen,
    touch_hours,
)
from simgame.scenario.schema import Scenario


def lines(scenario: Scenario, plan: Plan, context: Context) -> Iterator[Line]:
    """Messages, rewards and the hours to look after members."""
    for name, order in plan.private.items():
        channel = scenario.private_channels.get(name)
        if channel is None:
            continue
        count = context.members.get(name, 0)
        weights = order.service + order.benefit + order.promotion
        each = touch_fen(channel, order.promotion / weights if weights else 1 / 3)
        # Rewards are set aside for somewhat more people than joined last week.
        expected = round(1.25 * context.joins.get(name, 0)) + 20 if order.incentive else 0
        brought = fission_expected(count, order.invite_reward, scenario.product.price)
        hours = touch_hours(channel, count, order.touches) + order.rules_hours
        hours += TAILORING_HOURS if order.by_tier else 0.0
        each_week = count * PERKS_FEN if order.loyalty_tiers else 0
        fen = round(count * order.touches / 4 * each) + each_week
        reserved = expected * order.incentive + brought * order.invite_reward
        yield Line(f"private.{name}", fen, "community", hours, reserved)
