"""A plain media-mix model: ridge regression on saturated, carried-over spend, with slow trends.

    first orders_mt = trend_m(t) + γ · mood_mt + Σ_c β_c · A_θ(S(spend_c))_mt + noise
    S(x) = x ÷ (x + h · mean x)      A_θ(x)_t = (1 − θ) Σ_k θ^k x_{t−k}

for markets m and weeks t. One θ and one h for all channels, chosen by what the model says of weeks
it has not seen. What a first order is worth in the long run is taken to be alike for all channels.
It knows nothing of the market but the exported table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CARRY = (0.2, 0.4, 0.6, 0.7, 0.8)
HALF = (0.25, 0.5, 1.0, 2.0, 4.0)
RIDGE = 1.0
TRENDS = 4
FOLDS = 4


@dataclass(frozen=True)
class Market:
    """What an analyst has of one market: first orders and mood [W], spend by channel [W, P]."""

    first_orders: Floats
    mood: Floats
    spend: Floats


def channel_effects(markets: Sequence[Market]) -> Floats:
    """Estimated first orders per fen of every channel [P]."""
    usual = np.mean([market.spend.mean(axis=0) for market in markets], axis=0)
    sales = np.concatenate([market.first_orders for market in markets])
    designs = [
        np.hstack([_base(markets), _media(markets, usual, carry, half)])
        for carry, half in product(CARRY, HALF)
    ]
    design = min(designs, key=lambda d: _unseen_error(sales, d, len(usual)))
    effects = _fit(sales, design, len(usual), np.arange(len(sales)))[-len(usual) :]
    spend = sum(market.spend.sum(axis=0) for market in markets)
    found: Floats = (design[:, -len(usual) :] * effects).sum(axis=0) / spend
    return found


def rank_correlation(one: Floats, other: Floats) -> float:
    """Spearman's."""
    ranks = [np.argsort(np.argsort(values)) for values in (one, other)]
    return round(float(np.corrcoef(ranks[0], ranks[1])[0, 1]), 6)


def _base(markets: Sequence[Market]) -> Floats:
    """A trend for every market, and the mood."""
    weeks = [len(market.mood) for market in markets]
    trends = np.zeros((sum(weeks), len(markets) * (TRENDS + 1)))
    for n, long in enumerate(weeks):
        rows = slice(sum(weeks[:n]), sum(weeks[: n + 1]))
        trend = np.polynomial.legendre.legvander(np.linspace(-1, 1, long), TRENDS)
        trends[rows, n * (TRENDS + 1) : (n + 1) * (TRENDS + 1)] = trend
    mood = np.concatenate([market.mood for market in markets])
    return np.hstack([trends, mood[:, None]])


def _media(markets: Sequence[Market], usual: Floats, carry: float, half: float) -> Floats:
    """Saturated and carried-over spend of all markets' weeks [·, P]."""
    return np.concatenate([_carried(m.spend / (m.spend + half * usual), carry) for m in markets])


def _carried(saturated: Floats, carry: float) -> Floats:
    found, stock = np.empty_like(saturated), saturated.mean(axis=0)
    for week, now in enumerate(saturated):
        stock = carry * stock + (1 - carry) * now
        found[week] = stock
    return found


def _fit(sales: Floats, design: Floats, channels: int, weeks: NDArray[np.intp]) -> Floats:
    scale = design.std(axis=0) + 1e-12
    standard = design[weeks] / scale
    penalty = RIDGE * np.diag([1e-9] * (design.shape[1] - channels) + [1.0] * channels)
    found = np.linalg.solve(standard.T @ standard + penalty, standard.T @ sales[weeks])
    effects: Floats = found / scale
    return effects


def _unseen_error(sales: Floats, design: Floats, channels: int) -> float:
    """Squared error on weeks left out, every fourth in turn."""
    fold, error = np.arange(len(sales)) % FOLDS, 0.0
    for n in range(FOLDS):
        effects = _fit(sales, design, channels, np.flatnonzero(fold != n))
        error += float(((design[fold == n] @ effects - sales[fold == n]) ** 2).sum())
    return error
