"""Page 7 of the debrief tells of a long season from its first week to its last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simgame import pages
from simgame.locale import texts
from simgame.scenario import load_or_raise
from simgame.tui.cells import width_of
from simgame.tui.front.debrief_compared import goal_rows


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [76, 116, 176])
@pytest.mark.parametrize("weeks", [1, 4, 8, 12, 26])
def test_goals_are_told_from_the_first_week_to_the_last(weeks: int, width: int, lang: str) -> None:
    """What there was no room for was left out behind: of 26 weeks eight were there."""
    t = texts(lang)
    curves = []
    for kpi, goal in load_or_raise("tea-launch").scenario.goals.items():
        true = tuple(goal.target * (week + 1) / weeks for week in range(weeks))
        curves.append(pages.Curve(kpi, "fen", goal, true, true, ()))
    assert goal_rows([replace(curve, true=()) for curve in curves], t, width) == []
    heading, named, *goals = goal_rows(curves, t, width)
    assert max(map(width_of, (heading, named, *goals))) <= width
    first, last = t("wk {week}", week=1), t("wk {week}", week=weeks)
    told = [span.text.strip() for span in named if span.text.strip()]
    assert (told[0], told[-1]) == (first, last)
    assert all(len(row) == len(named) for row in goals)
