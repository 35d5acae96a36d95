"""Sums of arrays: over touchpoints and personas, and running totals over days."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from simgame.market.arrays import Floats

Amounts = TypeVar("Amounts", NDArray[np.int64], NDArray[np.float64])


def over_touchpoints(cells: Floats) -> Floats:
    """Sum of `cells` [..., N, G] over the touchpoints [..., G].

    Both axes are short and the last ones, for which numpy's own `sum` takes three times as long.
    """
    total: Floats = np.einsum("...ng->...g", cells)
    return total


def over_personas(cells: Floats) -> Floats:
    """Sum of `cells` [..., G] over the personas [...]."""
    total: Floats = cells @ _ones(cells.shape[-1])
    return total


@lru_cache
def _ones(number: int) -> Floats:
    ones = np.ones(number)
    ones.flags.writeable = False
    return ones


def gains(until: Amounts) -> Amounts:
    """What each step of the first axis adds to running totals `until` [D, ...]."""
    added = until.copy()
    added[1:] -= until[:-1]
    return added


def within(coming: Amounts, room: Amounts) -> Amounts:
    """Those `coming` on each day [D, ...], until there is no more `room` [...] for them."""
    return gains(np.minimum(coming.cumsum(axis=0), room))
