"""From uniforms to counts, cell by cell.

numpy's own binomial consumes a number of raw draws that depends on n and p, so that one cell
would re-roll its neighbours. Here each cell has one uniform of its own and is transformed by
quantile: monotone in the uniform, right in mean and variance.

Small means use a table of binomial quantiles, large ones the rounded normal.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgame.market.arrays import Counts, Floats

Indices = NDArray[np.intp]
Small = NDArray[np.int8]
Table = NDArray[np.float32]

# Sizes n of the tabulated binomials; larger n are Poisson within the table's means.
_SIZES = np.array([*range(1, 25), 26, 28, 31, 34, 38, 43, 50, 60, 75, 100, 150, 300, 1000])
_MOST = int(_SIZES[-1])
_LARGE_MEAN = 12.0
_STEPS = 60
_MEANS = (np.arange(_STEPS + 2) / _STEPS) ** 2 * _LARGE_MEAN
_PER_STEP = 1 / np.diff(_MEANS)
_BINS = 512
_TOP = 40
_BELOW_ONE = 1.0 - 2.0**-53
# Normals that are worked out at a time: so many numbers stay in a processor's cache.
_AT_ONCE = 2**15


@dataclass(slots=True, eq=False, repr=False)
class Draws:
    """One uniform a cell; what follows from it is worked out when it is first asked for.

    That is the standard normal at the same quantile. A part of a block takes it from the block, so
    that it is worked out once for all of its weeks.
    """

    uniform: Floats
    _normal: Floats | None = None
    _of: Draws | None = None
    _index: tuple[Any, ...] = ()

    @property
    def normal(self) -> Floats:
        """Standard normals at the quantiles of the uniforms."""
        if self._normal is None:
            whole = self._of
            self._normal = (
                normal_quantile(self.uniform) if whole is None else whole.normal[self._index]
            )
        return self._normal

    def on(self, *index: Any) -> Draws:
        """The draws at `index` of the leading axes: of one day, or of one purpose."""
        return Draws(self.uniform[index], _of=self, _index=index)


def normal_quantile(u: Floats) -> Floats:
    """Standard normal quantiles of `u` in (0, 1), error < 1.2e-9 (Acklam 2003)."""
    flat, z = u.ravel(), np.empty(u.size)
    for start in range(0, u.size, _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        z[part] = _normal_quantile(flat[part])
    return z.reshape(u.shape)


def _normal_quantile(u: Floats) -> Floats:
    """`normal_quantile` of one axis."""
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
    z = _horner(a, r) * centre / _horner(b, r)
    outer = (np.abs(centre) > 0.5 - 0.02425).nonzero()[0]
    tail = np.minimum(u.take(outer), 1 - u.take(outer))
    q = np.sqrt(-2 * np.log(tail))
    z.put(outer, -np.sign(centre.take(outer)) * _horner(c, q) / _horner(d, q))
    return z


def _horner(coefficients: tuple[float, ...], x: Floats) -> Floats:
    """The polynomial with these coefficients, the highest power first."""
    value = x * coefficients[0]
    for coefficient in coefficients[1:-1]:
        value += coefficient
        value *= x
    value += coefficients[-1]
    return value


def binomial(n: Counts, p: Floats, draws: Draws) -> Counts:
    """How many of `n` people do something that each does with probability `p`.

    `n` and the draws of one shape, to which `p` broadcasts; the result lies in [0, n]. Raises
    nothing: p is taken within [0, 1].
    """
    return drawn(n.astype(float), p, draws).astype(np.int64)


def drawn(n: Floats, p: Floats, draws: Draws) -> Floats:
    """`binomial` in whole numbers that are floats, which is quicker: so are `n` and the result."""
    if np.count_nonzero(turned := p > 0.5):
        rest = drawn(n, np.where(turned, 1.0 - p, p), _turn(draws, turned))
        return np.where(turned, n - rest, rest)
    p = np.maximum(p, 0.0)
    mean = n * p
    count = 1.0 - p
    count = np.multiply(count, mean, out=count if count.shape == mean.shape else None)
    np.sqrt(count, out=count)
    count *= draws.normal
    count += mean
    np.rint(count, out=count)
    (small,) = ((mean < _LARGE_MEAN) & (mean > 0)).ravel().nonzero()
    if len(small):
        count.put(small, _tabulated(n.take(small), mean.take(small), draws.uniform.take(small)))
    np.maximum(count, 0.0, out=count)
    return np.minimum(count, n, out=count)


def _turn(draws: Draws, turned: NDArray[np.bool_]) -> Draws:
    """The draws of the complement where `turned`, so that more stays more."""
    other = 1.0 - draws.uniform
    np.minimum(other, _BELOW_ONE, out=other)  # the least uniform rounds to 1, which none may be
    return Draws(
        np.where(turned, other, draws.uniform),
        np.where(turned, -draws.normal, draws.normal),
    )


def shared_out(total: Counts, weights: Floats, uniform: Floats) -> Counts:
    """Each `total` split over `weights` [..., parts] (summing to 1) on a new last axis, conserved.

    Systematic sampling with one uniform a total: right in mean, less than multinomial in
    variance. `uniform` has the shape of `total`.
    """
    whole = total.astype(float)[..., None]
    edges = whole * weights.cumsum(axis=-1)
    edges += uniform[..., None]
    np.floor(edges, out=edges)
    # Sums of weights, and uniforms next to 1, round to somebody too many.
    np.minimum(edges, whole, out=edges)
    edges[..., -1:] = whole
    parts: Counts = edges.astype(np.int64)
    parts[..., 1:] -= edges[..., :-1].astype(np.int64)
    return parts


def _tabulated(n: Floats, mean: Floats, uniform: Floats) -> Counts:
    """Binomial quantiles for means below the table's end, and above 0; all of one axis.

    The distributions at the table's means just below and just above are mixed so that the mean
    comes out right. The quantile at the lower edge of the uniform's bin is then moved up by at most
    one.
    """
    first_row, cdf, quantile = _tables()
    row = np.sqrt(mean * ((_STEPS**2) / _LARGE_MEAN)).astype(np.intp)
    weight = (mean - _MEANS.take(row)) * _PER_STEP.take(row)
    row += first_row.take(np.minimum(n, _MOST).astype(np.intp))
    at = row * _BINS
    at += (uniform * _BINS).astype(np.intp)
    count: Counts = quantile.take(at).astype(np.int64)
    row *= _TOP
    row += count
    below = cdf.take(row)
    row += _TOP
    below += weight * (cdf.take(row) - below)
    count += uniform > below
    return count


@lru_cache(maxsize=1)
def _tables() -> tuple[Indices, Table, Small]:
    """First row of the sizes n, CDFs [size × mean, count], and quantiles [size × mean, bin].

    A quantile is the one at the lower edge of its bin of u.
    """
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, _MOST + 1)))])
    # Size by size and in small numbers: little memory, and tables that stay in the cache.
    cdf = np.empty((len(_SIZES), len(_MEANS) * _TOP), np.float32)
    quantile = np.empty((len(_SIZES), len(_MEANS) * _BINS), np.int8)
    for place, size in enumerate(_SIZES.tolist()):
        cdf[place], quantile[place] = _tables_of(size, logs)
    sizes = np.searchsorted(_SIZES, np.arange(_MOST + 1), side="right") - 1
    rows = np.maximum(sizes, 0) * len(_MEANS)
    return rows, cdf.ravel(), quantile.ravel()


def _tables_of(n: int, logs: Floats) -> tuple[Floats, NDArray[np.int16]]:
    """CDFs and quantiles of one size at all means, flat; `logs` of the factorials."""
    k = np.arange(_TOP)
    p = np.maximum(np.minimum(_MEANS[:, None] / n, 1 - 1e-12), 1e-300)
    ways = logs[n] - logs[np.minimum(k, n)] - logs[np.maximum(n - k, 0)]
    log_pmf = ways + k * np.log(p) + (n - k) * np.log1p(-p)
    pmf = np.where(k <= n, np.exp(np.where(k <= n, log_pmf, 0.0)), 0.0)
    cdf = np.cumsum(pmf, axis=-1)
    cdf[:, -1] = 2.0
    # The quantile at an edge is the number of counts whose CDF lies below that edge.
    passed = np.minimum((cdf * _BINS).astype(np.intp), _BINS) + 1
    passed += np.arange(len(cdf))[:, None] * (_BINS + 2)
    below = np.bincount(passed.ravel(), minlength=len(cdf) * (_BINS + 2)).reshape(len(cdf), -1)
    quantile = np.cumsum(below, axis=1, dtype=np.int16)[:, :_BINS]
    return cdf.ravel(), quantile.ravel()
