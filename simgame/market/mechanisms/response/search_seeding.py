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

from simgame.market.array_sums import over_touchpoints, within
from simgame.market.draws import binomial, shared_out
from simgame.market.mechanism import Counts, Floats, Parameters, given, line, table
from simgame.market.rings import through_ring
from simgame.market.setting import ACT, OPPORTUNITY, Setting
from simgame.market.setting_cache import once
from simgame.market.state import RING_DAYS
from simgame.market.under_way import columns
from simgame.market.week import Week

LEVERS = ()
WRITES = ("days.found", "days.searches", "state.search_stock", "state.seeding")
_POST = table([0.4, 0.8], "usual posts; per quality", "assumption")


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
    return np.diff(below)


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
    entering = binomial(free[None].repeat(7, axis=0), chance, draws.on(0))
    # Nobody is saved twice while the first search is still to come.
    entering = within(entering, free)
    parts = shared_out(entering, lag_shares(params.mean_lag_days), draws.uniform[1])
    days.searches = through_ring(state.seeding, parts, 7 * state.week)
    days.found = binomial(days.searches, share[:, :, None], draws.on(2))


def _saving(week: Week, params: Params) -> tuple[Counts, Floats]:
    """People who may save something to look up [B, G], and the chance each day [D, B, G]."""
    state = week.state
    saves = over_touchpoints(week.days.saves)
    pool: Counts = state.stage[..., OPPORTUNITY:ACT].sum(axis=(2, 3))
    chance = 1 - np.exp(-params.searches_per_save * saves / np.maximum(pool, 1))
    return np.maximum(pool - state.seeding.sum(axis=2), 0), chance


def _shares(week: Week, params: Params) -> Floats:
    """Each brand's share of the searches of each day [D, B], as content becomes findable."""
    setting, state = week.setting, week.state
    added = _added(week, params)
    kept = 0.5 ** (1 / params.stock_half_life_days)
    stock = np.empty(added.shape)
    for day in range(7):
        stock[day] = state.search_stock = state.search_stock * kept + added[day]
    return step(stock, _searched(setting), params.eta, params.others)


def _added(week: Week, params: Params) -> Floats:
    """What the posts of each day add to the stock of searchable content [D, B, P]."""
    setting = week.setting
    added = np.zeros((7, *week.state.search_stock.shape))
    if week.published:
        brand, touch, hour, quality = columns(week.published, "brand", "touch", "hour", "quality")
        kol = setting.span("kol")
        by_kol = (touch >= kol.start) & (touch < kol.stop)
        worth = np.where(by_kol, params.kol_post_stock, line(_POST, quality))
        worth *= setting.of_types("searchable")[setting.touch_type[touch]]
        day = ((hour - week.first_hour) // 24).astype(np.intp)
        np.add.at(added, (day, brand, setting.touch_platform[touch]), worth)
    return added


@once
def _searched(setting: Setting) -> Floats:
    """Shares of the platforms in what is searched for [P]."""
    where = setting.of_platforms("search")
    return where / max(float(where.sum()), 1e-9)
