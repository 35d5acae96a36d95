"""Search ads: being there at the moment when people search.

Idea: part of a platform's ad budget buys searches in an auction of its own. There are only as many
as people search: for the brand after they saved something, for rivals' products, and for the
category. Of those who search for the brand, some who would have ended elsewhere find it; of the
others, some come to ask.

    searches  = Σ over brands of people who search + occasions · s · people, by search share
    caught    = auction(money, searches, price) ÷ searches
    found    += Binomial(searched and not found, caught)
    asking   += r · caught · searches of others

Symbols: s share of category occasions that begin with a search; r share of clicks on an ad in
search that come to ask; price of a click c times that of a click in the feed. Sources: course:T13
(people search after they saved), auction as in `paid_auction` (`ostrovsky2011`); ads in search find
people who are looking: `model:searchads`; sizes are game assumptions. Limits: no key words.
"""

from __future__ import annotations

import numpy as np

from simgame.market.auction import won
from simgame.market.board.passed_on import AdsBought
from simgame.market.draws import binomial
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.planned import ad_shares
from simgame.market.week import Week

LEVERS = (
    "paid.{platforms}.search_ads",
    "content.{platforms}.{content_types}.count",
    "paid.{platforms}.boost",
)
WRITES = ("days.counted", "days.found", "days.intents")


class Params(Parameters):
    """Parameters of search ads."""

    searching: float = given(0.01, "of category occasions", "assumption")
    click_price: float = given(2.5, "of a click in the feed", "model:searchads")
    sigma: float = given(0.6, "log sd", "model:auction")
    asks: float = given(0.18, "people/click", "model:searchads")
    shown: float = given(12.0, "impressions/click", "assumption")
    demand_lift: float = given(0.5, "log price per usual share", "assumption")
    usual_share: float = given(0.08, "share of searches' value", "assumption")


def step(money: float, searches: float, price: float, sigma: float) -> float:
    """Share of `searches` a day that `money` fen a day buys at `price` fen a click."""
    bought = won(money, searches, price, sigma)
    return bought / searches if searches > 0 else 0.0


def show(week: Week, params: Params) -> None:
    """Catch searches on each day, for every brand that pays for them."""
    ads, days = week.passed_on(AdsBought), week.days
    bought = week.levers.of(ad_shares).search
    if ads is None or not bought.any():
        return
    setting, money = week.setting, ads.spend * bought / 7
    where = setting.of_platforms("search")
    where = where / max(float(where.sum()), 1e-9)
    category = setting.scenario.product.category
    looking = setting.people * (params.searching * category.occasions / 28)
    searches = (days.searches.sum(axis=1) + looking) @ np.ones(len(setting.personas))
    caught = _caught(week, money, where, float(searches.mean()), params)
    draws = week.draws("search_ads", (7,), (len(setting.personas),))
    share = (caught @ where)[None, :, None]
    missed = days.searches - days.found
    mine = binomial(missed, np.broadcast_to(share, missed.shape), draws)
    # People who look for something else than the brand: rivals' products, and the category.
    others = days.searches.sum(axis=1, keepdims=True) - days.searches + looking
    days.found += mine
    days.intents += params.asks * share * others
    _count(week, caught * where, searches, params)


def _caught(week: Week, money: Floats, where: Floats, searches: float, params: Params) -> Floats:
    """Share of each platform's searches that each brand's money buys [B, P]."""
    setting = week.setting
    cpm = setting.of_platforms("cost_per_1000") * week.factors.traffic
    price = params.click_price * cpm / 1000 / np.maximum(setting.of_platforms("click_rate"), 1e-4)
    caught = np.zeros_like(money)
    for b, p in np.argwhere(money > 0):
        there = searches * float(where[p])
        rivals = float(money[:, p].sum() - money[b, p])
        demand = rivals / max(params.usual_share * there * float(price[p]), 1e-9)
        dear = float(price[p]) * (1 + demand) ** params.demand_lift
        caught[b, p] = step(float(money[b, p]), there, dear, params.sigma)
    return caught


def _count(week: Week, share: Floats, searches: Floats, params: Params) -> None:
    """What platforms report: clicks on ads in search, and the impressions they took."""
    clicks = searches[:, None, None] * share
    paid = week.setting.span("paid")
    week.days.counted[0, :, :, paid] += params.shown * clicks
    week.days.counted[3, :, :, paid] += clicks
