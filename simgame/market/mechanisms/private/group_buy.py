"""Group-buys: cheaper for those who buy together, once in a while.

Idea: members are offered a lower price if they find others. Some buy at once, bring friends who had
not thought of it, and stock up, so the next weeks sell less. A group-buy every week is no event.

    urge/day  = pull ÷ 7 · member share ÷ (1 + worn)
    friends   = brings · urge · buyers
    sated     = half of what members bought beyond the usual, felt for two weeks

Symbols: member share of the buyers who hear of it; worn grows by 1 with each group-buy and fades by
a fifth a week. Sources: course:T14 (groups bring others); sizes are game assumptions. Limits: one
depth of discount; groups always fill.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.remembered import Remembered, RepeatBuyers
from simgame.market.setting import ASK, Setting
from simgame.market.week import Week

LEVERS = ("private.{private_channels}.group_buy",)
WRITES = ("days.intents", "days.urge")


class Params(Parameters):
    """Parameters of group-buys."""

    pull: float = given(0.15, "orders/member/week", "assumption")
    discount: float = given(0.15, "of the price", "assumption")
    brings: float = given(0.35, "friends/order", "assumption, course:T14")
    fades: float = given(0.8, "kept/week", "assumption")
    sated: float = given(0.5, "of the extra orders", "assumption")
    sated_kept: float = given(0.5, "share/week", "assumption")
    most_sated: float = given(0.6, "share of orders", "assumption")


def step(members: Floats, customers: Floats, worn: Floats, pull: float) -> Floats:
    """Hazard a day of buying in a group [...], of customers among whom `members` hear of it."""
    share = np.minimum(members / np.maximum(customers, 1.0), 1.0)
    return pull / 7 * share / (1 + worn)


class Together(NamedTuple):
    """Hazard a day of buying in a group in this week [B, G]."""

    urge: Floats


class Memory(Remembered, owner="group_buy"):
    """How worn the idea is [B, H], and by how much less is bought for now [B, G]."""

    worn: Floats
    sated: Floats


def opening(setting: Setting) -> dict[str, Floats]:
    """How worn the idea is [B, H], and by how much less is bought for now [B, G]."""
    brands = len(setting.brands)
    return {
        "worn": np.zeros((brands, len(setting.channels))),
        "sated": np.zeros((brands, len(setting.personas))),
    }


def start_week(week: Week, params: Params) -> None:
    """Who stocked up buys less."""
    sated = Memory(week.state).sated
    if sated.any():
        week.factors.purchase *= 1 - sated


def show(week: Week, params: Params) -> None:
    """Members buy together, and bring friends."""
    used = week.levers.private("group_buy")
    if not used.any():
        return
    state, worn = week.state, Memory(week.state).worn
    hearing = np.maximum(state.members.sum(axis=3) - state.muted, 0) * used[:, None]
    buyers = state.stage[..., ASK].sum(axis=2) + RepeatBuyers(state).buyers.sum(axis=2)
    tired = np.broadcast_to(worn[:, None], hearing.shape)
    urge = step(hearing.astype(float), buyers[:, :, None], tired, params.pull).sum(axis=2)
    week.pass_on(Together(urge))
    week.days.urge += urge
    week.days.intents += params.brings * urge * buyers


def end_week(week: Week, params: Params) -> None:
    """Take the discount off what was bought together; remember that it was."""
    own, together = Memory(week.state), week.passed_on(Together)
    own.worn *= params.fades
    own.sated *= params.sated_kept
    if together is None:
        return
    state = week.state
    buyers = state.stage[..., ASK].sum(axis=2) + RepeatBuyers(state).buyers.sum(axis=2)
    orders = np.maximum(week.days.orders.sum(axis=(0, 3, 4)), 1)
    share = np.minimum(7 * together.urge * buyers / orders, 1.0)
    whole = (share * orders).sum(axis=1) / orders.sum(axis=1)
    week.factors.price *= 1 - params.discount * whole
    own.worn += week.levers.private("group_buy")
    own.sated += params.sated * np.minimum(share, params.most_sated) * (1 - params.sated_kept)
