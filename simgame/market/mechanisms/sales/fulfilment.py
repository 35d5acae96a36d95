"""Fulfilment: parcels travel, some come back, and a good product earns trust.

Idea: an order is delivered after its shop's delivery time; on delivery a share is returned, and
what was paid for it is refunded: after coupons, offers and group prices. Goods, delivery and the
shop's commission are booked for every order.

    returns ~ Binomial(delivered, return rate · (1.3 − 0.6 · trust))
    refunds = returns ÷ delivered · paid for these parcels · dear
    trust  += gain · delivered ÷ knowing people · (quality − ½)

Symbols: dear is what one parcel that comes back cost, of the mean price (streams sell cheaper, and
more of it comes back).

Sources: course:T23 (margins differ by where one sells); return rates are the scenario's; the trust
update is a game assumption. Limits: returned goods are lost;
stock runs out only where the scenario says so.
"""

from __future__ import annotations

import numpy as np

from simgame.market.board.passed_on import Sent
from simgame.market.draws import Draws, binomial, shared_out
from simgame.market.mechanism import Counts, Floats, Parameters, given
from simgame.market.remembered import Remembered
from simgame.market.rings import through_ring
from simgame.market.setting import AWARE, Setting
from simgame.market.setting_cache import once
from simgame.market.state import RING_DAYS
from simgame.market.week import Week

LEVERS = ()
WRITES = ("days.delivered", "days.refunds", "days.returns", "state.parcels")


class Params(Parameters):
    """Parameters of fulfilment."""

    trust_gain: float = given(1.5, "trust per customer", "assumption")
    returned_distrusted: float = given(1.3, "of the usual returns", "assumption")
    returned_trusting: float = given(0.6, "less per trust", "assumption")
    spread_days: float = given(1.0, "days", "assumption")


class Memory(Remembered, owner="fulfilment"):
    """What was paid for the parcels under way, in fen by day of the season modulo 15 [B, 15]."""

    paid: Counts


def opening(setting: Setting) -> dict[str, Counts]:
    """Nothing is under way [B, 15]."""
    return {"paid": np.zeros((len(setting.brands), RING_DAYS), np.int64)}


def step(delivered: Counts, rate: Floats, draws: Draws) -> Counts:
    """Returns among `delivered` parcels [B, G] at `rate` each."""
    return binomial(delivered, rate, draws)


def end_week(week: Week, params: Params) -> None:
    """Send each day's orders, deliver what is due, and take back returns."""
    state, setting, days = week.state, week.setting, week.days
    draws = week.draws("fulfilment", (2, 7), (len(setting.personas),))
    stocked = week.passed_on(Sent)
    ordered = days.orders.sum(axis=(3, 4)) if stocked is None else stocked.by_day
    parts = shared_out(ordered, delivery_shares(week, params)[:, None], draws.uniform[0])
    days.delivered = through_ring(state.parcels, parts, 7 * state.week)
    rate = (
        setting.scenario.product.return_rate
        * (params.returned_distrusted - params.returned_trusting * week.trust.monday)
        * week.factors.returns
    )
    days.returns = step(days.delivered, rate, draws.on(1))
    days.refunds = _refunds(week, parts)
    _earn_trust(week, params)


def _refunds(week: Week, parts: Counts) -> Counts:
    """What is paid back on each day in fen [7, B], never more than was paid for what is delivered.

    `parts` [7, B, G, 14] are the week's orders by the days they travel.
    """
    paid = parts.sum(axis=2, keepdims=True) * week.paid_each[:, None, None]
    ring = Memory(week.state).paid[:, None]
    due = through_ring(ring, paid, 7 * week.state.week)[..., 0]
    share = week.days.returns.sum(axis=2) / np.maximum(week.days.delivered.sum(axis=2), 1)
    back: Counts = np.rint(due * share * week.factors.refunded).astype(np.int64)
    return np.minimum(back, due)


def delivery_shares(week: Week, params: Params) -> Floats:
    """P(delivered after 1 … 14 days) by brand, over its shops [B, 14]."""
    mixed = week.shops @ _shop_shares(week.setting, params.spread_days)
    shares: Floats = mixed / mixed.sum(axis=1, keepdims=True)
    return shares


@once
def _shop_shares(setting: Setting, spread_days: float) -> Floats:
    """P(delivered after 1 … 14 days) by shop [W, 14]."""
    days = np.arange(1, RING_DAYS)
    late = (days - setting.of_shops("delivery")[:, None]) / spread_days
    near = np.exp(-(late**2))
    shares: Floats = near / near.sum(axis=1, keepdims=True)
    return shares


def _earn_trust(week: Week, params: Params) -> None:
    state, delivered = week.state, week.days.delivered.sum(axis=0)
    known = state.stage[..., AWARE:].sum(axis=(2, 3))
    liked = week.setting.quality[:, None] - 0.5
    news = params.trust_gain * delivered / np.maximum(known, 1) * liked
    week.trust.move(news)
