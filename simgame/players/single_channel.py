"""Puts everything into one channel: `single_channel:paid.douyin`, `single_channel:kol`.

The argument is a lever group, or a group and ids joined by dots; without one it takes paid media
on the first platform.
"""

from __future__ import annotations

from random import Random

from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.players.brief import Brief
from simgame.players.even_split import affordable_kols
from simgame.players.spending import channels, spend, weekly_money


def decide(brief: Brief, observation: Observation, rng: Random, channel: str = "paid") -> Plan:
    """All of the week's money for the channels under `channel`."""
    wanted = tuple(channel.split("."))
    found = [c for c in channels(brief, observation) if c[: len(wanted)] == wanted]
    if not found:
        return Plan()
    money = weekly_money(observation)
    if wanted == ("kol",):
        return spend(brief, observation, affordable_kols(brief, observation, found, money))
    if wanted == ("paid",):
        found = found[:1]
    return spend(brief, observation, {c: money / len(found) for c in found})
