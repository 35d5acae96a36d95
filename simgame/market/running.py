"""Running totals, and what each step adds to them."""

from __future__ import annotations

from typing import TypeVar

import numpy as np

from simgame.market.mechanism import Counts, Floats

Amounts = TypeVar("Amounts", Counts, Floats)


def gains(until: Amounts) -> Amounts:
    """What each step of the first axis adds to running totals `until` [D, ...]."""
    added = until.copy()
    added[1:] -= until[:-1]
    return added


def within(coming: Amounts, room: Amounts) -> Amounts:
    """Those `coming` on each day [D, ...], until there is no more `room` [...] for them."""
    return gains(np.minimum(coming.cumsum(axis=0), room))
