"""What of a week is celebrated, and figures hour by hour."""

from __future__ import annotations

import pytest

from simgame.pages import Moment, by_hour, day_curve, moments
from simgame.plan.kpis import BY_ID
from simgame.plan.observation import DayReport, PostRow, WeekKpis
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


def _with_goal(kpi: str, window: int, *weeks: tuple[float, float]) -> list[Moment]:
    """The moments of the last of some weeks, each with the figure and its error, for one goal."""
    bounds = {"floor": 0.0, "target": 1.0, "stretch": 9.0, "window": window}
    goal = next(iter(VIEW.goals.values())).model_copy(update=bounds)
    view = VIEW.model_copy(update={"goals": {kpi: goal}})
    reports = [
        canned.report(n).model_copy(
            update={"kpis": {**canned.kpis(n), kpi: value}, "errors": {kpi: error}}
        )
        for n, (value, error) in enumerate(weeks, 1)
    ]
    *earlier, last = reports
    history = tuple(WeekKpis(round=r.round, kpis=r.kpis, errors=r.errors) for r in earlier)
    of_season = BY_ID[kpi].span == "season"
    so_far = sum(r.kpis[kpi] for r in earlier) if of_season else earlier[-1].kpis[kpi]
    seen = canned.observation(len(weeks), VIEW).model_copy(
        update={"history": history, "kpis": {kpi: so_far}}
    )
    found = moments(view, seen, last.days, CURVE, earlier, last)
    return [moment for moment in found if moment.kind == "target"]


def test_a_target_is_passed_when_no_error_can_have_made_it() -> None:
    """A survey that says a little more than the target may be nothing but its error."""
    assert _with_goal("trust", 0, (0.97, 0.05), (1.05, 0.05)) == []
    assert [m.keys for m in _with_goal("trust", 0, (0.97, 0.05), (1.25, 0.05))] == [("trust",)]
    assert [m.keys for m in _with_goal("orders", 0, (0.97, 0), (1.05, 0))] == [("orders",)]


def test_a_target_is_passed_in_the_weeks_that_count_for_it() -> None:
    """The sum of other weeks passes none."""
    weeks = canned.observation(2, VIEW).rounds
    assert _with_goal("orders", weeks, (0.9, 0), (0.9, 0)) == []
    assert _with_goal("orders", 2, (0.9, 0), (0.9, 0)) == []
    assert [m.values["value"] for m in _with_goal("orders", 2, (0.9, 0), (1.1, 0))] == [1.1]


def test_a_forecast_within_two_percent_is_a_moment() -> None:
    """By what was said for that week."""
    came = canned.kpis(2)["orders"]
    plan = {**canned.PLAN, "forecast.orders": came * 1.015}
    assert ("on", ("orders",)) in _of(2, plan=plan)
    plan["forecast.orders"] = came * 1.03
    assert ("on", ("orders",)) not in _of(2, plan=plan)
