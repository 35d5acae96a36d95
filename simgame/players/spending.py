"""Turning money into levers: what the bots that spend share.

A *channel* is what money can be put into: (group, *ids), such as `("paid", "douyin")`.
"""

from __future__ import annotations

from collections.abc import Mapping

from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from simgame.players.policy import Brief
from simgame.scenario.prices import content_fen, content_hours

Channel = tuple[str, ...]


def weekly_money(brief: Brief, observation: Observation) -> int:
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
    levers: Mapping[str, Value] | None = None,
) -> Plan:
    """The plan that puts `money` (fen) into channels; `levers` sets further values by group.

    `levers` maps `group.lever` (such as `content.quality`) to a value used for all channels of
    the group that have it.
    """
    extra = levers or {}
    values: dict[str, Value] = {}
    hours = dict(observation.hours)
    for channel, fen in money.items():
        group, path = channel[0], ".".join(channel)
        bought = _BUY[group](brief, observation, channel, fen, extra, hours)
        if bought:
            values |= {f"{path}.{name}": value for name, value in bought.items()}
            values |= {
                f"{path}.{key.split('.', 1)[1]}": value
                for key, value in extra.items()
                if key.split(".", 1)[0] == group
            }
    known = brief.catalogue.by_path
    return plan_from({p: v for p, v in values.items() if p in known})


def _content(
    brief: Brief,
    observation: Observation,
    channel: Channel,
    fen: float,
    extra: Mapping[str, Value],
    hours: dict[str, float],
) -> dict[str, Value]:
    kind = brief.scenario.content_types[channel[2]]
    quality = float(extra.get("content.quality", 0.5))
    each, work = content_fen(kind, quality, ahead=False), content_hours(kind, quality, ahead=False)
    left = max(hours.get(kind.role, 0.0), 0.0)
    count = min(int(fen // max(each, 1)), int(left // max(work, 0.1)), 14)
    hours[kind.role] = left - count * work
    return {"count": count} if count else {}


def _paid(
    brief: Brief,
    observation: Observation,
    channel: Channel,
    fen: float,
    extra: Mapping[str, Value],
    hours: dict[str, float],
) -> dict[str, Value]:
    budget = min(int(fen), 10_000_000)
    return {"budget": budget} if budget > 0 else {}


def _kol(
    brief: Brief,
    observation: Observation,
    channel: Channel,
    fen: float,
    extra: Mapping[str, Value],
    hours: dict[str, float],
) -> dict[str, Value]:
    fee = brief.scenario.kols[channel[1]].fee
    posts = min(int(fen // fee), 3)
    return {"posts": posts, "fee": fee} if posts else {}


def _private(
    brief: Brief,
    observation: Observation,
    channel: Channel,
    fen: float,
    extra: Mapping[str, Value],
    hours: dict[str, float],
) -> dict[str, Value]:
    best = brief.scenario.private_channels[channel[1]].best_touches
    incentive = 100 * int(min(fen / 200, 600) // 100)
    return {"touches": float(round(best)), "incentive": incentive} if fen > 0 else {}


_BUY = {"content": _content, "paid": _paid, "kol": _kol, "private": _private}
