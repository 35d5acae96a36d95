"""Turning money into levers: what the bots that spend share.

A *channel* is what money can be put into: (group, *ids), such as `("paid", "douyin")`.
"""

from __future__ import annotations

from collections.abc import Mapping

from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import Values, plan_from
from simgame.players.policy import Brief
from simgame.scenario.prices import content_fen, content_hours

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


def spend(
    brief: Brief,
    observation: Observation,
    money: Mapping[Channel, float],
    levers: Values | None = None,
) -> Plan:
    """The plan that puts `money` (fen) into channels.

    `levers` maps `group.lever` (such as `content.quality`) to a value used for all channels of
    the group that have it. Content stays within the staff's hours.
    """
    extra = levers or {}
    queued = observation.hours_queued
    hours = {role: free - queued.get(role, 0.0) for role, free in observation.hours.items()}
    quality = float(extra.get("content.quality", 0.5))
    set_too: dict[str, dict[str, Value]] = {}
    for lever, value in extra.items():
        group, name = lever.split(".", 1)
        set_too.setdefault(group, {})[name] = value
    known = brief.catalogue.by_path
    values: dict[str, Value] = {}
    for channel, fen in money.items():
        if bought := _bought(brief, channel, fen, quality, hours):
            start = ".".join(channel)
            for name, value in (bought | set_too.get(channel[0], {})).items():
                if (path := f"{start}.{name}") in known:
                    values[path] = value
    return plan_from(values)


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
            count = min(int(fen // content_fen(kind, quality, ahead=False)), by_hours, MOST_POSTS)
            hours[kind.role] = hours.get(kind.role, 0.0) - count * work
            return {"count": count} if count else {}
        case ("paid", _):
            return {"budget": min(int(fen), 10_000_000)} if fen >= 1 else {}
        case ("kol", name):
            fee = scenario.kols[name].fee
            posts = min(int(fen // fee), 3)
            return {"posts": posts, "fee": fee} if posts else {}
        case ("private", name):
            touches = round(scenario.private_channels[name].best_touches)
            incentive = 100 * int(min(fen / 200, 600) // 100)
            return {"touches": float(touches), "incentive": incentive} if fen > 0 else {}
        case _:
            return {}
