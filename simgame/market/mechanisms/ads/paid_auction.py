"""Advertising auctions: what a budget buys, and how rivals' demand makes it dearer.

Idea: every impression is sold to the highest bid; background bids are lognormal. Pacing chooses
the bid that spends the budget over the week. A bid at quantile z wins Φ(z) of the inventory at
exp(μ + σ²/2) · Φ(z − σ) / Φ(z) on average. Spending a share s of the inventory's mean value fixes

    z = σ + Φ⁻¹(s),   impressions = inventory · Φ(z)

so that money buys less and less. Rivals' budgets raise μ; so does the season. Inventory is the
share of visits by the aimed audience that carries an ad of this category. Platforms rank bids by
what they expect people to do, so ads that are better made cost less: price ÷ craft^s.

Sources: second-price auctions with lognormal bids (`ostrovsky2011`), σ 0.5–0.8 (`model:auction`);
course:T23 (dearer traffic). Inventory per visit and demand lift are game assumptions. Limits: one
price a week, by what content there is to show on Monday.
"""

from __future__ import annotations

import numpy as np

from simgame.market.auction import price_at, won
from simgame.market.board.passed_on import AdsBought, CalledBack, Freshness
from simgame.market.mechanism import Counts, Floats, Parameters, given, table
from simgame.market.planned import ad_shares, aimed
from simgame.market.setting import Setting
from simgame.market.setting_cache import once
from simgame.market.till import each_day_of
from simgame.market.week import Week

LEVERS = (
    "paid.{platforms}.budget",
    "paid.{platforms}.objective",
    "paid.{platforms}.aim",
    "content.{platforms}.{content_types}.count",
    "paid.{platforms}.boost",
    "paid.{platforms}.search_ads",
)
WRITES = ("days.craft", "days.hard", "days.views")
# Price of an impression, and how hard it sells: awareness, seeding, conversion.
_PRICE = table([0.8, 1.0, 1.3], "of the usual price", "assumption")
_SELL = table([0.35, 0.15, 0.75], "hard sell", "assumption")


class Params(Parameters):
    """Parameters of the auction."""

    slots_per_visit: float = given(0.02, "ads/visit", "assumption")
    usual_share: float = given(0.08, "share of inventory value", "assumption")
    demand_lift: float = given(0.5, "log price per usual share", "assumption")
    season_rise: float = given(0.035, "log price/week", "assumption, course:T23")
    accuracy: float = given(0.65, "share", "assumption")
    surest: float = given(0.98, "share", "assumption")
    stale: float = given(0.65, "craft with no content to show", "assumption")
    freshens: float = given(0.54, "craft per quality of fresh content", "assumption")
    tailored: float = given(1.3, "factor", "assumption, course:F2")
    untailored: float = given(0.9, "factor", "assumption, course:F2")
    scored: float = given(0.5, "exponent of craft", "assumption")
    noise: float = given(0.08, "log sd/day", "assumption")


def step(budget: float, inventory: float, mean_price: float, sigma: float) -> float:
    """Impressions a day for `budget` fen a day.

    `inventory` impressions a day are on sale at `mean_price` fen each; `sigma` is the spread of
    log bids. Never more than the inventory; nothing for nothing.
    """
    return won(budget, inventory, mean_price, sigma)


def start_week(week: Week, params: Params) -> None:
    """Pay for the week's advertising, and settle what it buys a day and to whom it is shown."""
    spend = week.till.left_of(LEVERS[0])
    accuracy = np.minimum(params.accuracy * week.factors.accuracy, params.surest)
    shown = _shown(week, spend, accuracy, params)
    week.pass_on(AdsBought(spend.astype(float), accuracy, shown))
    if spend.any():
        week.till.pay_daily(LEVERS[0], each_day_of(spend))


def show(week: Week, params: Params) -> None:
    """Show the ads of each day."""
    ads, setting = week.passed_on(AdsBought), week.setting
    if ads is None or not ads.shown.any():
        return
    draws = week.draws("paid_auction", (7,), (len(setting.platforms),))
    views = ads.shown * np.exp(params.noise * draws.normal)[..., None]
    aims = week.levers.paid("aim")
    craft = aimed(aims, len(setting.personas), params.tailored, params.untailored)
    paid = setting.span("paid")
    week.days.views[:, :, paid] += views
    week.days.craft[:, :, paid] += views * craft * _freshness(week, params)
    week.days.hard[:, :, paid] += views * _SELL[week.levers.paid("objective")][:, :, None]


def _freshness(week: Week, params: Params) -> Floats:
    """How good the ads are on each day by what content there is to show [D, B, P, 1]."""
    newest = week.passed_on(Freshness)
    fresh = week.state.fresh[None] if newest is None else newest.quality
    good: Floats = (params.stale + params.freshens * fresh)[..., None]
    return good


def _shown(week: Week, spend: Counts, accuracy: Floats, params: Params) -> Floats:
    """Impressions a day by persona [B, P, G] that `spend` [B, P] buys."""
    setting, levers = week.setting, week.levers
    aim, objective = levers.paid("aim"), levers.paid("objective")
    online = week.online.T.copy()
    visits = setting.minutes * week.factors.attention / setting.visit_minutes
    supply = online * visits.T * params.slots_per_visit
    wide = supply.sum(axis=1)
    aims = aim[..., None] == np.arange(len(setting.personas))
    aimed_at = np.where(aim < 0, wide, (supply * aims).sum(axis=2))
    sure, back = accuracy[:, None], week.passed_on(CalledBack)
    narrow = (1 - sure) * wide + sure * (aimed_at * (1.0 if back is None else back.pool))
    shares = levers.of(ad_shares)
    # What is left of a budget for feed ads, not for searches or own posts' views, a day.
    feed = spend * (1 - (shares.search + shares.boost)) / 7 / _PRICE[objective]
    feed = feed * (params.stale + params.freshens * week.state.fresh) ** params.scored
    cells = zip(feed.ravel().tolist(), narrow.ravel().tolist(),
                mean_price(week, wide, params).ravel().tolist(), strict=True)  # fmt: skip
    sigma = setting.of_platforms("price_spread").tolist()
    bought = [step(*cell, sigma[i % len(sigma)]) for i, cell in enumerate(cells)]
    spread = online / np.maximum(online.sum(axis=1, keepdims=True), 1e-9)
    aimed_spread = (1 - sure)[..., None] * spread + sure[..., None] * aims
    spread = np.where(aim[..., None] < 0, spread, aimed_spread)
    shown: Floats = spread * np.reshape(bought, (*spend.shape, 1))
    return shown


def mean_price(week: Week, inventory: Floats, params: Params) -> Floats:
    """Mean price of an impression in fen [B, P], so that the usual spending pays the usual CPM.

    `inventory` [P] is what is on sale a day.
    """
    usual, budget = params.usual_share, week.levers.paid("budget")
    cpm = week.setting.of_platforms("cost_per_1000") * week.factors.traffic
    mean = cpm / 1000 / _usual_per_mean(week.setting, usual)
    others = (budget.sum(axis=0) - budget) / 7
    demand = others / np.maximum(inventory * mean * usual, 1e-9)
    rise = params.demand_lift * np.log1p(demand) + params.season_rise * week.state.week
    price: Floats = mean * np.exp(rise)
    return price


@once
def _usual_per_mean(setting: Setting, share: float) -> Floats:
    """Price ÷ mean price [P] at which a `share` of the inventory's value is spent."""
    sigmas = setting.of_platforms("price_spread").tolist()
    return np.array([price_at(share, sigma) for sigma in sigmas])
