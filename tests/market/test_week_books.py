"""Rules of the week's books: who gets an order, what is kept of a sale, what is counted."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from simgame.market.setting import ACT, AWARE
from simgame.market.state import LEDGER, TOTALS
from simgame.market.week import DAILY, METRICS, Week
from simgame.market.week_books import settle
from tests.market.mondays import monday, monday_with
from tests.market.seasons import SHORT, scenario

# The first seat's day 2; its persona 1. Touchpoints of the short season, by group.
DAY, YOU, PERSONA = 2, 0, 1
CONTENT, PAID, KOL, PRIVATE = 0, 3, 5, 7
# ¥69, goods ¥24, delivery ¥6; 60 % through a shop that takes 5 %, 40 % through one that takes 1 %.
PRICE, GOODS, DELIVERY, SHOP_RATE = 6_900, 2_400, 600, 0.034


@pytest.fixture
def week() -> Week:
    """Return a Monday of the short season."""
    return monday(scenario(SHORT))


def _sold(week: Week, first: int = 0, again: int = 0) -> None:
    week.days.orders[DAY, YOU, PERSONA, 0, 0] += first
    week.days.orders[DAY, YOU, PERSONA, 0, 1] += again


def _credited(week: Week, metric: str = "orders") -> list[float]:
    settle(week)
    column: list[float] = week.channel[YOU, :, METRICS.index(metric)].tolist()
    return column


def _booked(week: Week) -> Mapping[str, int]:
    settle(week)
    return dict(zip(LEDGER, week.state.ledger[YOU].tolist(), strict=True))


def test_orders_go_to_touchpoints_by_clicks(week: Week) -> None:
    """3 clicks here and 1 there: three orders of four, and three quarters of the revenue."""
    _sold(week, first=3, again=1)
    week.days.clicks[DAY, YOU, CONTENT, :] = [2, 1]
    week.days.clicks[DAY, YOU, PAID, 0] = 1
    orders = _credited(week)
    assert (orders[CONTENT], orders[PAID]) == (3, 1)
    assert sum(orders) == 4
    assert week.channel[YOU, PAID, METRICS.index("revenue")] == PRICE


@pytest.mark.parametrize(("act", "many"), [("saves", 1 / 0.3), ("views", 1 / 0.0005)])
def test_saves_and_views_claim_less_than_clicks(week: Week, act: str, many: float) -> None:
    """As many saves or views as claim what a click claims."""
    _sold(week, first=2)
    week.days.clicks[DAY, YOU, CONTENT, 0] = 1
    getattr(week.days, act)[DAY, YOU, PAID, 0] = many
    orders = _credited(week)
    assert [orders[CONTENT], orders[PAID]] == pytest.approx([1, 1])


def _with_buyers(week: Week, known: int, buyers: int) -> None:
    """So many people know the brand, of whom so many have bought."""
    stage = week.state.stage[YOU]
    stage[..., AWARE:] = 0
    stage[PERSONA, 0, AWARE], stage[PERSONA, 0, ACT] = known - buyers, buyers


def test_a_click_on_a_message_is_followed_by_what_buyers_order(week: Week) -> None:
    """Buyers order again at 2 % a week, who clicks ten times as often: 20 clicks, 4 orders."""
    _with_buyers(week, 10_000, 1_000)
    _sold(week, first=80, again=20)
    week.days.clicks[DAY, YOU, CONTENT, 0] = 20
    week.days.clicks[DAY, YOU, PRIVATE, 0] = 20
    orders = _credited(week)
    assert (orders[CONTENT], orders[PRIVATE]) == (96, 4)
    # Of 9,000 × 1.25 + 1,000 × 1.8 who would look, 80 × 2 + 20 × 1.8 order: 10 × 1.5 % of 20.
    clicked = _column(week, "clicked")
    assert (clicked[CONTENT], clicked[PRIVATE]) == (3, 4)


@pytest.mark.parametrize(
    ("objective", "after"), [("awareness", 2), ("seeding", 3), ("conversion", 14)]
)
def test_ads_for_conversion_lead_people_who_order(objective: str, after: int) -> None:
    """Of 20 clicks each as many orders follow as they come from people who are far on the path.

    For conversion (80 × 14 + 20 × 10) of (9,000 × 1 + 1,000 × 10), ten times as often: 14.
    """
    played = scenario(SHORT)
    ads = next(iter(played.platforms))
    week = monday_with(played, {f"paid.{ads}.objective": objective})
    _with_buyers(week, 10_000, 1_000)
    _sold(week, first=80, again=20)
    week.days.clicks[DAY, YOU, PAID, 0] = 20
    assert _credited(week, "clicked")[PAID] == after


def test_messages_to_people_who_never_buy_again_are_credited_with_nothing(week: Week) -> None:
    """A private click is worth no more than those who click do."""
    _with_buyers(week, 10_000, 1_000)
    _sold(week, first=100)
    week.days.clicks[DAY, YOU, [CONTENT, PRIVATE], 0] = 20
    assert _credited(week)[PRIVATE] == 0


def test_no_more_orders_follow_clicks_than_there_are(week: Week) -> None:
    """However many people click."""
    _with_buyers(week, 10, 5)
    _sold(week, first=3, again=2)
    week.days.clicks[DAY, YOU, [CONTENT, PRIVATE], 0] = 1_000
    assert sum(_credited(week)) == 5
    assert sum(_column(week, "clicked")) == 5


def test_each_day_is_attributed_by_its_own_claims(week: Week) -> None:
    """A click of another day claims nothing, nor does another brand's; unclaimed orders remain."""
    _sold(week, first=4)
    week.days.clicks[DAY + 1, YOU, CONTENT, 0] = 50
    week.days.clicks[DAY, YOU + 1, CONTENT, 0] = 50
    assert sum(_credited(week)) == 0
    assert week.state.totals[YOU, TOTALS.index("orders")] == 4


def test_what_machines_click_claims_too(week: Week) -> None:
    """Impressions and clicks that are only counted are reported, and claim orders."""
    _sold(week, first=2)
    week.days.counted[0, DAY, YOU, CONTENT] = 7
    week.days.counted[3, DAY, YOU, CONTENT] = 5
    orders = _credited(week)
    assert orders[CONTENT] == 2
    assert _column(week, "impressions")[CONTENT] == 7
    assert _column(week, "clicks")[CONTENT] == 5


def _column(week: Week, metric: str) -> list[float]:
    column: list[float] = week.channel[YOU, :, METRICS.index(metric)].tolist()
    return column


def test_a_kol_is_paid_of_what_they_are_credited_with(week: Week) -> None:
    """10 % of half the revenue of 4 orders."""
    week.state.commission[YOU, 0] = 0.1
    _sold(week, first=4)
    week.days.clicks[DAY, YOU, [CONTENT, KOL], 0] = 1
    assert _booked(week)["commission"] == round(0.1 * 2 * PRICE)


def test_a_sale_is_booked_with_all_that_it_costs(week: Week) -> None:
    """10 orders and 2 returns: sales, refunds, goods, delivery and what the shops keep."""
    _sold(week, first=6, again=4)
    week.days.refunds[DAY, YOU] = 2 * PRICE
    booked = _booked(week)
    assert booked["gmv"] == 10 * PRICE
    assert booked["refunds"] == 2 * PRICE
    assert booked["goods"] == 10 * GOODS
    assert booked["delivery"] == 10 * DELIVERY
    assert booked["shop_commission"] == round(10 * PRICE * SHOP_RATE)
    assert week.state.spent[YOU] == 0


def test_coupons_lower_what_is_sold_for(week: Week) -> None:
    """A price factor of 0.9, rounded to the fen."""
    week.factors.price[YOU] = 0.9
    _sold(week, first=1)
    assert _booked(week)["gmv"] == 6_210


def test_totals_count_people_once(week: Week) -> None:
    """Orders of all kinds, new customers only the first; parcels, searches, joins and exits."""
    _sold(week, first=3, again=2)
    for name, count in (("delivered", 9), ("returns", 4), ("searches", 8), ("found", 5)):
        getattr(week.days, name)[DAY, YOU, PERSONA] = count
    week.days.joined[DAY, YOU, PERSONA, 0] = 6
    week.days.left[DAY, YOU, PERSONA, 0] = 7
    week.days.views[DAY, YOU, CONTENT, 0] = 100
    week.days.saves[DAY, YOU, CONTENT, 0] = 11
    settle(week)
    expected = {
        "orders": 5, "new_customers": 3, "delivered": 9, "returns": 4, "searches": 8, "found": 5,
        "joins": 6, "exits": 7, "impressions": 100, "saves": 11,
    }  # fmt: skip
    counted = dict(zip(TOTALS, week.state.totals[YOU].tolist(), strict=True))
    assert {name: counted[name] for name in expected} == expected
    assert week.state.totals[YOU + 1].tolist() == [0] * len(TOTALS)


def test_days_show_what_happened_on_them(week: Week) -> None:
    """Each figure of the day it belongs to."""
    _sold(week, first=3)
    week.days.views[DAY, YOU, [CONTENT, PAID], 0] = 50, 70
    week.days.engagements[DAY, YOU, CONTENT, 0] = 4
    week.days.joined[DAY, YOU, PERSONA, 0] = 6
    week.days.left[DAY, YOU, PERSONA, 0] = 7
    week.days.spent[DAY, YOU] = 1_234
    days = settle(week)
    assert dict(zip(DAILY, days[DAY, YOU].tolist(), strict=True)) == {
        "impressions": 120, "engagements": 4, "saves": 0, "clicks": 0, "orders": 3,
        "gmv": 3 * PRICE, "joins": 6, "exits": 7, "spend": 1_234,
    }  # fmt: skip
    assert np.delete(days[:, YOU], DAY, axis=0).sum() == 0
    assert _column(week, "joins")[PRIVATE] == 6


def test_a_week_that_stands_still_reports_the_days_it_has_lived(week: Week) -> None:
    """Days after the stop are not reported, and their clicks claim nothing yet."""
    week.lived = DAY
    _sold(week, first=3)
    week.days.clicks[DAY, YOU, CONTENT, 0] = 5
    week.days.joined[DAY, YOU, PERSONA, 0] = 6
    days = settle(week)
    assert days.sum() == 0
    assert week.channel.sum() == 0
