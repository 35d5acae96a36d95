"""A plain media-mix model: ridge regression on saturated, carried-over spend, with a slow trend.

Sales of week t = trend_t + Σ_c β_c · A_θ(S(spend_c))_t + noise, with S(x) = x ÷ (x + h·mean x) and
A_θ(x)_t = (1 − θ) Σ_k θ^k x_{t−k}. One θ and one h for all channels, chosen by what the model says
of weeks it has not seen. It knows nothing of the market but the exported table.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CARRY = (0.0, 0.2, 0.4, 0.6, 0.8)
HALF = (0.5, 1.0, 2.0, 4.0)
RIDGE = 1.0
TRENDS = 6
FOLDS = 4


def channel_roas(sales: Floats, spend: Floats) -> Floats:
    """Estimated sales per fen of every channel [P], from sales [W] and spend [W, P]."""
    carry, half = min(product(CARRY, HALF), key=lambda c: _unseen_error(sales, spend, *c))
    media = _media(spend, carry, half)
    effects = _fit(sales, media, np.arange(len(sales)))
    roas: Floats = (media * effects[-spend.shape[1] :]).sum(axis=0) / spend.sum(axis=0)
    return roas


def rank_correlation(one: Floats, other: Floats) -> float:
    """Spearman's."""
    ranks = [np.argsort(np.argsort(values)) for values in (one, other)]
    return float(np.corrcoef(*ranks)[0, 1])


def _media(spend: Floats, carry: float, half: float) -> Floats:
    """Saturated and carried-over spend [W, P]."""
    saturated = spend / (spend + half * spend.mean(axis=0))
    found = np.empty_like(saturated)
    stock = saturated.mean(axis=0)
    for week, now in enumerate(saturated):
        stock = carry * stock + (1 - carry) * now
        found[week] = stock
    return found


def _design(media: Floats) -> Floats:
    """Columns of the trend, then of the media, each centred."""
    time = np.linspace(-1, 1, len(media))
    trend = np.polynomial.legendre.legvander(time, TRENDS)
    return np.hstack([trend, media - media.mean(axis=0)])


def _fit(sales: Floats, media: Floats, weeks: NDArray[np.intp]) -> Floats:
    design = _design(media)
    scale = design.std(axis=0) + (np.arange(design.shape[1]) == 0)
    standard = design[weeks] / scale
    penalty = RIDGE * np.diag([0.0] * (TRENDS + 1) + [1.0] * media.shape[1])
    found = np.linalg.solve(standard.T @ standard + penalty, standard.T @ sales[weeks])
    effects: Floats = found / scale
    return effects


def _unseen_error(sales: Floats, spend: Floats, carry: float, half: float) -> float:
    media = _media(spend, carry, half)
    design, error = _design(media), 0.0
    for seen, unseen in _folds(len(sales)):
        error += float(((design[unseen] @ _fit(sales, media, seen) - sales[unseen]) ** 2).sum())
    return error


def _folds(weeks: int) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    fold = np.arange(weeks) % FOLDS
    for n in range(FOLDS):
        yield np.flatnonzero(fold != n), np.flatnonzero(fold == n)
