"""BG/NBD (Fader, Hardie and Lee 2005) by maximum likelihood, in numpy alone.

A customer is (x, t_x, T): repeat purchases, time of the last one, and time watched. While alive
they buy at a rate from Gamma(r, α); after each purchase a chance from Beta(a, b) loses them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import lgamma

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_lgamma = np.frompyfunc(lgamma, 1, 1)


@dataclass(frozen=True)
class Fit:
    """The fitted parameters."""

    r: float
    alpha: float
    a: float
    b: float

    def expected(self, t: Floats) -> Floats:
        """Expected repeat purchases of a new customer until `t`."""
        a, b, r = self.a, self.b, self.r
        z = t / (self.alpha + t)
        gauss = _hypergeometric(r, b, a + b - 1, z)
        return (a + b - 1) / (a - 1) * (1 - (self.alpha / (self.alpha + t)) ** r * gauss)


def fit(x: Floats, last: Floats, until: Floats) -> Fit:
    """The maximum-likelihood fit."""

    def loss(logs: Floats) -> float:
        return -float(_likelihood(np.exp(logs), x, last, until).sum())

    found = np.exp(_simplex(loss, np.log([0.5, 5.0, 1.2, 2.0])))
    return Fit(*found.tolist())


def _likelihood(params: Floats, x: Floats, last: Floats, until: Floats) -> Floats:
    r, alpha, a, b = params
    many = np.arange(int(x.max()) + 1)
    gammas = _gammas(r + many) - lgamma(r) + r * np.log(alpha)
    betas = lgamma(a + b) + _gammas(b + many) - lgamma(b) - _gammas(a + b + many)
    index = x.astype(int)
    alive = -(r + x) * np.log(alpha + until)
    gone = np.log(a) - np.log(np.maximum(b + x - 1, 1e-9)) - (r + x) * np.log(alpha + last)
    total: Floats = (gammas + betas)[index] + np.logaddexp(alive, np.where(x > 0, gone, -np.inf))
    return total


def _gammas(x: Floats) -> Floats:
    return np.asarray(_lgamma(x), float)


def _hypergeometric(a: float, b: float, c: float, z: Floats) -> Floats:
    """Gauss' series, which converges for z < 1."""
    term, total = np.ones_like(z), np.ones_like(z)
    for n in range(3000):
        term = term * (a + n) * (b + n) / ((c + n) * (n + 1)) * z
        total += term
    return total


def _simplex(loss: Callable[[Floats], float], start: Floats, steps: int = 400) -> Floats:
    """Nelder and Mead's downhill simplex."""
    points = [start, *(start + 0.5 * unit for unit in np.eye(len(start)))]
    ranked = sorted((loss(p), tuple(p)) for p in points)
    for _ in range(steps):
        best, worst = ranked[0], ranked[-1]
        centre = np.mean([p for _, p in ranked[:-1]], axis=0)
        away = centre - np.array(worst[1])
        tried = [(loss(p), tuple(p)) for p in (centre + away, centre + 2 * away)]
        if min(tried)[0] < best[0]:
            ranked[-1] = min(tried)
        elif tried[0][0] < ranked[-2][0]:
            ranked[-1] = tried[0]
        else:
            inner = centre - 0.5 * away
            ranked[-1] = (loss(inner), tuple(inner))
            if ranked[-1][0] >= worst[0]:
                near = [(np.array(p) + np.array(best[1])) / 2 for _, p in [*ranked[1:-1], worst]]
                ranked[1:] = [(loss(p), tuple(p)) for p in near]
        ranked.sort()
    return np.array(ranked[0][1])
