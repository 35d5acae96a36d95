"""Supply: for a while there is less stock than is ordered, or goods cost more.

Idea: while stock is short, what is ordered beyond it on a day is lost, and those who wanted to buy
still ask; or it waits, and is sent as soon as there is stock again. Both disappoint. Goods that
become dearer cost more for each order.

    sold   = min(orders, stock of the day, what is left of the stock in all)
    lost   = orders − sold                 who bought for the first time goes back to asking
    late   = orders − sent + late          sent out later, paid at once
    trust  · (1 − d · lost ÷ knowing people)(1 − w · late ÷ knowing people)       a day
    goods  · (1 + change · share of the week)

Symbols: d, w trust lost per order that is lost, and per order and day that one waits. Sources: game
assumptions; the scenario says how much there is. Limits: stock is one for all shops, players alone
run short, and nobody asks for the money back.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simgame.market.board.passed_on import Sent
from simgame.market.event_times import Span, agenda
from simgame.market.mechanism import Counts, Floats, Parameters, given
from simgame.market.remembered import Remembered
from simgame.market.setting import ACT, ADVOCATE, ASK, AWARE, Setting
from simgame.market.week import HOURS_A_WEEK, Week
from simgame.scenario.market_events import Supply

LEVERS = ()
WRITES = ("days.orders", "state.stage")


class Params(Parameters):
    """What running short costs besides the orders."""

    disappointed: float = given(0.5, "trust per lost order and knowing person", "assumption")
    waiting: float = given(0.08, "trust per late order, day and knowing person", "assumption")


class Memory(Remembered, owner="supply"):
    """Orders that wait for stock [B, G], and how many an event's stock has met [B, events]."""

    late: Counts
    sold: Counts


class _Short(NamedTuple):
    """An event of this week in which stock is short: its place, itself, how much of each day."""

    at: int
    event: Supply
    days: Floats


def opening(setting: Setting) -> dict[str, Counts]:
    """Nobody waits, and nothing has been sold."""
    brands, events = len(setting.brands), max(len(setting.scenario.events), 1)
    return {
        "late": np.zeros((brands, len(setting.personas)), np.int64),
        "sold": np.zeros((brands, events), np.int64),
    }


def step(orders: Counts, stock: float) -> Counts:
    """What can be sold of the `orders` [...] of a day: all, or a like part of each, to the last."""
    total = int(orders.sum())
    if total <= stock:
        return orders.copy()
    parts = orders * (stock / total)
    whole = np.floor(parts + 1e-9).astype(np.int64)
    rank = np.argsort(np.argsort((whole - parts).ravel(), kind="stable")).reshape(orders.shape)
    room = whole < orders
    whole += room & (rank < int(stock) - whole.sum())
    sold: Counts = whole
    return sold


def start_week(week: Week, params: Params) -> None:
    """Goods cost more or less."""
    for span in agenda(week):
        if isinstance(span.event, Supply) and span.event.change:
            share = span.share(week.first_hour, HOURS_A_WEEK)
            week.factors.goods[list(span.seats)] *= 1 + span.event.change * share


def end_week(week: Week, params: Params) -> None:
    """Sell what there is, day by day; the rest is lost, or waits."""
    spans = [span for span in agenda(week) if isinstance(span.event, Supply)]
    if not spans:
        return
    known = np.maximum(week.state.stage[..., AWARE:].sum(axis=(2, 3)), 1)
    sent = week.days.orders.sum(axis=(3, 4))
    for seat in range(len(week.setting.seats)):
        short = [_short(week, span) for span in spans if seat in span.seats]
        lost, late = _days(week, seat, [s for s in short if s.days.any()], sent, params, known)
        sunday = week.first_hour + 24 * week.lived
        if lost:
            week.tell_at(sunday, seat, "stock-lost", count=lost)
        if late:
            week.tell_at(sunday, seat, "stock-late", count=late)
    week.pass_on(Sent(sent))


def _short(week: Week, span: Span) -> _Short:
    assert isinstance(span.event, Supply)
    index = list(week.setting.scenario.events).index(span.name)
    has_stock = span.event.stock is not None or span.event.daily is not None
    return _Short(index, span.event, span.on_days(week.first_hour) * has_stock)


def _days(
    week: Week, seat: int, short: list[_Short], sent: Counts, params: Params, known: Counts
) -> tuple[int, int]:
    """Live through the days of one seat; returns the orders lost, and those that wait on Sunday.

    `sent` [7, B, G] becomes what is sent on each day.
    """
    own, lost, waited = Memory(week.state), 0, own_late(week, seat)
    for day in range(week.lived):
        orders = week.days.orders[day, seat]
        on = [s for s in short if s.days[day]]
        room = min((_stock(own, seat, s, day) for s in on), default=np.inf)
        if any(s.event.beyond == "lost" for s in on):
            gone = orders - step(orders, room)
            _lose(week, day, seat, gone)
            lost += int(gone.sum())
            week.trust.lose(params.disappointed * gone.sum(axis=(1, 2)) / known[seat], seat)
        wanted = week.days.orders[day, seat].sum(axis=(1, 2)) + waited
        sent[day, seat] = step(wanted, room)
        waited = wanted - sent[day, seat]
        week.trust.lose(params.waiting * waited / known[seat], seat)
        for s in on:
            own.sold[seat, s.at] += int(sent[day, seat].sum())
    own.late[seat] = waited
    return lost, int(waited.sum())


def own_late(week: Week, seat: int) -> Counts:
    """Orders of earlier weeks that wait for stock [G]."""
    late: Counts = Memory(week.state).late[seat].copy()
    return late


def _stock(own: Memory, seat: int, short: _Short, day: int) -> float:
    """What may be sold of one event's stock on a day."""
    event, part = short.event, short.days.item(day)
    of_day = np.inf if event.daily is None else np.floor(event.daily * part)
    left = np.inf if event.stock is None else event.stock - own.sold.item(seat, short.at)
    return float(max(min(of_day, left), 0.0))


def _lose(week: Week, day: int, seat: int, gone: Counts) -> None:
    """Take orders [G, C, 3] back; who would have bought for the first time goes on asking."""
    week.days.orders[day, seat] -= gone
    stage, first = week.state.stage[seat], gone[..., 0]
    back = np.minimum(first, stage[..., ACT])
    loud = np.minimum(first - back, stage[..., ADVOCATE])
    stage[..., ACT] -= back
    stage[..., ADVOCATE] -= loud
    stage[..., ASK] += back + loud
