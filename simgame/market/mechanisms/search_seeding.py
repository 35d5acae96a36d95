"""Seeding and search: people save something and search for the product days later.

Idea: a save is an intention. The lag to the product search is drawn once, when it is saved; when
it is over, the search lands on whoever has the most and best searchable content.

    lag       ~ Erlang-3 with mean 3 days, in whole days up to 14
    own share = stock^η / (Σ over brands stock^η + others)
    stock_t   = ρ · stock_{t−1} + Σ posts · craft · searchability

Symbols: stock [B, P] of searchable content, half-life weeks; η < 1. Sources: course:T13 (three days
on average), share of search as a leading indicator (`binet2020`); η and ρ are game assumptions.
Limits: no search ads.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from simgame.market.draws import binomial, shared_out
from simgame.market.mechanism import Counts, Floats, Parameters, given
from simgame.market.setting import ACT, OPPORTUNITY
from simgame.market.state import RING_DAYS
from simgame.market.week import Week

LEVERS = ()


class Params(Parameters):
    """Parameters of seeding and search."""

    mean_lag_days: float = given(3.0, "days", "course:T13")
    eta: float = given(0.7, "exponent", "assumption")
    stock_half_life_days: float = given(21.0, "days", "model:carryover")
    others: float = given(1.5, "stock", "assumption")
    searches_per_save: float = given(0.6, "share", "assumption")
    kol_post_stock: float = given(2.5, "usual posts", "assumption")


@lru_cache
def lag_shares(mean_days: float) -> Floats:
    """P(lag = 1 … 14 days) of an Erlang-3 lag, the rest on the last day."""
    edges = np.arange(RING_DAYS) * 3.0 / max(mean_days - 0.5, 0.1)
    below = 1 - np.exp(-edges) * (1 + edges + edges**2 / 2)
    below[-1] = 1.0
    shares: Floats = np.diff(below)
    return shares


def step(stock: Floats, where: Floats, eta: float, others: float) -> Floats:
    """Each brand's share of searches [B], from stock [B, P] and search shares `where` [P]."""
    strength = stock**eta
    own = strength / (strength.sum(axis=0) + others)
    share: Floats = own @ where
    return share


def start_week(week: Week, params: Params) -> None:
    """Draw the week's entries and lags; settle where people search."""
    search = week.setting.of_platforms("search")
    week.kept["search"] = search / max(float(search.sum()), 1e-9)
    week.daily("search_seeding", (3,), (len(week.setting.personas),))


def each_day(week: Week, params: Params) -> None:
    """Take in today's saves, let those search whose day it is, and add to what can be found."""
    state = week.state
    draws = week.draws["search_seeding"].on(week.day)
    today = 7 * state.week + week.day
    searching = state.seeding[:, :, today % RING_DAYS].copy()
    state.seeding[:, :, today % RING_DAYS] = 0
    _stock(week, params)
    share = step(state.search_stock, week.kept["search"], params.eta, params.others)
    free, chance = _saving(week, params)
    entering, found = binomial(
        np.array([free, searching]),
        np.array([chance, np.repeat(share[:, None], chance.shape[1], axis=1)]),
        draws.on(slice(0, 2)),
    )
    parts = shared_out(entering, lag_shares(params.mean_lag_days), draws.uniform[2])
    state.seeding[:, :, (today + 1 + np.arange(parts.shape[-1])) % RING_DAYS] += parts
    week.today.searches, week.today.found = searching, found


def _saving(week: Week, params: Params) -> tuple[Counts, Floats]:
    """People who may save something to look up, and the chance that they do today [B, G]."""
    state = week.state
    saves = week.today.saves.sum(axis=1)
    pool: Counts = state.stage[..., OPPORTUNITY:ACT].sum(axis=(2, 3))
    chance = 1 - np.exp(-params.searches_per_save * saves / np.maximum(pool, 1))
    return np.maximum(pool - state.seeding.sum(axis=2), 0), chance


def _stock(week: Week, params: Params) -> None:
    setting, state = week.setting, week.state
    state.search_stock *= 0.5 ** (1 / params.stock_half_life_days)
    searchable = setting.of_types("searchable")
    for post in week.published:
        touch = setting.touchpoints[post.touch]
        p, t = setting.touch_platform[post.touch], setting.touch_type[post.touch]
        worth = params.kol_post_stock if touch.group == "kol" else 0.4 + 0.8 * post.quality
        state.search_stock[post.brand, p] += worth * searchable[t]
