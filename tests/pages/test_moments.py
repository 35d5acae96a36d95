"""What of a week is celebrated, and figures hour by hour."""

from __future__ import annotations

import pytest

from simgame.pages import by_hour, day_curve, moments
from simgame.plan.observation import DayReport, PostRow
from tests.tui import canned

VIEW = canned.CannedSession().scenario
CURVE = day_curve(VIEW)


def _of(week: int, **changes: object) -> list[tuple[str, tuple[str, ...]]]:
    report = canned.report(week).model_copy(update=changes)
    seen = canned.observation(week, VIEW)
    earlier = [canned.report(n) for n in range(1, week)]
    found = moments(VIEW, seen, report.days, CURVE, earlier, report)
    return [(moment.kind, moment.keys) for moment in found]


def test_hours_add_up_to_the_days_that_were_reported() -> None:
    """Whatever is drawn between; the sum never falls."""
    days = canned.days(2)
    sums = by_hour(days, "orders", CURVE)
    assert sums[::24] == [sum(d.orders for d in days[:n]) for n in range(8)]
    assert sums == sorted(sums)
    assert CURVE[-1] == pytest.approx(1.0)


def test_the_first_order_of_a_season_is_a_moment() -> None:
    """And no order of a later week."""
    assert ("first", ()) in _of(1)
    assert "first" not in dict(_of(2))
    assert "first" not in dict(_of(1, days=tuple(DayReport(day=n) for n in range(7))))


def test_a_post_takes_off_that_has_many_times_the_views() -> None:
    """Five times the usual there, and one in a hundred people; two posts are no usual."""
    people = VIEW.product.category.people
    keys = ("douyin", "short-video")
    usual = [PostRow(group="content", keys=keys, hour=10, impressions=1_000)] * 3
    large = PostRow(group="content", keys=keys, hour=10, impressions=people // 50)
    assert ("viral", ("content", *keys)) in _of(1, posts=(*usual, large))
    assert "viral" not in dict(_of(1, posts=(*usual, usual[0])))
    assert "viral" not in dict(_of(1, posts=(large,)))


def test_a_forecast_within_two_percent_is_a_moment() -> None:
    """By what was said for that week."""
    came = canned.kpis(2)["orders"]
    plan = {**canned.PLAN, "forecast.orders": came * 1.015}
    assert ("on", ("orders",)) in _of(2, plan=plan)
    plan["forecast.orders"] = came * 1.03
    assert ("on", ("orders",)) not in _of(2, plan=plan)
