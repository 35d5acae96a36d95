"""What a plan costs before it is run: money by lever path, and staff hours by role.

The table of levers, the check before a week, bots and the market all use these figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from simgame.plan.plan import Plan
from simgame.scenario.prices import (
    BRIEFING_HOURS,
    content_fen,
    content_hours,
    touch_fen,
    touch_hours,
)
from simgame.scenario.schema import Scenario


@dataclass(slots=True)
class Costs:
    """Money in fen by the path of what is bought (`content.douyin.short-video`), hours by role.

    What is `reserved` may turn out lower.
    """

    money: dict[str, int] = field(default_factory=dict)
    reserved: dict[str, int] = field(default_factory=dict)
    hours: dict[str, float] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All money, with what is reserved, in fen."""
        return sum(self.money.values()) + sum(self.reserved.values())

    def of_group(self, group: str) -> int:
        """Money of one lever group, in fen."""
        return sum(
            fen
            for lines in (self.money, self.reserved)
            for path, fen in lines.items()
            if path.split(".", 1)[0] == group
        )

    def of_path(self, path: str) -> int:
        """Money of what stands at or above a lever path, in fen."""
        return sum(
            fen
            for lines in (self.money, self.reserved)
            for bought, fen in lines.items()
            if path == bought or path.startswith(bought + ".")
        )


def plan_costs(
    scenario: Scenario, plan: Plan, members: Mapping[str, int], joins: Mapping[str, int]
) -> Costs:
    """The costs of `plan` for one week, given members now and joins last week by channel."""
    costs = Costs(hours=dict.fromkeys(scenario.team.roles, 0.0))
    for path, fen, role, hours in (*_content(scenario, plan), *_kols(scenario, plan)):
        costs.money[path] = fen
        costs.hours[role] = costs.hours.get(role, 0.0) + hours
    for platform, order in plan.paid.items():
        if order.budget:
            costs.money[f"paid.{platform}"] = order.budget
    _private(costs, scenario, plan, members, joins)
    return costs


def _content(scenario: Scenario, plan: Plan) -> Iterator[tuple[str, int, str, float]]:
    for platform, kinds in plan.content.items():
        for name, order in kinds.items():
            kind = scenario.content_types.get(name)
            if kind is not None and order.count:
                hours = content_hours(kind, order.quality, order.planned_ahead)
                fen = content_fen(kind, order.quality, order.planned_ahead)
                path = f"content.{platform}.{name}"
                yield path, fen * order.count, kind.role, hours * order.count


def _kols(scenario: Scenario, plan: Plan) -> Iterator[tuple[str, int, str, float]]:
    for kol, offer in plan.kol.items():
        if offer.posts and kol in scenario.kols:
            yield f"kol.{kol}", offer.fee * offer.posts, "media", BRIEFING_HOURS * offer.posts


def _private(
    costs: Costs,
    scenario: Scenario,
    plan: Plan,
    members: Mapping[str, int],
    joins: Mapping[str, int],
) -> None:
    for name, order in plan.private.items():
        channel = scenario.private_channels.get(name)
        if channel is None:
            continue
        count = members.get(name, 0)
        weights = order.service + order.benefit + order.promotion
        each = touch_fen(channel, order.promotion / weights if weights else 1 / 3)
        costs.money[f"private.{name}"] = round(count * order.touches / 4 * each)
        # Rewards are set aside for somewhat more people than joined last week.
        expected = round(1.25 * joins.get(name, 0)) + 20 if order.incentive else 0
        costs.reserved[f"private.{name}"] = expected * order.incentive
        costs.hours["community"] = costs.hours.get("community", 0.0) + touch_hours(
            channel, count, order.touches
        )
