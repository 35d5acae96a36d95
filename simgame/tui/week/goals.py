"""Goals beside the chart: a bar each, where this week has taken it, and what that means."""

from __future__ import annotations

from rich.cells import cell_len

from simgame import pages, words
from simgame.game.score import GOALS, TARGET_SHARE, goal_share
from simgame.locale import Texts
from simgame.plan.kpis import BY_ID
from simgame.scenario.schema import Goal
from simgame.tui.cells import Row, Span, fit, fit_right
from simgame.tui.look import goal_bar, goal_hue, titled
from simgame.tui.pages.goal_rows import bounds, missing
from simgame.tui.pages.goal_strip import goal_label, score_so_far
from simgame.tui.week.showing import Showing

_APART = 3  # cells between a goal and its bar


def week_goals(showing: Showing, t: Texts, width: int, height: int) -> list[Row]:
    """Every goal; with its notes, or at least its bar, where there is room for them."""
    rows = pages.goals(showing.play.scenario, showing.seen).rows
    full = len(rows) * 4 + 1 <= height
    made: list[Row] = [titled(t("Goals"), width, score_so_far(showing.score, t))]
    bars = height - 1 - len(rows)
    for place, row in enumerate(rows):
        drawn = _goal(showing, row, t, width, full=full)
        made += drawn if full or place < bars else drawn[:1]
    return made[:height]


def goals_in_a_row(showing: Showing, t: Texts, width: int) -> list[Row]:
    """A row a goal with its bar at the right end, below their heading."""
    half = (width - _APART) // 2
    made: list[Row] = [titled(t("Goals"), width)]
    for row in pages.goals(showing.play.scenario, showing.seen).rows:
        head, bar = _goal(showing, row, t, half, full=False)
        made.append((*head, Span(" " * _APART), *bar))
    return made


def _goal(showing: Showing, row: pages.Row, t: Texts, width: int, *, full: bool) -> list[Row]:
    kpi = row.keys[0]
    goal = showing.play.scenario.goals[kpi]
    live = _live(showing, kpi, goal)
    value, ahead = live.value, live.ahead
    share = goal_share(goal, value)
    points = round(share * goal.weight * GOALS)
    said = words.figure(kpi, value, t, short=True)
    passed = share >= TARGET_SHARE
    waits = not full and live.known == "sunday"
    right = t("on Sunday") if waits else t("{n} pts", n=points)
    middle, last = (10, 8) if full else (cell_len(said) + 1, cell_len(right) + 1)
    room = max(width - middle - last, 6)
    name = fit(goal_label(kpi, str(goal.window or ""), t, room), room)
    head = (
        Span(name, "strong"),
        Span(fit_right(said, middle), "gold bold" if passed else "strong"),
        Span(fit_right(right, last), "dim"),
    )
    bar = goal_bar(share, width, "gold" if passed else goal_hue(kpi), goal_share(goal, ahead))
    if not full:
        return [head, bar]
    return [
        head,
        bar,
        bounds(kpi, goal, t, width),
        (Span(fit(_note(kpi, goal, live, t), width), "dim"),),
    ]


def _live(showing: Showing, kpi: str, goal: Goal) -> pages.LiveGoal:
    """The goal at this hour; what no day report tells stays where it was until Sunday is over."""
    report = showing.report
    ended = report.kpis if showing.playback.over and report is not None else None
    added = {name: showing.now(name) for name in pages.COUNTED}
    return pages.live_goal(kpi, goal, showing.seen, added, ended)


def _note(kpi: str, goal: Goal, live: pages.LiveGoal, t: Texts) -> str:
    """One sentence: when it is counted, or what is missing now."""
    if live.known == "later":
        return t("these weeks do not count yet")
    if live.known == "sunday":
        surveyed = BY_ID[kpi].source == "survey"
        return t("surveyed on Sunday") if surveyed else t("counted on Sunday")
    return missing(kpi, goal, live.value, t)
