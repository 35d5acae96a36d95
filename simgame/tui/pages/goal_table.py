"""Goals before there is anything to measure: their bounds, and what part of the points each is."""

from __future__ import annotations

from rich.cells import cell_len

from simgame import words
from simgame.locale import Texts
from simgame.scenario.schema import Scenario
from simgame.tui.cells import Row, Span, fit, fit_right
from simgame.tui.look import goal_hue, titled

_ROOMY = 56  # cells from which on a bound has more room
_WEIGHT, _NAME = 6, 26


def goal_table(scenario: Scenario, t: Texts, width: int) -> list[Row]:
    """A row a goal: floor, target, stretch, weight; a name too long has a row of its own."""
    right: Row = (Span(t("floor · target · stretch"), "dim"),)
    rows: list[Row] = [titled(t("Goals"), width, right)]
    each = 10 if width >= _ROOMY else 8
    room = max(min(width - 3 * each - _WEIGHT, _NAME), 1)
    for kpi, goal in scenario.goals.items():
        name = words.goal_name(kpi, goal.window, t)
        figures = [
            words.figure(kpi, v, t, short=True) for v in (goal.floor, goal.target, goal.stretch)
        ]
        if cell_len(name) >= room:
            rows.append((Span(fit(name, width).rstrip()),))
            name = ""
        rows.append((
            Span(fit(name, room)),
            Span(fit_right(figures[0], each), "dim"),
            Span(fit_right(figures[1], each), "bright bold"),
            Span(fit_right(figures[2], each), "dim"),
            Span(fit_right(words.share(goal.weight), _WEIGHT), f"{goal_hue(kpi)} bold"),
        ))  # fmt: skip
    return rows
