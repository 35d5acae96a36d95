"""The week's books: what the days came to, in counts, money and reported figures.

Mechanisms only leave their results in `Days`; here they are added up once a week. Orders are
attributed by last touch, in proportion to clicks, saves and mere views, as platforms do; each of
them to one touchpoint, and at the price that was paid. Members have bought before: a click on a
message is followed by an order as often as buyers order, for somebody who clicks; all other orders
go to public touchpoints. Of these, those after a click are told apart: as many as people order who
are as far on the path as those who click there.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from simgame.market.array_sums import over_personas
from simgame.market.arrays import Counts, Floats, places
from simgame.market.readiness import READY
from simgame.market.setting import ACT, ASK, AWARE, Setting
from simgame.market.setting_cache import once
from simgame.market.state import LEDGER
from simgame.market.totals import COUNTS
from simgame.market.week import DAILY, METRICS, Week

# How strongly a click, a save and a view claim an order (claims/act; assumption).
_CLICK, _SAVE, _VIEW = 1.0, 0.3, 0.0005
# How much likelier somebody who clicks is to order in that week than others at the same stage of
# the path (times; assumption).
_EAGER = 10.0
_ACTS = {"impressions": "views", "engagements": "engagements", "saves": "saves", "clicks": "clicks"}


def settle(week: Week) -> Floats:
    """Add up the days lived into reported figures, season totals and the ledger.

    Returns what is reported by day [7, B, len(DAILY)].
    """
    lived = slice(0, week.lived)
    acts = {
        name: over_personas(getattr(week.days, field)[lived]) + counted[lived]
        for (name, field), counted in zip(_ACTS.items(), week.days.counted, strict=True)
    }
    orders = week.days.orders.sum(axis=(2, 3, 4))
    revenue = orders * week.paid_each
    _attribute(week, acts, orders[lived])
    days = _report(week, acts, orders, revenue)
    _count(week, days)
    _trade(week, orders.sum(axis=0), revenue.sum(axis=0))
    return days


def _attribute(week: Week, acts: dict[str, Floats], orders: Counts) -> None:
    """Credit touchpoints with each day's orders [D, B]; KOLs keep their part of what is theirs."""
    claims = _CLICK * acts["clicks"] + _SAVE * acts["saves"] + _VIEW * acts["impressions"]
    sides = _sides(week.setting)
    likely = _EAGER * _order_rates(week) * acts["clicks"]
    after = likely @ sides
    theirs = np.empty_like(after)
    theirs[..., 1] = np.minimum(after[..., 1], orders)
    theirs[..., 0] = orders - theirs[..., 1]
    each = theirs / np.maximum(claims @ sides, 1e-9)
    whole = _whole((claims * (each @ sides.T)).sum(axis=0))
    kept = np.minimum(theirs / np.maximum(after, 1e-9), 1.0)
    clicked = _whole((likely * (kept @ sides.T)).sum(axis=0))
    revenue = whole * week.paid_each[:, None]
    week.channel[:, :, METRICS.index("orders")] = whole
    week.channel[:, :, METRICS.index("clicked")] = np.minimum(clicked, whole)
    week.channel[:, :, METRICS.index("revenue")] = revenue
    commissions = revenue[:, week.setting.span("kol")] * week.state.commission
    commission = np.rint(commissions).astype(np.int64)
    if np.count_nonzero(commission):
        _keep(week, commission, orders)


@once
def _sides(setting: Setting) -> Floats:
    """Which touchpoints are public, and which private [N, 2]."""
    private = np.zeros(len(setting.touchpoints))
    private[setting.span("private")] = 1.0
    return np.stack([1.0 - private, private], axis=1)


def _order_rates(week: Week) -> Floats:
    """Orders of the week by one of those who act on each touchpoint [B, N].

    On messages these are buyers. Who clicks on anything else knows the brand from then on: people
    at every stage from there, by how readily they act on it.
    """
    people = week.state.stage.sum(axis=(1, 2))
    orders = week.days.orders.sum(axis=(0, 2, 3))
    known = READY[:, AWARE:] @ people[:, AWARE:].T
    by_kind = (READY[:, ASK:] @ orders.T) / np.maximum(known, 1)
    rates: Floats = by_kind[0][:, None].repeat(len(week.setting.touchpoints), axis=1)
    brands = np.arange(len(people))[:, None]
    rates[:, week.setting.span("paid")] = by_kind[1 + week.levers.paid("objective"), brands]
    again = orders[:, 1:].sum(axis=1) / np.maximum(people[:, ACT:].sum(axis=1), 1)
    rates[:, week.setting.span("private")] = again[:, None]
    return rates


def _whole(parts: Floats) -> Counts:
    """Whole numbers [B, N] next to the `parts`, that come to the same sums; largest rests first."""
    whole = np.floor(parts + 1e-9).astype(np.int64)
    missing = np.rint(parts.sum(axis=1)).astype(np.int64) - whole.sum(axis=1)
    rank = np.argsort(np.argsort(whole - parts, axis=1, kind="stable"), axis=1)
    whole += rank < missing[:, None]
    return whole


def _keep(week: Week, commission: Counts, orders: Counts) -> None:
    """Book what KOLs keep of sales [B, K], in their rows and on the days of the orders [D, B]."""
    whole = commission.sum(axis=1)
    _book(week, "commission", whole)
    week.channel[:, week.setting.span("kol"), METRICS.index("spend")] = commission
    ordered = np.cumsum(orders, axis=0)
    until = np.rint(ordered / np.maximum(ordered[-1], 1) * whole)
    week.days.spent[: week.lived] += np.diff(until, axis=0, prepend=0)
    for brand, kol in places(commission):
        path = f"kol.{week.setting.kols[kol]}.commission"
        week.till.note(brand, path, commission.item(brand, kol))


def _report(week: Week, acts: dict[str, Floats], orders: Counts, revenue: Counts) -> Floats:
    """Counts by touchpoint, and by day."""
    lived = slice(0, week.lived)
    days = np.zeros((7, len(week.setting.brands), len(DAILY)))
    spent = week.till.paid[lived].sum(axis=0)
    week.channel[:, :, METRICS.index("spend")] += spent
    counted = np.array(list(acts.values()))
    week.channel[:, :, _of_acts(METRICS)] = counted.sum(axis=1).transpose(1, 2, 0)
    days[lived, :, _of_acts(DAILY)] = counted.sum(axis=3).transpose(1, 2, 0)
    joined = week.days.joined.sum(axis=2)
    private = week.setting.span("private")
    week.channel[:, private, METRICS.index("joins")] = joined[lived].sum(axis=0)
    exits = week.days.left.sum(axis=(2, 3))
    daily = {"orders": orders, "gmv": revenue, "joins": joined.sum(axis=2), "exits": exits,
             "spend": week.days.spent}  # fmt: skip
    for metric, amount in daily.items():
        days[lived, :, DAILY.index(metric)] = amount[lived]
    return days


@lru_cache
def _of_acts(names: tuple[str, ...]) -> slice:
    """Where the acts stand among metrics: together, and in their order."""
    first = names.index(next(iter(_ACTS)))
    assert names[first : first + len(_ACTS)] == tuple(_ACTS)
    return slice(first, first + len(_ACTS))


def _count(week: Week, days: Floats) -> None:
    """Add to the totals of the season."""
    told = dict(zip(DAILY, np.rint(days.sum(axis=0)).astype(np.int64).T, strict=True))
    week.state.totals += np.array([count(week.days, told) for count in COUNTS.values()]).T


def _trade(week: Week, orders: Counts, revenue: Counts) -> None:
    """Book sales, refunds, goods, delivery and the shops' commission."""
    product = week.setting.scenario.product
    rate = week.shops @ week.setting.of_shops("commission")
    _book(week, "gmv", revenue)
    _book(week, "refunds", week.days.refunds.sum(axis=0))
    goods = np.rint(orders * product.goods_cost * week.factors.goods)
    _book(week, "goods", goods.astype(np.int64))
    each = week.shops @ week.setting.shop_delivery
    _book(week, "delivery", np.rint(orders * each).astype(np.int64))
    _book(week, "shop_commission", np.rint(revenue * rate).astype(np.int64))


def _book(week: Week, account: str, fen: Counts) -> None:
    """Money [B] that never touches the budget."""
    week.state.ledger[:, LEDGER.index(account)] += fen
