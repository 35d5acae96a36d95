"""Rules of refunds: what comes back is paid back as it was paid, whichever way it was sold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import numpy as np
import pytest

from simgame.lab.trial import Trial, play
from simgame.market.state import LEDGER
from simgame.market.week import Week
from simgame.plan.lever import Value
from tests.market.mondays import monday, run
from tests.market.seasons import SHORT, scenario

BRAND, PRICE, COUPON = 0, 6_900, 4_140
REFERENCE = Trial("_library/reference")
STREAM = {f"live.douyin.{name}": value for name, value in (("sessions", 5), ("hours", 3.0))}
LIST_PRICE: dict[str, Value] = {}
WAYS: dict[str, dict[str, Value]] = {
    "coupon": {"price.coupon_depth": 0.5},
    "stream": {**STREAM, "live.douyin.offer": 0.5},
    "group-buy": {"private.wechat-group.group_buy": True},
    "all": {
        **STREAM, "live.douyin.offer": 0.3, "price.coupon_depth": 0.3,
        "private.wecom.group_buy": True, "price.shops.mini-shop.weight": 0.9,
    },
}  # fmt: skip


@lru_cache
def _books(way: str) -> Mapping[str, float]:
    """What a season came to, in fen, with the mean prices of what was sold and of refunds."""
    levers = WAYS.get(way, LIST_PRICE)
    season = play(replace(REFERENCE, levers=tuple(levers.items())), 3)
    state = season.state
    ledger = dict(zip(LEDGER, state.ledger[BRAND].tolist(), strict=True))
    orders, returns = (int(state.totals[BRAND, n]) for n in (0, 3))
    shops = state.own["where_to_sell.books"][BRAND].sum(axis=0).tolist()
    return {
        **ledger, "paid each": ledger["gmv"] / orders, "back each": ledger["refunds"] / returns,
        "shops' gmv": shops[1], "shops' refunds": shops[2],
        "delivery each": ledger["delivery"] / orders,
        "list": float(season.setting.price[BRAND]),
    }  # fmt: skip


@pytest.mark.parametrize("way", [*WAYS, "list"])
def test_no_more_is_paid_back_than_was_paid(way: str) -> None:
    """Whichever way it was sold; streams, which sell cheaper and return more, bring it below."""
    books = _books(way)
    assert books["back each"] <= books["paid each"] * 1.005
    assert books["back each"] > 0.4 * books["list"]


def test_a_coupon_comes_off_the_refund_too() -> None:
    """80 % of buyers use half off: 60 % of the price, paid and paid back."""
    assert _books("coupon")["back each"] == pytest.approx(0.6 * _books("coupon")["list"], rel=1e-3)


def test_what_streams_sold_at_half_price_comes_back_at_half_price() -> None:
    """More of it comes back than of the rest, so a refund is below the mean price."""
    books = _books("stream")
    assert books["back each"] < 0.97 * books["paid each"]


@pytest.mark.parametrize("way", [*WAYS, "list"])
def test_shops_keep_the_same_books(way: str) -> None:
    """Sales and refunds by shop add up to the brand's, and each delivery costs the same."""
    books = _books(way)
    assert books["shops' gmv"] == books["gmv"]
    assert books["shops' refunds"] == books["refunds"]
    assert books["delivery each"] == pytest.approx(600, abs=1)


def _week(price: float, week: Week | None = None) -> Week:
    """A week of the short season, after another: 700 orders at this part of the price."""
    fresh = monday(scenario(SHORT), state=week and week.state)
    fresh.days.orders[:, BRAND, 0, 0, 0] = 100
    fresh.factors.price[BRAND] = price
    fresh.factors.returns[:] = 1e9
    run(fresh, "fulfilment", "end_week")
    fresh.state.week += 1
    return fresh


def test_a_parcel_is_refunded_at_the_price_of_its_own_week() -> None:
    """All is sent back: the first week's parcels at 60 %, though the second sells at full price."""
    first = _week(0.6)
    second = _week(1.0, first)
    back = [int(w.days.refunds[:, BRAND].sum()) for w in (first, second)]
    delivered = [int(w.days.delivered[:, BRAND].sum()) for w in (first, second)]
    assert back[0] == delivered[0] * COUPON
    left = 700 - delivered[0]
    assert back[1] == left * COUPON + (delivered[1] - left) * PRICE


def test_nobody_gets_back_what_others_paid() -> None:
    """However dear a returned parcel is said to be, no day pays back more than was paid for it."""
    week = monday(scenario(SHORT))
    week.days.orders[:, BRAND, 0, 0, 0] = 100
    week.factors.refunded[BRAND] = 3.0
    week.factors.returns[:] = 10.0
    run(week, "fulfilment", "end_week")
    delivered = week.days.delivered[:, BRAND].sum(axis=1)
    assert (week.days.refunds[:, BRAND] <= delivered * PRICE).all()
    assert np.any(week.days.refunds[:, BRAND] == delivered * PRICE)
