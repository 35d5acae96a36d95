"""Moments of a week that are celebrated: the first sale, a post that flies, a target passed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from simgame.game.goals import goal_value
from simgame.game.score import TARGET_SHARE, goal_share
from simgame.pages.expected import off_by
from simgame.pages.fact import figure
from simgame.pages.hourly import HOURS_A_DAY, HOURS_A_WEEK, by_hour
from simgame.pages.live_goals import live_goal
from simgame.plan.errors import bounds
from simgame.plan.goal_windows import weeks_of
from simgame.plan.observation import DayReport, Observation, PostRow, WeekReport
from simgame.scenario.schema import Scenario

# A post flies that has so many times the views of a usual one there, and reaches so many people.
_TIMES, _OF_PEOPLE, _FEWEST_POSTS = 5.0, 0.01, 3
_ROUND = tuple(step * 10**power for power in range(2, 8) for step in (1, 3, 5))


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened at an hour of the week; `kind` has a stamp, or is `milestone`.

    `keys` say of what: a KPI, or the touchpoint of a post, its group first.
    """

    hour: int
    kind: str
    keys: tuple[str, ...] = ()
    values: Mapping[str, float] = field(default_factory=dict)


def moments(
    view: Scenario,
    seen: Observation,
    days: Sequence[DayReport],
    curve: Sequence[float],
    earlier: Sequence[WeekReport],
    report: WeekReport | None,
) -> list[Moment]:
    """The moments of the week that began as `seen`; without its `report` those of its days alone.

    `earlier` are the reports of the weeks before.
    """
    found = [*_orders(days, curve, earlier), *_record_day(days, earlier)]
    if report is not None:
        found += [*_flying(view, report, earlier), *_targets(view, seen, report)]
        found += [*_exact(view, report), *_record_week(report, earlier)]
    return sorted(found, key=lambda moment: moment.hour)


def _orders(
    days: Sequence[DayReport], curve: Sequence[float], earlier: Sequence[WeekReport]
) -> Iterator[Moment]:
    """The first order of the season, and round numbers of them."""
    before = sum(report.kpis.get("orders", 0.0) for report in earlier)
    sums = by_hour(days, "orders", curve)
    if not before and sums[-1] >= 1:
        yield Moment(_hour_of(sums, 1.0), "first")
    for number in _ROUND:
        if before < number <= before + sums[-1]:
            yield Moment(_hour_of(sums, number - before), "milestone", values={"orders": number})


def _hour_of(sums: Sequence[float], value: float) -> int:
    """The hour at which a running sum reaches a value."""
    return next(hour for hour, total in enumerate(sums) if total >= value - 1e-9)


def _record_day(days: Sequence[DayReport], earlier: Sequence[WeekReport]) -> Iterator[Moment]:
    """The best day of the season so far, if it is the best of this week too."""
    best = max((day.orders for report in earlier for day in report.days), default=0)
    top = max(days, key=lambda day: day.orders, default=None)
    if top is not None and best and top.orders > best:
        hour = days.index(top) * HOURS_A_DAY + HOURS_A_DAY - 1
        yield Moment(hour, "record", ("orders",), {"value": top.orders, "before": best})


def _record_week(report: WeekReport, earlier: Sequence[WeekReport]) -> Iterator[Moment]:
    best = max((week.kpis["orders"] for week in earlier), default=0.0)
    if len(earlier) > 1 and report.kpis["orders"] > best:
        values = {"value": report.kpis["orders"], "before": best}
        yield Moment(HOURS_A_WEEK, "record", ("orders", "week"), values)


def _flying(view: Scenario, report: WeekReport, earlier: Sequence[WeekReport]) -> Iterator[Moment]:
    """Posts that many times as many people saw as usual there."""
    usual: dict[tuple[str, ...], list[int]] = {}
    for week in (*earlier[-2:], report):
        for post in week.posts:
            usual.setdefault(_place(post), []).append(post.impressions)
    first, least = (report.round - 1) * HOURS_A_WEEK, _OF_PEOPLE * view.product.category.people
    for post in report.posts:
        views, seen = usual[_place(post)], post.impressions
        hour = post.hour + 6 - first
        if len(views) < _FEWEST_POSTS or seen < max(_TIMES * median(views), least) or hour < 0:
            continue
        values = {"views": seen, "saves": post.saves, "times": seen / max(median(views), 1)}
        yield Moment(min(hour, HOURS_A_WEEK), "viral", (post.group, *post.keys), values)


def _place(post: PostRow) -> tuple[str, ...]:
    return (post.group, *post.keys[:1])


def _targets(view: Scenario, seen: Observation, report: WeekReport) -> Iterator[Moment]:
    """Goals that pass their target, or their stretch, in the weeks that count for them.

    By where the truth lies at the least: nothing is celebrated that may be a survey's error.
    """
    weeks = [week.kpis for week in seen.history]
    for kpi, goal in view.goals.items():
        if report.round not in weeks_of(goal.window, seen.rounds):
            continue
        now = live_goal(kpi, goal, seen, {}, report.kpis).value
        was = goal_value(kpi, goal, seen.rounds, seen.kpis, weeks) or 0.0
        error = report.errors.get(kpi, 0.0)
        before, after = (goal_share(goal, bounds(value, error)[0]) for value in (was, now))
        if before < TARGET_SHARE <= after:
            yield Moment(HOURS_A_WEEK, "target", (kpi,), {"value": now})
        elif before < 1 <= after:
            yield Moment(HOURS_A_WEEK, "target", (kpi, "stretch"), {"value": now})


def _exact(view: Scenario, report: WeekReport) -> Iterator[Moment]:
    """Forecasts that came true, as near as the report can tell."""
    for kpi in view.forecast:
        expected, came = report.plan.get(f"forecast.{kpi}"), report.kpis[kpi]
        if not isinstance(expected, int | float) or not came:
            continue
        if off_by(expected, figure(kpi, came, errors=(report.errors,))).tone == "good":
            values = {"expected": float(expected), "came": came}
            yield Moment(HOURS_A_WEEK, "on", (kpi,), values)
