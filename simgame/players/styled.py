"""Plays a rival in the style its scenario gives it: fixed shares, favourite platforms, a manner.

A style may also offer new formats from a round on, answer falling sales with a coupon, and move
its money to what has sold. Rules only: nothing is worked out ahead.
"""

from __future__ import annotations

from random import Random

from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import Values
from simgame.players.brief import Brief, counts_only
from simgame.players.even_split import affordable_kols
from simgame.players.spending import Channel, by_group, channels, spend, weekly_money
from simgame.scenario.parts import RivalStyle

# Sales that fall below this part of the week before call for a coupon.
FALLING = 0.92


@counts_only
def decide(brief: Brief, observation: Observation, rng: Random) -> Plan:
    """The week's money by the shares and weights of the style."""
    style = brief.style
    if style is None:
        return Plan()
    money = weekly_money(observation)
    chosen: dict[Channel, float] = {}
    there = by_group(channels(brief, observation))
    for group, share in style.spends.items():
        found = there.get(group, [])
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
    besides = {**_formats(style, observation.round), **_coupon(style, observation)}
    moved = _moved(chosen, observation, style.copies)
    return spend(brief, observation, moved, levers, besides)


def _formats(style: RivalStyle, round_: int) -> Values:
    """The new formats that the style offers by now."""
    return {
        f"innovation.{name}": True for name, since in style.innovation.items() if since <= round_
    }


def _coupon(style: RivalStyle, observation: Observation) -> Values:
    """The coupon after a week in which clearly less was sold than in the week before."""
    sold = [week.kpis["orders"] for week in observation.history[-2:]]
    falls = len(sold) == 2 and sold[1] < FALLING * sold[0]
    return {"price.coupon_depth": style.price_cut} if style.price_cut and falls else {}


def _moved(
    money: dict[Channel, float], observation: Observation, copies: float
) -> dict[Channel, float]:
    """The same money, more of it where last week's reported return was high."""
    if not copies or observation.last is None:
        return money
    rows = {(row.group, *row.keys): row for row in observation.last.channels}
    earned = {c: rows[c].revenue / rows[c].spend for c in money if c in rows and rows[c].spend}
    usual = sum(earned.values()) / max(len(earned), 1)
    if usual <= 0:
        return money
    liked = {c: min(1 + copies * (earned.get(c, usual) / usual - 1), 3.0) for c in money}
    total = sum(money[c] * liked[c] for c in money)
    if total <= 0:  # all of it lies where nothing was sold
        return money
    return {c: fen * liked[c] * sum(money.values()) / total for c, fen in money.items()}
