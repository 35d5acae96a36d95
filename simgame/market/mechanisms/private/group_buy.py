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

import numpy as np

from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.setting import ASK, Setting
from simgame.market.week import Week

LEVERS = ("private.{private_channels}.group_buy",)


class Params(Parameters):
    """Parameters of group-buys."""

    pull: float = given(0.15, "orders/member/week", "assumption")
    discount: float = given(0.15, "of the price", "assumption")
    brings: float = given(0.35, "friends/order", "course:T14")
    fades: float = given(0.8, "kept/week", "assumption")
    sated: float = given(0.5, "of the extra orders", "assumption")


def step(members: Floats, customers: Floats, worn: Floats, pull: float) -> Floats:
    """Hazard a day of buying in a group [...], of customers among whom `members` hear of it."""
    share = np.minimum(members / np.maximum(customers, 1.0), 1.0)
    urge: Floats = pull / 7 * share / (1 + worn)
    return urge


def opening(setting: Setting) -> dict[str, Floats]:
    """How worn the idea is [B, H], and by how much less is bought for now [B, G]."""
    brands = len(setting.brands)
    return {
        "worn": np.zeros((brands, len(setting.channels))),
        "sated": np.zeros((brands, len(setting.personas))),
    }


def start_week(week: Week, params: Params) -> None:
    """Who stocked up buys less."""
    sated = week.state.own["group_buy.sated"]
    if sated.any():
        week.factors.purchase *= 1 - sated


def show(week: Week, params: Params) -> None:
    """Members buy together, and bring friends."""
    used = week.levers.private("group_buy")
    if not used.any():
        return
    state, worn = week.state, week.state.own["group_buy.worn"]
    hearing = np.maximum(state.members.sum(axis=3) - state.muted, 0) * used[:, None]
    buyers = state.stage[..., ASK].sum(axis=2) + state.own["repurchase.buyers"].sum(axis=2)
    tired = np.broadcast_to(worn[:, None], hearing.shape)
    urge = step(hearing.astype(float), buyers[:, :, None], tired, params.pull).sum(axis=2)
    week.kept["group_urge"] = urge
    week.days.urge += urge
    week.days.intents += params.brings * urge * buyers


def end_week(week: Week, params: Params) -> None:
    """Take the discount off what was bought together; remember that it was."""
    own, urge = week.state.own, week.kept.get("group_urge")
    own["group_buy.worn"] *= params.fades
    own["group_buy.sated"] *= 0.5
    if urge is None:
        return
    state = week.state
    buyers = state.stage[..., ASK].sum(axis=2) + own["repurchase.buyers"].sum(axis=2)
    orders = np.maximum(week.days.orders.sum(axis=(0, 3, 4)), 1)
    together = np.minimum(7 * urge * buyers / orders, 1.0)
    whole = (together * orders).sum(axis=1) / orders.sum(axis=1)
    week.factors.price *= 1 - params.discount * whole
    own["group_buy.worn"] += week.levers.private("group_buy")
    own["group_buy.sated"] += params.sated * np.minimum(together, 0.6) * 0.5
