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
    """Each brand's share of searches [..., B], from stock [..., B, P] and search shares [P]."""
    strength = stock**eta
    own = strength / (strength.sum(axis=-2, keepdims=True) + others)
    share: Floats = own @ where
    return share


def show(week: Week, params: Params) -> None:
    """Take in each day's saves, let those search whose day it is, and count who finds the brand."""
    state, days = week.state, week.days
    draws = week.draws("search_seeding", (3, 7), (len(week.setting.personas),))
    share = _shares(week, params)
    free, chance = _saving(week, params)
    entering = binomial(np.repeat(free[None], 7, axis=0), chance, draws.on(0))
    # Nobody is saved twice while the first search is still to come.
    entering = np.diff(np.minimum(np.cumsum(entering, axis=0), free), axis=0, prepend=0)
    parts = shared_out(entering, lag_shares(params.mean_lag_days), draws.uniform[1])
    days.searches = through_ring(state.seeding, parts, 7 * state.week)
    days.found = binomial(days.searches, share[:, :, None], draws.on(2))


def through_ring(ring: Counts, entering: Counts, first_day: int) -> Counts:
    """Who comes out of `ring` [B, G, 15] on each of seven days [7, B, G].

    Those `entering` [7, B, G, lag − 1] on a day come out 1 to 14 days later; what is not due yet
    stays in the ring, which is changed.
    """
    slots = (first_day + np.arange(7 + RING_DAYS)) % RING_DAYS
    coming = np.zeros((*ring.shape[:2], 7 + RING_DAYS), np.int64)
    coming[..., :RING_DAYS] = ring[..., slots[:RING_DAYS]]
    for day in range(7):
        coming[..., day + 1 : day + RING_DAYS] += entering[day]
    ring[..., slots[7:]] = coming[..., 7:]
    return np.moveaxis(coming[..., :7], -1, 0)


def _saving(week: Week, params: Params) -> tuple[Counts, Floats]:
    """People who may save something to look up [B, G], and the chance each day [D, B, G]."""
    state = week.state
    saves = week.days.saves.sum(axis=2)
    pool: Counts = state.stage[..., OPPORTUNITY:ACT].sum(axis=(2, 3))
    chance = 1 - np.exp(-params.searches_per_save * saves / np.maximum(pool, 1))
    return np.maximum(pool - state.seeding.sum(axis=2), 0), chance


def _shares(week: Week, params: Params) -> Floats:
    """Each brand's share of the searches of each day [D, B], as content becomes findable."""
    setting, state = week.setting, week.state
    where = setting.of_platforms("search")
    where = where / max(float(where.sum()), 1e-9)
    added = np.zeros((7, *state.search_stock.shape))
    searchable = setting.of_types("searchable")
    for post in week.published:
        touch = setting.touchpoints[post.touch]
        p, t = setting.touch_platform[post.touch], setting.touch_type[post.touch]
        worth = params.kol_post_stock if touch.group == "kol" else 0.4 + 0.8 * post.quality
        added[int((post.hour - week.first_hour) // 24), post.brand, p] += worth * searchable[t]
    kept = 0.5 ** (1 / params.stock_half_life_days)
    stock = np.empty(added.shape)
    for day in range(7):
        stock[day] = state.search_stock = state.search_stock * kept + added[day]
    return step(stock, where, params.eta, params.others)
