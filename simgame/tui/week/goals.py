"""Goals beside the chart: a bar each, where this week has taken it, and what that means."""

from __future__ import annotations

from simgame import pages, words
from simgame.game.score import GOALS, TARGET_SHARE, goal_share
from simgame.locale import Texts
from simgame.plan.kpis import BY_ID
from simgame.scenario.schema import Goal
from simgame.tui.cells import Row, Span, fit, fit_right
from simgame.tui.look import goal_bar, goal_hue, titled
from simgame.tui.pages.goal_strip import score_so_far
from simgame.tui.week.showing import Showing

# What of a goal's week can be followed by the hour.
_BY_HOUR = {"orders": "orders", "gmv": "gmv", "net_revenue": "gmv", "members": "joins"}


def week_goals(showing: Showing, t: Texts, width: int, height: int) -> list[Row]:
    """As many goals as there is room for, each with its notes where there is room for them."""
    rows = pages.goals(showing.play.scenario, showing.seen).rows
    full = len(rows) * 4 + 1 <= height
    made: list[Row] = [titled(t("Goals"), width, score_so_far(showing.score, t))]
    for row in rows[: (height - 1) // (4 if full else 2)]:
        made += _goal(showing, row, t, width, full=full)
    return made[:height]


def _goal(showing: Showing, row: pages.Row, t: Texts, width: int, *, full: bool) -> list[Row]:
    kpi = row.keys[0]
    goal = showing.play.scenario.goals[kpi]
    value, ahead = _values(showing, kpi, row["value"].value)
    share = goal_share(goal, value)
    points = round(share * goal.weight * GOALS)
    said = words.figure(kpi, value, t, short=True)
    passed = share >= TARGET_SHARE
    name = fit(words.kpi_name(kpi, t), max(width - 18, 6))
    right = t("{n} pts", n=points)
    head = (
        Span(name, "strong"),
        Span(fit_right(said, 10), "gold bold" if passed else "strong"),
        Span(fit_right(right, 8), "dim"),
    )
    bar = goal_bar(share, width, "gold" if passed else goal_hue(kpi), goal_share(goal, ahead))
    if not full:
        return [head, bar]
    return [
        head,
        bar,
        _bounds(kpi, goal, t, width),
        (Span(fit(_note(kpi, goal, row, value, t), width), "dim"),),
    ]


def _values(showing: Showing, kpi: str, start: float) -> tuple[float, float]:
    """The goal's figure at this hour, and where last week's gain would take it."""
    report = showing.report
    if showing.playback.over and report is not None and kpi in report.kpis:
        end = start + report.kpis[kpi] if BY_ID[kpi].span == "season" else report.kpis[kpi]
        return end, end
    before = showing.earlier[-1].kpis.get(kpi, 0.0) if showing.earlier else 0.0
    metric = _BY_HOUR.get(kpi, "")
    added = showing.now(metric) if metric else 0.0
    end = start + (before if BY_ID[kpi].span != "now" else 0.0)
    return start + added, max(end, start + added)


def _bounds(kpi: str, goal: Goal, t: Texts, width: int) -> Row:
    """Floor, target and stretch below the bar, where they stand on it."""
    floor, target, stretch = (
        words.figure(kpi, bound, t, short=True) for bound in (goal.floor, goal.target, goal.stretch)
    )
    mark = round(TARGET_SHARE * width)
    return (
        Span(fit(floor, max(mark - len(target), 1)) + target, "faint"),
        Span(fit_right(stretch, max(width - mark, 0)), "faint"),
    )


def _note(kpi: str, goal: Goal, row: pages.Row, value: float, t: Texts) -> str:
    """One sentence: what is missing, or how sure the figure is."""
    if goal_share(goal, value) <= 0:
        return t(
            "{gap} to the floor", gap=words.figure(kpi, abs(goal.floor - value), t, short=True)
        )
    interval = row["value"].interval
    if interval is not None:
        return t(
            "survey: {low}–{high}",
            low=words.figure(kpi, interval[0], t, short=True),
            high=words.figure(kpi, interval[1], t, short=True),
        )
    if value < goal.target:
        gap = words.figure(kpi, abs(goal.target - value), t, short=True)
        return t("{gap} to the target", gap=gap)
    return t("target passed")
