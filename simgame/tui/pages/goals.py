"""The goals: where each stands between floor, target and stretch."""

from __future__ import annotations

from simgame import words
from simgame.game.desk.play import Play
from simgame.game.score import TARGET_SHARE, goal_share
from simgame.locale import Texts
from simgame.scenario.schema import Goal
from simgame.tui.cells import Cell, Row, Span, bar_spans, grid, heading

_BAR = 10
_WITH_WEIGHTS = 70


def goals(play: Play, t: Texts, width: int) -> list[Row]:
    """One line a goal, from what has been reported so far."""
    kpis = play.observation.kpis
    cells: list[list[Cell]] = []
    shares = []
    for name, goal in play.scenario.goals.items():
        value = kpis.get(name, 0.0)
        shares.append(goal_share(goal, value))
        cells.append(_cells(name, goal, value, shares[-1], t))
    aligns = "lrlrr" if width >= _WITH_WEIGHTS else "lrlr"
    told = grid([row[: len(aligns)] for row in cells], aligns, width - _BAR - 2)
    rows = [heading(t("Goals so far"), width)]
    for row, share in zip(told, shares, strict=True):
        rows.append((*row, Span("  "), *bar_spans(share, _BAR)))
    return rows


def _cells(name: str, goal: Goal, value: float, share: float, t: Texts) -> list[Cell]:
    target = t("of {value}", value=words.figure_short(name, goal.target, t))
    return [
        (words.kpi_name(name, t), ""),
        (words.figure_short(name, value, t), "strong"),
        (target, "dim"),
        (words.share(round(share, 2)), "good" if share >= TARGET_SHARE else ""),
        (t("weight {share}", share=words.share(goal.weight)), "dim"),
    ]
