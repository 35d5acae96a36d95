"""Plays a rival in the style its scenario gives it: fixed shares, favourite platforms, a manner."""

from __future__ import annotations

from random import Random

from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.players.even_split import affordable_kols
from simgame.players.policy import Brief, counts_only
from simgame.players.spending import Channel, channels, spend, weekly_money


@counts_only
def decide(brief: Brief, observation: Observation, rng: Random) -> Plan:
    """The week's money by the shares and weights of the style."""
    style = brief.style
    if style is None:
        return Plan()
    money = weekly_money(observation)
    chosen: dict[Channel, float] = {}
    for group, share in style.spends.items():
        found = [c for c in channels(brief, observation) if c[0] == group]
        if group == "kol":
            kols = brief.scenario.kols
            mine = [c for c in found if kols[c[1]].tier in style.kol_tiers]
            if mine:
                chosen |= affordable_kols(brief, observation, mine, money * share)
        elif found:
            weights = [style.platforms.get(c[1], 0.0 if style.platforms else 1.0) for c in found]
            if group == "private" or not any(weights):
                weights = [1.0] * len(found)
            total = sum(weights)
            chosen |= {
                c: money * share * w / total for c, w in zip(found, weights, strict=True) if w > 0
            }
    levers = {
        "content.quality": style.quality,
        "content.sell": style.sell,
        "paid.objective": style.objective,
    }
    return spend(brief, observation, chosen, levers)
