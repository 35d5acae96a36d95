"""Coupons: a lower price now, a lower price expected later, and customers who came for the deal.

Idea: a coupon lowers what is paid on average. People compare it with what they are used to paying:
below it they buy more, above it less, and losses weigh more than gains. So a discount that stays
soon is the usual price. It also costs trust, and many of those whom it brought do not come back.

    paid  = 1 − used · depth
    lift  = (paid ÷ ref)^(−v · sensitivity),   v twice as large where paid > ref
    ref  += learning · (paid − ref) a week
    trust = trust · (1 − erosion · depth²)
    again = 1 − shy · share of buyers who came for a deal

Symbols: depth of the coupon 0–0.5; ref price that is expected, in usual prices. The price itself
works in the purchase choice. Sources: reference prices and the weight of losses
(`model:reference`), course:F9; the sizes are game assumptions. Limits: one coupon for all; no
stocking up.
"""

from __future__ import annotations

import numpy as np

from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.remembered import Remembered
from simgame.market.setting import ACT, Setting
from simgame.market.week import Week

LEVERS = ("price.coupon_depth",)


class Params(Parameters):
    """Parameters of coupons."""

    used: float = given(0.8, "share of orders", "assumption")
    value: float = given(0.8, "log lift per log price", "model:reference")
    loss: float = given(2.0, "times a gain", "model:reference")
    learning: float = given(0.3, "share/week", "model:reference")
    erosion: float = given(0.25, "share of trust/week", "assumption")
    seekers: float = given(2.0, "new buyers per depth", "assumption")
    shy: float = given(0.6, "share", "assumption")


def step(paid: Floats, reference: Floats, sensitivity: Floats, value: float,
         loss: float) -> Floats:  # fmt: skip
    """Lift on purchases [B, G] from what is `paid` and the `reference` price [B].

    Both in usual prices; `sensitivity` [G].
    """
    gap = np.log(paid / reference)
    weight = value * np.where(gap > 0, loss, 1.0)
    lift: Floats = np.exp(-(weight * gap)[:, None] * sensitivity)
    return lift


class Memory(Remembered, owner="coupons"):
    """Expected price and coupon of last week [B]; share of buyers who came for a deal [B, G]."""

    reference: Floats
    depth: Floats
    seekers: Floats


def opening(setting: Setting) -> dict[str, Floats]:
    """Expected price and coupon of last week [B]; share of buyers who came for a deal [B, G]."""
    brands = len(setting.brands)
    seekers = np.zeros((brands, len(setting.personas)))
    return {"reference": np.ones(brands), "depth": np.zeros(brands), "seekers": seekers}


def start_week(week: Week, params: Params) -> None:
    """Lower the price, and let people compare it with what they are used to."""
    own, depth = Memory(week.state), week.levers["price.coupon_depth"]
    for b in (depth != own.depth).nonzero()[0].tolist():
        week.tell_others(
            b, "rival-coupon" if depth[b] else "rival-coupon-over", depth=depth.item(b)
        )
    own.depth = depth.astype(float)
    reference = own.reference
    if not depth.any() and (reference == 1).all() and not own.seekers.any():
        return
    paid = 1 - params.used * depth
    week.factors.price *= paid
    sensitivity = week.setting.levels("price_sensitivity")
    week.factors.purchase *= step(paid, reference, sensitivity, params.value, params.loss)
    week.factors.repurchase *= 1 - params.shy * own.seekers
    week.trust.lose(params.erosion * depth[:, None] ** 2)


def end_week(week: Week, params: Params) -> None:
    """Learn the price, and note who came for it."""
    own, depth = Memory(week.state), week.levers["price.coupon_depth"]
    reference = own.reference
    if not depth.any() and (reference == 1).all() and not own.seekers.any():
        return
    reference += params.learning * (1 - params.used * depth - reference)
    reference[np.abs(reference - 1) < 0.001] = 1.0
    new = week.days.orders[..., 0].sum(axis=(0, 3))
    buyers = np.maximum(week.state.stage[..., ACT:].sum(axis=(2, 3)), 1)
    came = np.minimum(params.seekers * depth, 1.0)[:, None]
    own.seekers += new / buyers * (came - own.seekers)
