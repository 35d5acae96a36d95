"""The week's books: what the days came to, in counts, money and reported figures.

Mechanisms only leave their results in `Today`; here the days are added up once a week. Orders are
attributed by last touch, in proportion to clicks, saves and mere views, as platforms do.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simgame.market.state import LEDGER, TOTALS
from simgame.market.week import DAILY, METRICS, Week

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

# How strongly a click, a save and a view claim an order.
_CLICK, _SAVE, _VIEW = 1.0, 0.3, 0.0005


def settle(week: Week) -> None:
    """Add up the days lived so far into reported figures, season totals and the ledger."""
    if not week.lived:
        return
    orders = _stacked(week, "orders").sum(axis=(2, 3, 4))
    revenue = orders * np.rint(week.setting.price * week.price_factor).astype(np.int64)
    _attribute(week, orders, revenue)
    _report(week, orders, revenue)
    _count(week, orders)
    _trade(week, orders.sum(axis=0), revenue.sum(axis=0))


def _stacked(week: Week, field: str) -> Floats:
    """One field of the days lived so far, stacked along a first axis."""
    return np.array([getattr(day, field) for day in week.lived])


def _attribute(week: Week, orders: Counts, revenue: Counts) -> None:
    """Credit touchpoints with each day's orders and revenue, and KOLs with their commission."""
    claims = _CLICK * _stacked(week, "clicks") + _SAVE * _stacked(week, "saves")
    claims = (claims + _VIEW * _stacked(week, "views")).sum(axis=3)
    share = claims / np.maximum(claims.sum(axis=2, keepdims=True), 1e-9)
    week.channel[:, :, METRICS.index("orders")] = (share * orders[:, :, None]).sum(axis=0)
    credited = (share * revenue[:, :, None]).sum(axis=0)
    week.channel[:, :, METRICS.index("revenue")] = credited
    commission = credited[:, week.setting.span("kol")] * week.state.commission
    _book(week, "commission", np.rint(commission).astype(np.int64).sum(axis=1))


def _report(week: Week, orders: Counts, revenue: Counts) -> None:
    """Counts by touchpoint, and by day."""
    lived = len(week.lived)
    for metric, field in (
        ("impressions", "views"),
        ("engagements", "engagements"),
        ("saves", "saves"),
        ("clicks", "clicks"),
    ):
        acts = _stacked(week, field).sum(axis=3)
        week.channel[:, :, METRICS.index(metric)] = acts.sum(axis=0)
        week.days[:lived, :, DAILY.index(metric)] = acts.sum(axis=2)
    joined = _stacked(week, "joined").sum(axis=2)
    private = week.setting.span("private")
    week.channel[:, private, METRICS.index("joins")] = joined.sum(axis=0)
    exits = _stacked(week, "left").sum(axis=(2, 3))
    daily = {"orders": orders, "gmv": revenue, "joins": joined.sum(axis=2), "exits": exits}
    for metric, amount in daily.items():
        week.days[:lived, :, DAILY.index(metric)] = amount


def _count(week: Week, orders: Counts) -> None:
    """Add to the totals of the season."""
    reported = week.days.sum(axis=0)
    counted = {
        "orders": orders.sum(axis=0),
        "new_customers": _stacked(week, "orders")[..., 0].sum(axis=(0, 2, 3)),
        **{name: _over_days(week, name) for name in ("delivered", "returns", "searches", "found")},
        **{
            name: np.rint(reported[:, DAILY.index(name)]).astype(np.int64)
            for name in ("impressions", "saves", "joins", "exits")
        },
    }
    for name, amount in counted.items():
        week.state.totals[:, TOTALS.index(name)] += amount


def _over_days(week: Week, field: str) -> Counts:
    total: Counts = _stacked(week, field).sum(axis=(0, 2)).astype(np.int64)
    return total


def _trade(week: Week, orders: Counts, revenue: Counts) -> None:
    """Book sales, refunds, goods, delivery and the shops' commission."""
    product = week.setting.scenario.product
    rate = sum(shop.commission * shop.share for shop in product.sold_at.values())
    _book(week, "gmv", revenue)
    _book(week, "refunds", _over_days(week, "returns") * week.setting.price)
    _book(week, "goods", orders * product.goods_cost)
    _book(week, "delivery", orders * product.delivery_cost)
    _book(week, "shop_commission", np.rint(revenue * rate).astype(np.int64))


def _book(week: Week, account: str, fen: Counts) -> None:
    """Money [B] that never touches the budget."""
    week.state.ledger[:, LEDGER.index(account)] += fen
