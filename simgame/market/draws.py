"""From uniforms to counts, cell by cell.

numpy's own binomial consumes a number of raw draws that depends on n and p, so that one cell
would re-roll its neighbours. Here each cell has one uniform of its own and is transformed by
quantile: monotone in the uniform, right in mean and variance.

Small means use a table of binomial quantiles, large ones the rounded normal.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

# Sizes n of the tabulated binomials; larger n are Poisson within the table's means.
_SIZES = np.array([*range(1, 25), 26, 28, 31, 34, 38, 43, 50, 60, 75, 100, 150, 300, 1000])
_LARGE_MEAN = 12.0
_STEPS = 60
_MEANS = (np.arange(_STEPS + 2) / _STEPS) ** 2 * _LARGE_MEAN
_PER_STEP = 1 / np.diff(_MEANS)
_BINS = 256
_TOP = 40


class Draws(NamedTuple):
    """Uniforms and the standard normals at the same quantiles, of equal shape."""

    uniform: Floats
    normal: Floats

    def on(self, day: int) -> Draws:
        """The draws of one day of a weekly block."""
        return Draws(self.uniform[day], self.normal[day])


def draws_from(uniform: Floats) -> Draws:
    """A block of draws from its uniforms."""
    return Draws(uniform, normal_quantile(uniform))


def normal_quantile(u: Floats) -> Floats:
    """Standard normal quantiles of `u` in (0, 1), error < 1.2e-9 (Acklam 2003)."""
    a = (-3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2,
         1.383577518672690e2, -3.066479806614716e1, 2.506628277459239)  # fmt: skip
    b = (-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2,
         6.680131188771972e1, -1.328068155288572e1, 1.0)  # fmt: skip
    c = (-7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838,
         -2.549732539343734, 4.374664141464968, 2.938163982698783)  # fmt: skip
    d = (7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996,
         3.754408661907416, 1.0)  # fmt: skip
    centre = u - 0.5
    r = centre * centre
    middle = np.polyval(a, r) * centre / np.polyval(b, r)
    tail = np.minimum(u, 1 - u)
    q = np.sqrt(-2 * np.log(np.maximum(tail, 1e-300)))
    outer = np.polyval(c, q) / np.polyval(d, q)
    return np.where(tail < 0.02425, np.where(u < 0.5, outer, -outer), middle)


def binomial(n: Counts, p: Floats, draws: Draws) -> Counts:
    """How many of `n` people do something that each does with probability `p`.

    All of one shape; the result lies in [0, n]. Raises nothing: p is clipped to [0, 1].
    """
    rest = 1.0 - p
    turned = p > 0.5
    uniform, normal = draws
    any_turned = turned.any()
    if any_turned:
        p, rest = np.minimum(p, rest), np.maximum(p, rest)
        uniform = np.where(turned, 1.0 - uniform, uniform)
        normal = np.where(turned, -normal, normal)
    p = np.maximum(p, 0.0)
    mean = n * p
    count = np.rint(mean + normal * np.sqrt(mean * rest))
    small = (mean < _LARGE_MEAN).nonzero()
    if len(small[0]):
        count[small] = _tabulated(n[small], mean[small], uniform[small])
    count = np.minimum(np.maximum(count, 0.0), n)
    if any_turned:
        count = np.where(turned, n - count, count)
    return count.astype(np.int64)


def poisson(mean: Floats, draws: Draws) -> Counts:
    """How many independent events happen when `mean` are expected; of one shape."""
    return binomial(np.full(mean.shape, 10**15, np.int64), mean / 1e15, draws)


def shared_out(total: Counts, weights: Floats, uniform: Floats) -> Counts:
    """`total` split over the last axis of `weights` (summing to 1), conserved.

    Systematic sampling with one uniform a total: right in mean, less than multinomial in
    variance. `total` and `uniform` have the shape of `weights` without its last axis.
    """
    edges = np.floor(total[..., None] * np.cumsum(weights, axis=-1) + uniform[..., None])
    edges[..., -1] = total
    return np.diff(edges, axis=-1, prepend=0.0).astype(np.int64)


def _tabulated(n: Counts, mean: Floats, u: Floats) -> Counts:
    """Binomial quantiles for means below the table's end.

    The table's mean just below or just above is taken by chance, from digits of `u` that the
    quantile hardly uses, so that the mean comes out right.
    """
    size_rows, cdf, quantile = _tables()
    place = np.sqrt(mean * ((_STEPS**2) / _LARGE_MEAN))
    low = place.astype(np.intp)
    weight = (mean - _MEANS[low]) * _PER_STEP[low]
    low += (u * 2.0**30) % 1.0 < weight
    row = size_rows[np.minimum(n, _SIZES[-1])] + low
    count: Counts = quantile[row, (u * _BINS).astype(np.intp)].astype(np.int64)
    count += u > cdf[row, count]
    count += u > cdf[row, count]
    return count


@lru_cache(maxsize=1)
def _tables() -> tuple[NDArray[np.intp], Floats, NDArray[np.int8]]:
    """First row of the sizes n, CDFs [size × mean, count], and the quantiles at the lower edge of
    each bin of u."""
    k = np.arange(_TOP)
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, _SIZES[-1] + 1)))])
    n = _SIZES[:, None, None]
    p = np.maximum(np.minimum(_MEANS[None, :, None] / n, 1 - 1e-12), 1e-300)
    ways = logs[n] - logs[np.minimum(k, n)] - logs[np.maximum(n - k, 0)]
    log_pmf = ways + k * np.log(p) + (n - k) * np.log1p(-p)
    pmf = np.where(k <= n, np.exp(np.where(k <= n, log_pmf, 0.0)), 0.0)
    cdf = np.cumsum(pmf, axis=-1).reshape(-1, _TOP)
    cdf[:, -1] = 2.0
    edges = np.arange(_BINS) / _BINS
    rows = 3.0 * np.arange(len(cdf))[:, None]
    found = np.searchsorted((cdf + rows).ravel(), (edges + rows).ravel())
    quantile = found.reshape(len(cdf), _BINS) - _TOP * np.arange(len(cdf))[:, None]
    sizes = np.searchsorted(_SIZES, np.arange(_SIZES[-1] + 1), side="right") - 1
    return np.maximum(sizes, 0) * len(_MEANS), cdf, quantile.astype(np.int8)
