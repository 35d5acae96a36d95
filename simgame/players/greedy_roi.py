"""Follows reported return: starts from an even split, then moves money to what seems to pay.

Each week it takes a channel's reported revenue per fen of the week before, gives the better half
more and the worse half less, and keeps trying everything a little. It also does what every
beginner's guide says: good content, several touches, the KOLs whose fee per follower is lowest, ads
that seed while few know the brand and convert once many do.
"""

from __future__ import annotations

from random import Random

from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.players.brief import Brief, looks_at
from simgame.players.even_split import split
from simgame.players.spending import Channel, by_group, channels, kols_for, spend, weekly_money

_LEVERS: dict[str, Value] = {
    "content.quality": 0.7,
    "private.touchpoint": "parcel",
}
# From which share of people who know the brand ads are for conversion (assumption).
_KNOWN = 0.3
_GROUPS = {"content": 0.2, "paid": 0.4, "kol": 0.3, "private": 0.1}


@looks_at("channels", "members", "stages")
def decide(brief: Brief, observation: Observation, rng: Random) -> Plan:
    """Money in proportion to what each channel returned last week."""
    if observation.round == 1:
        return spend(brief, observation, split(brief, observation), _levers(observation))
    worth = _returns(observation)
    money = weekly_money(observation)
    found = by_group(channels(brief, observation))
    chosen: dict[Channel, float] = {}
    shares = {group: share for group, share in _GROUPS.items() if group in found}
    for group, part in shares.items():
        mine = found[group]
        share = part / sum(shares.values())
        if group == "kol":
            chosen |= _kols(brief, mine, worth, money * share)
        else:
            weights = [max(worth.get(c, 1.0), 0.05) ** 1.5 for c in mine]
            total = sum(weights)
            chosen |= {c: money * share * w / total for c, w in zip(mine, weights, strict=True)}
    return spend(brief, observation, chosen, _levers(observation))


def _levers(observation: Observation) -> dict[str, Value]:
    """What goes with the money: ads to seed for a brand that few know, else for conversion."""
    people = sum(observation.stages.values())
    known = 1 - observation.stages["opportunity"] / max(people, 1)
    return {**_LEVERS, "paid.objective": "conversion" if known > _KNOWN else "seeding"}


def _returns(observation: Observation) -> dict[Channel, float]:
    """Reported revenue per fen spent last week, by channel."""
    rows = observation.last.channels if observation.last is not None else ()
    return {(row.group, *row.keys): row.revenue / row.spend for row in rows if row.spend > 0}


def _kols(
    brief: Brief, found: list[Channel], worth: dict[Channel, float], money: float
) -> dict[Channel, float]:
    """The KOLs that returned most, then those never tried, the cheapest follower first."""
    kols = brief.scenario.kols

    def rank(channel: Channel) -> tuple[float, float]:
        kol = kols[channel[1]]
        return (-worth.get(channel, 1.0), kol.fee / max(kol.followers, 1))

    return kols_for(brief, sorted(found, key=rank), money)
