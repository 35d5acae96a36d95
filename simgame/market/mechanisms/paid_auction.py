"""Advertising auctions: what a budget buys, and how rivals' demand makes it dearer.

Idea: every impression is sold to the highest bid; background bids are lognormal. Pacing chooses
the bid that spends the budget over the week. A bid at quantile z wins Φ(z) of the inventory at
exp(μ + σ²/2) · Φ(z − σ) / Φ(z) on average. Spending a share s of the inventory's mean value fixes

    z = σ + Φ⁻¹(s),   impressions = inventory · Φ(z)

so that money buys less and less. Rivals' budgets raise μ; so does the season. Inventory is the
share of visits by the aimed audience that carries an ad of this category.

Sources: second-price auctions with lognormal bids (`ostrovsky2011`), σ 0.5–0.8 (`model:auction`);
course:T23 (dearer traffic). Inventory per visit and demand lift are game assumptions. Limits: one
price a week; quality does not change the price.
"""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.mechanisms.organic_reach import aimed
from simgame.market.week import Week, each_day_of

LEVERS = (
    "paid.{platforms}.budget",
    "paid.{platforms}.objective",
    "paid.{platforms}.aim",
)
_NORMAL = NormalDist()
# Price of an impression, and how hard it sells: awareness, seeding, conversion.
_PRICE = np.array([0.8, 1.0, 1.3])
_SELL = np.array([0.35, 0.15, 0.75])


class Params(Parameters):
    """Parameters of the auction."""

    slots_per_visit: float = given(0.02, "ads/visit", "assumption")
    usual_share: float = given(0.08, "share of inventory value", "assumption")
    demand_lift: float = given(0.5, "log price per usual share", "assumption")
    season_rise: float = given(0.018, "log price/week", "course:T23")
    accuracy: float = given(0.65, "share", "assumption")
    tailored: float = given(1.3, "factor", "course:F2")
    untailored: float = given(0.9, "factor", "course:F2")
    noise: float = given(0.08, "log sd/day", "assumption")


def step(budget: float, inventory: float, mean_price: float, sigma: float) -> float:
    """Impressions a day for `budget` fen a day.

    `inventory` impressions a day are on sale at `mean_price` fen each; `sigma` is the spread of
    log bids. Never more than the inventory; nothing for nothing.
    """
    value = inventory * mean_price
    share = min(budget / value, 0.999) if value > 0 else 0.0
    if share <= 0:
        return 0.0
    return inventory * _NORMAL.cdf(sigma + _NORMAL.inv_cdf(share))


def start_week(week: Week, params: Params) -> None:
    """Pay for the week's advertising, and settle what it buys a day and to whom it is shown."""
    setting, orders = week.setting, week.orders
    brands, platforms = orders.budget.shape
    shown = np.zeros((brands, platforms, len(setting.personas)))
    spend = np.zeros((brands, platforms), np.int64)
    for b in range(brands):
        affordable = _affordable(orders.budget[b], int(week.money_left[b] - week.reserved[b]))
        feed = affordable * _feed_shares(week, b)
        for p in np.flatnonzero(affordable):
            spend[b, p] = affordable[p]
            shown[b, p] = _shown(week, b, int(p), float(feed[p] / 7), params)
    week.kept["paid_shown"], week.kept["paid_spend"] = shown, spend.astype(float)
    week.kept["paid_accuracy"] = _accuracy(week, params)
    week.pay_daily("paid", each_day_of(spend), "paid")


def show(week: Week, params: Params) -> None:
    """Show the ads of each day."""
    shown, setting = week.kept.get("paid_shown"), week.setting
    if shown is None or not shown.any():
        return
    draws = week.draws("paid_auction", (7,), (len(setting.platforms),))
    views = shown * np.exp(params.noise * draws.normal)[..., None]
    craft = aimed(week.orders.paid_aim.reshape(-1), len(setting.personas),
                  params.tailored, params.untailored).reshape(shown.shape)  # fmt: skip
    paid = setting.span("paid")
    week.days.views[:, :, paid] += views
    week.days.craft[:, :, paid] += views * craft * _freshness(week)
    week.days.hard[:, :, paid] += views * _SELL[week.orders.objective][:, :, None]


def _freshness(week: Week) -> Floats:
    """How good the ads are on each day by what content there is to show [D, B, P, 1]."""
    fresh = week.kept.get("fresh", week.state.fresh[None])
    good: Floats = (0.6 + 0.5 * fresh)[..., None]
    return good


def _affordable(budget: Floats, money: int) -> Floats:
    """The budgets, cut in proportion when there is too little money left."""
    total = int(budget.sum())
    whole: Floats = budget if total <= money else budget * max(money, 0) // max(total, 1)
    return whole


def _feed_shares(week: Week, b: int) -> Floats:
    """Share of each platform's budget [P] that buys feed ads, not searches or own posts' views."""
    parts = (week.orders.search_ads[b], week.orders.boost[b])
    share: Floats = 1 - np.sum(parts, axis=0)
    return share


def _shown(week: Week, b: int, p: int, budget: float, params: Params) -> Floats:
    """Impressions a day by persona [G] for one brand on one platform."""
    setting, orders = week.setting, week.orders
    online = week.online[:, p]
    aim = int(orders.paid_aim[b, p])
    accuracy = float(_accuracy(week, params)[b])
    spread = online / max(online.sum(), 1e-9)
    if aim >= 0:
        spread = (1 - accuracy) * spread
        spread[aim] += accuracy
    visits = setting.minutes[:, p] * week.factors.attention[p] / setting.visit_minutes[p]
    supply = online * visits * params.slots_per_visit
    wide = float(supply.sum())
    aimed_at = (wide if aim < 0 else float(supply[aim])) * _pool(week, b, p)
    narrow = (1 - accuracy) * wide + accuracy * aimed_at
    price = mean_price(week, b, p, wide, params)
    factor = float(_PRICE[orders.objective[b, p]])
    sigma = float(setting.of_platforms("price_spread")[p])
    shown: Floats = spread * step(budget / factor, narrow, price, sigma)
    return shown


def _accuracy(week: Week, params: Params) -> Floats:
    """Share of aimed impressions that find those whom they are for [B]."""
    found: Floats = np.minimum(params.accuracy * week.factors.accuracy, 0.98)
    return found


def _pool(week: Week, b: int, p: int) -> float:
    """Share of those online whom the ads are for: all, if nobody is called back."""
    pools = week.kept.get("paid_pool")
    return 1.0 if pools is None else float(pools[b, p])


def mean_price(week: Week, b: int, p: int, inventory: float, params: Params) -> float:
    """Mean price of an impression in fen, so that the usual spending pays the usual CPM."""
    setting = week.setting
    sigma = float(setting.of_platforms("price_spread")[p])
    usual = params.usual_share
    per_mean = usual / _NORMAL.cdf(sigma + _NORMAL.inv_cdf(usual))
    cpm = float(setting.of_platforms("cost_per_1000")[p]) * float(week.factors.traffic[p])
    mean = cpm / 1000 / per_mean
    others = float(week.orders.budget[:, p].sum() - week.orders.budget[b, p]) / 7
    demand = others / max(inventory * mean * usual, 1e-9)
    rise = params.demand_lift * np.log1p(demand) + params.season_rise * week.state.week
    return mean * float(np.exp(rise))
