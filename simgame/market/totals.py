"""What is counted over a season: a name, and how the days of a week count it, [B] each.

`told` holds the week's reported counts by the names of `DAILY`, whole and without error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from simgame.market.arrays import Counts


class Lived(Protocol):
    """The parts of a week's days that are counted; shapes as in `week.Days`."""

    orders: Counts
    delivered: Counts
    returns: Counts
    searches: Counts
    found: Counts
    named: Counts


COUNTS: dict[str, Callable[[Lived, Mapping[str, Counts]], Counts]] = {
    "orders": lambda days, _: days.orders.sum(axis=(0, 2, 3, 4)),
    "new_customers": lambda days, _: days.orders[..., 0].sum(axis=(0, 2, 3)),
    "delivered": lambda days, _: days.delivered.sum(axis=(0, 2)),
    "returns": lambda days, _: days.returns.sum(axis=(0, 2)),
    "impressions": lambda _, told: told["impressions"],
    "saves": lambda _, told: told["saves"],
    "joins": lambda _, told: told["joins"],
    "exits": lambda _, told: told["exits"],
    "searches": lambda days, _: days.searches.sum(axis=(0, 2)),
    "found": lambda days, _: days.found.sum(axis=(0, 2)),
    "named": lambda days, _: days.named.sum(axis=(0, 2)),
}
TOTALS = tuple(COUNTS)
