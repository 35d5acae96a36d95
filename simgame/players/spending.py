"""Turning money into levers: what the bots that spend share.

A *channel* is what money can be put into: (group, *ids), such as `("paid", "douyin")`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from simgame.costs.prices import GIFTS_AT_FIRST, content_fen
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import Values, nested, plan_of
from simgame.players.brief import Brief
from simgame.scenario.work_hours import content_hours

Channel = tuple[str, ...]
# A post a day of one kind; more only split attention.
MOST_POSTS = 7
# As many KOLs as one can look after in a week.
MOST_KOLS = 4


def weekly_money(observation: Observation) -> int:
    """Money for this week in fen: what is left, spread over the rounds left, within the cap."""
    rounds_left = observation.rounds - observation.round + 1
    return min(observation.money_left // max(rounds_left, 1), observation.week_cap)


def channels(brief: Brief, observation: Observation) -> list[Channel]:
    """Everything that money can be put into this round."""
    return [channel for unlock, channel in brief.channels if unlock <= observation.round]


def by_group(found: Iterable[Channel]) -> dict[str, list[Channel]]:
    """Channels by lever group, both in their order."""
    groups: dict[str, list[Channel]] = {}
    for channel in found:
        groups.setdefault(channel[0], []).append(channel)
    return groups


def kols_for(brief: Brief, wanted: Iterable[Channel], money: float) -> dict[Channel, float]:
    """A post of each of the first wanted KOLs whom there is `money` for, in fen."""
    chosen: dict[Channel, float] = {}
    for channel in wanted:
        fen = brief.post_fen[channel[1]]
        if fen <= money and len(chosen) < MOST_KOLS:
            chosen[channel] = fen
            money -= fen
    return chosen


def spend(
    brief: Brief,
    observation: Observation,
    money: Mapping[Channel, float],
    levers: Values | None = None,
    besides: Values | None = None,
) -> Plan:
    """The plan that puts `money` (fen) into channels.

    `levers` maps `group.lever` (such as `content.quality`) to a value used for all channels of
    the group that have it, `besides` the paths of levers of other groups to their values. Content
    stays within the staff's hours. Levers that the scenario lacks are left out.
    """
    extra = levers or {}
    queued = observation.hours_queued
    hours = {role: free - queued.get(role, 0.0) for role, free in observation.hours.items()}
    quality = float(extra.get("content.quality", 0.5))
    set_too = nested(extra)
    known = brief.catalogue.by_path
    plan = nested({path: value for path, value in (besides or {}).items() if path in known})
    for channel, fen in money.items():
        if bought := _bought(brief, channel, fen, quality, hours):
            offered = brief.catalogue.by_place[channel]
            wanted = bought | set_too.get(channel[0], {})
            order = {name: value for name, value in wanted.items() if name in offered}
            above = plan
            for segment in channel[:-1]:
                above = above.setdefault(segment, {})
            above[channel[-1]] = order
    return plan_of(plan)


def _bought(
    brief: Brief, channel: Channel, fen: float, quality: float, hours: dict[str, float]
) -> dict[str, Value]:
    """The levers of one channel that cost about `fen`; nothing when it is too little."""
    scenario = brief.scenario
    match channel:
        case ("content", _, name):
            kind = scenario.content_types[name]
            work = content_hours(kind, quality, ahead=False)
            by_hours = int(max(hours.get(kind.role, 0.0), 0.0) // max(work, 0.1))
            by_money = int(fen // max(content_fen(kind, quality, ahead=False), 1))
            count = min(by_money, by_hours, MOST_POSTS)
            hours[kind.role] = hours.get(kind.role, 0.0) - count * work
            return {"count": count} if count else {}
        case ("paid", _):
            return {"budget": min(int(fen), 10_000_000)} if fen >= 1 else {}
        case ("kol", name):
            posts = min(int(fen // brief.post_fen[name]), 3)
            return {"posts": posts, "fee": scenario.kols[name].fee} if posts else {}
        case ("private", name):
            touches = round(scenario.private_channels[name].best_touches)
            incentive = 100 * int(min(fen / GIFTS_AT_FIRST, 600) // 100)
            return {"touches": float(touches), "incentive": incentive} if fen > 0 else {}
        case _:
            return {}
