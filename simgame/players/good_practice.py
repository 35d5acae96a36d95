"""What good practice does besides putting money into channels, with whatever a scenario offers.

The one place that says how a bot uses livestreams, the service desk, coupons, research and the
rest; the bots that know of them differ in where their money goes. It takes no shortcuts.
"""

from __future__ import annotations

from collections.abc import Iterator

from simgame.costs.sums import costs_of
from simgame.plan.catalogue import Catalogue
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import Values, plan_from
from simgame.players.brief import Brief
from simgame.players.spending import Channel, spend, weekly_money

# What goes with the money of a channel.
OF_CHANNELS: dict[str, Value] = {
    "content.quality": 0.7,
    "content.sell": 0.15,
    "kol.freedom": 0.7,
    "private.touchpoint": "parcel",
    "private.service": 0.5,
    "private.promotion": 0.2,
    "private.by_tier": True,
    "private.loyalty_tiers": True,
}
# Every week, where it is offered; a last segment alone stands for the first place that has it.
_ALWAYS: dict[str, Value] = {
    "interaction.reply_hours": 8.0,
    "interaction.moderation": 0.3,
    "live.sessions": 1,
    "co_creation.reward": 1000,
    "co_creation.brief_hours": 4.0,
    "service.ai_share": 0.3,
    "team.briefing_hours": 2.0,
    "tools.tracking": True,
    "innovation.try_on": True,
    "compliance.claim_review": True,
    "compliance.permit": True,
    "price.recommender": True,
    "standing.crisis": "apologise-fast",
    "standing.kol_counter": "small-rise",
}
# Orders of a week that an agent answers for (orders; assumption).
_AN_AGENT = 800
_COUPON = 0.1
_AT_MOST = 0.3  # of a week's money, for all of this together (share; assumption)


def practised(
    brief: Brief, observation: Observation, money: dict[Channel, float], levers: Values
) -> Plan:
    """The plan that puts `money` (fen) into channels, less what good practice takes of it."""
    besides = _affordable(brief, observation, dict(_besides(brief, observation)))
    taken = _cost(brief, observation, besides)
    left = max(1 - taken / max(weekly_money(observation), 1), 0.0)
    smaller = {channel: fen * left for channel, fen in money.items()}
    return spend(brief, observation, smaller, {**OF_CHANNELS, **levers}, besides)


def practice_of(levers: Catalogue, group: str) -> Values:
    """What good practice does with one lever group, where it is offered."""
    said = {name: v for name, v in _ALWAYS.items() if name.startswith(f"{group}.")}
    extra: Values = {"service.staff": 1, "price.coupon_depth": _COUPON}
    said |= {name: v for name, v in extra.items() if name.startswith(f"{group}.")}
    found = {_first(levers, name): value for name, value in said.items()}
    return {path: value for path, value in found.items() if path}


def _first(levers: Catalogue, name: str) -> str:
    """The path of the first lever of that group with that last segment; empty where none is."""
    group, _, leaf = name.partition(".")
    paths = (p for p in levers.by_path if p.startswith(f"{group}.") and p.endswith(f".{leaf}"))
    return next(paths, "")


def _besides(brief: Brief, observation: Observation) -> Iterator[tuple[str, Value]]:
    now, rounds, known = observation.round, observation.rounds, brief.catalogue.by_path
    for name, value in _ALWAYS.items():
        if path := _first(brief.catalogue, name):
            yield path, value
    orders = observation.last.kpis.get("orders", 0.0) if observation.last is not None else 0.0
    yield "service.staff", 1 + int(orders // _AN_AGENT)
    yield "research.persona_survey", now == 1
    yield "research.satisfaction", now == (rounds + 1) // 2
    yield "price.coupon_depth", _COUPON if now > 0.75 * rounds else 0.0
    bought_together = [path for path in known if path.endswith(".group_buy")]
    yield from ((path, now > rounds / 2) for path in bought_together)


def _affordable(brief: Brief, observation: Observation, values: dict[str, Value]) -> Values:
    """What of it is open, and together takes no more of the week's money than it should."""
    known, most = brief.catalogue.by_path, _AT_MOST * weekly_money(observation)
    kept = {p: v for p, v in values.items() if p in known and known[p].is_open(observation.round)}
    while kept and _cost(brief, observation, kept) > most:
        kept.popitem()
    return kept


def _cost(brief: Brief, observation: Observation, values: Values) -> int:
    return costs_of(plan_from(values), brief.scenario, observation).total
