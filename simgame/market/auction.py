"""What a budget wins in auctions with lognormal bids; for ads in the feed and in search."""

from __future__ import annotations

from statistics import NormalDist

_NORMAL = NormalDist()
# What money can buy at most (share of the inventory's value; assumption).
_MOST = 0.999


def won(budget: float, inventory: float, mean_price: float, sigma: float) -> float:
    """Impressions a day for `budget` fen a day.

    `inventory` impressions a day are on sale at `mean_price` fen each; `sigma` is the spread of
    log bids. Never more than the inventory; nothing for nothing.
    """
    value = inventory * mean_price
    share = min(budget / value, _MOST) if value > 0 else 0.0
    if share <= 0:
        return 0.0
    return inventory * _NORMAL.cdf(sigma + _NORMAL.inv_cdf(share))


def price_at(share: float, sigma: float) -> float:
    """Price paid ÷ mean price where a `share` of the inventory's value is spent."""
    return share / _NORMAL.cdf(sigma + _NORMAL.inv_cdf(share))
