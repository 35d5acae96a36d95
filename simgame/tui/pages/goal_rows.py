"""Goals with their bounds and what is missing, where there is room to say it."""

from __future__ import annotations

from rich.cells import cell_len

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.game.score import GOALS, TARGET_SHARE, goal_share
from simgame.locale import Texts
from simgame.plan.kpis import BY_ID
from simgame.scenario.schema import Goal
from simgame.tui.cells import Row, Span, fit, fit_right
from simgame.tui.look import goal_bar, goal_hue, titled

ROWS = 4  # of a goal


def goal_rows(play: Play, t: Texts, width: int) -> list[Row]:
    """Four rows a goal, with what this plan would add."""
    view, seen = play.scenario, play.observation
    ahead = pages.outlook(view, seen, play.sums().costs)
    rows: list[Row] = [titled(t("Goals"), width, (Span(t("points so far"), "dim"),))]
    for row in pages.goals(view, seen).rows:
        kpi, share = row.keys[0], row["share"].value
        goal, value = view.goals[kpi], row["value"].value
        passed = share >= TARGET_SHARE
        points = f"{share * goal.weight * GOALS:.0f} / {goal.weight * GOALS:.0f}"
        name = words.goal_name(kpi, row.note, t)
        rows.append((Span(fit(name, max(width - 24, 6)), "strong"),
                     Span(fit_right(words.said(row["value"], t, short=True), 12), "strong"),
                     Span(fit_right(points, 12), "dim")))  # fmt: skip
        rows.append(goal_bar(share, width, "gold" if passed else goal_hue(kpi), ahead.get(kpi, 0)))
        rows.append(bounds(kpi, goal, t, width))
        rows.append((Span(fit(missing(kpi, goal, value, t), width), "dim"),))
    return rows


def bounds(kpi: str, goal: Goal, t: Texts, width: int) -> Row:
    """Floor, target and stretch below the bar, where they stand on it."""
    floor, target, stretch = (
        words.figure(kpi, bound, t, short=True) for bound in (goal.floor, goal.target, goal.stretch)
    )
    mark = round(TARGET_SHARE * width)
    return (
        Span(fit(floor, max(mark - cell_len(target), 1)) + target, "dim"),
        Span(fit_right(stretch, max(width - mark, 0)), "dim"),
    )


def missing(kpi: str, goal: Goal, value: float, t: Texts) -> str:
    """How far it is to the next bound."""
    share = goal_share(goal, value)
    if share <= 0:
        return t("{gap} to the floor", gap=_gap(kpi, abs(goal.floor - value), t))
    if share < TARGET_SHARE:
        return t("{gap} to the target", gap=_gap(kpi, abs(goal.target - value), t))
    return t("target passed")


def _gap(kpi: str, size: float, t: Texts) -> str:
    """How far it is: between two shares that is points."""
    if BY_ID[kpi].unit == "share":
        return t("{points} points", points=words.points(size * 100))
    return words.figure(kpi, size, t, short=True)
