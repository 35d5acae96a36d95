"""Does what others do: buys what rivals spend, and splits its money as they do.

Until it knows, and where nothing is to be found out, it splits evenly; within a group it follows
what it was told itself paid last week. Every lever besides goes by good practice.
"""

from __future__ import annotations

from random import Random

from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.players.brief import Brief
from simgame.players.even_split import split
from simgame.players.good_practice import practised
from simgame.players.spending import Channel, by_group, channels, weekly_money

_STUDY = "competitor_spend"
_EVERY = 3  # rounds between two looks at what rivals spend
_EXPLORES = 0.3  # part of a group's money that goes everywhere alike


def decide(brief: Brief, observation: Observation, rng: Random) -> Plan:
    """The rivals' split over the groups, as far as it is known."""
    money = split(brief, observation)
    spent = _of_rivals(observation)
    if spent:
        money = _as_they_do(brief, observation, money, spent)
    looks = (observation.round - 1) % _EVERY == 0
    return practised(brief, observation, money, {f"research.{_STUDY}": looks})


def _of_rivals(observation: Observation) -> dict[str, float]:
    """What rivals together were found to spend a week on each group, in fen."""
    spent: dict[str, float] = {}
    for found in observation.findings:
        if found.kind == _STUDY and len(found.keys) == 2:
            spent[found.keys[1]] = spent.get(found.keys[1], 0.0) + max(found.value, 0.0)
    return {group: fen for group, fen in spent.items() if fen > 0}


def _as_they_do(
    brief: Brief, observation: Observation, even: dict[Channel, float], spent: dict[str, float]
) -> dict[Channel, float]:
    """The week's money by the rivals' shares, within a group by what was reported to pay."""
    there = by_group(channels(brief, observation))
    shares = {group: fen for group, fen in spent.items() if group in there}
    whole = weekly_money(observation) / max(sum(shares.values()), 1.0)
    rows = observation.last.channels if observation.last is not None else ()
    sold = {(row.group, *row.keys): float(row.revenue) for row in rows}
    chosen: dict[Channel, float] = {}
    for group, fen in shares.items():
        mine = [channel for channel in even if channel[0] == group]
        total = sum(sold.get(channel, 0.0) for channel in mine)
        for channel in mine:
            alike = 1 / len(mine)
            paid = sold.get(channel, 0.0) / total if total else alike
            part = alike if group == "kol" else _EXPLORES * alike + (1 - _EXPLORES) * paid
            chosen[channel] = fen * whole * part
    return chosen
