"""Splits the week's money evenly over everything it can be put into.

First over the lever groups, then within each group over its channels. KOLs are too dear for an
even part each, so their part goes to one after the other.
"""

from __future__ import annotations

from random import Random

from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.players.brief import Brief, looks_at
from simgame.players.spending import Channel, by_group, channels, kols_for, spend, weekly_money


@looks_at("members")
def decide(brief: Brief, observation: Observation, rng: Random) -> Plan:
    """An even part for every group."""
    return spend(brief, observation, split(brief, observation))


def split(brief: Brief, observation: Observation) -> dict[Channel, float]:
    """The week's money by channel, in fen."""
    groups = by_group(channels(brief, observation))
    part = weekly_money(observation) / max(len(groups), 1)
    money: dict[Channel, float] = {}
    for group, found in groups.items():
        if group == "kol":
            money |= affordable_kols(brief, observation, found, part)
        else:
            money |= {channel: part / len(found) for channel in found}
    return money


def affordable_kols(
    brief: Brief, observation: Observation, found: list[Channel], money: float
) -> dict[Channel, float]:
    """KOLs in turn, a different start each round, until the money is used."""
    start = (observation.round - 1) % len(found)
    return kols_for(brief, (*found[start:], *found[:start]), money)
