"""Fulfilment: parcels travel, some come back, and a good product earns trust.

Idea: an order is delivered after its shop's delivery time; on delivery a share is returned and
refunded. Goods, delivery and the shop's commission are booked for every order.

    returns ~ Binomial(delivered, return rate · (1.3 − 0.6 · trust))
    trust  += gain · delivered ÷ knowing people · (quality − ½)

Sources: course:T23 (margins differ by where one sells); return rates are the scenario's; the trust
update is a game assumption. Limits: returned goods are lost; stock never runs out.
"""

from __future__ import annotations

import numpy as np

from simgame.market.draws import Draws, binomial, shared_out
from simgame.market.mechanism import Counts, Floats, Parameters, given
from simgame.market.setting import AWARE, Setting
from simgame.market.state import RING_DAYS
from simgame.market.week import Week

LEVERS = ()


class Params(Parameters):
    """Parameters of fulfilment."""

    trust_gain: float = given(1.5, "trust per customer", "assumption")
    spread_days: float = given(1.0, "days", "assumption")


def step(delivered: Counts, rate: Floats, draws: Draws) -> Counts:
    """Returns among `delivered` parcels [B, G] at `rate` each."""
    return binomial(delivered, rate, draws)


def start_week(week: Week, params: Params) -> None:
    """Draw the week's delivery days and returns."""
    week.daily("fulfilment", (2,), (len(week.setting.personas),))
    week.kept["delivery"] = delivery_shares(week.setting, params)


def each_day(week: Week, params: Params) -> None:
    """Send today's orders, deliver what is due, and take back returns."""
    state, setting = week.state, week.setting
    draws = week.draws["fulfilment"].on(week.day)
    today = 7 * state.week + week.day
    ordered = week.today.orders.sum(axis=(2, 3))
    parts = shared_out(ordered, week.kept["delivery"], draws.uniform[0])
    state.parcels[:, :, (today + 1 + np.arange(parts.shape[-1])) % RING_DAYS] += parts
    slot = today % RING_DAYS
    delivered = state.parcels[:, :, slot].copy()
    state.parcels[:, :, slot] = 0
    week.today.delivered = delivered
    rate = setting.scenario.product.return_rate * (1.3 - 0.6 * state.trust)
    week.today.returns = step(delivered, rate, draws.on(1))
    _earn_trust(week, delivered, params)


def delivery_shares(setting: Setting, params: Params) -> Floats:
    """P(delivered after 1 … 14 days), over the shops."""
    days = np.arange(1, RING_DAYS)
    shares = np.zeros(len(days))
    for shop in setting.scenario.product.sold_at.values():
        near = np.exp(-(((days - shop.delivery) / params.spread_days) ** 2))
        shares += shop.share * near / near.sum()
    whole: Floats = shares / shares.sum()
    return whole


def _earn_trust(week: Week, delivered: Counts, params: Params) -> None:
    state, setting = week.state, week.setting
    known = state.stage[..., AWARE:].sum(axis=(2, 3))
    news = params.trust_gain * delivered / np.maximum(known, 1) * (setting.quality[:, None] - 0.5)
    state.trust = np.minimum(np.maximum(state.trust + news, 0.0), 1.0)
