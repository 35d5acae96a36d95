"""Goals while a week is watched: they count with the day reports, or say that Sunday decides."""

import pytest

from simgame import pages
from simgame.game.session import LocalSession
from simgame.scenario.schema import Goal
from tests.pages.conftest import lived

GOAL = Goal(floor=0, target=100, stretch=200, weight="100%")
ADDED = dict.fromkeys(pages.COUNTED, 0.0) | {"orders": 7.0, "saves": 11.0, "joins": 5, "exits": 2}


@pytest.mark.parametrize(
    ("kpi", "more"), [("orders", 7), ("saves", 11), ("members", 3), ("gmv", 0)]
)
def test_what_day_reports_count_moves_by_the_hour(
    half: LocalSession, kpi: str, more: float
) -> None:
    """From last Sunday's figure on; who left is taken off."""
    seen = half.observe()
    live = pages.live_goal(kpi, GOAL, seen, ADDED)
    assert live.known == "hour"
    assert live.value == seen.kpis[kpi] + more


@pytest.mark.parametrize("kpi", ["net_contribution", "trust"])
def test_what_no_day_report_tells_waits_for_sunday(half: LocalSession, kpi: str) -> None:
    """And stands where it was."""
    seen = half.observe()
    live = pages.live_goal(kpi, GOAL, seen, ADDED)
    assert (live.known, live.value) == ("sunday", seen.kpis[kpi])


def test_weeks_outside_the_window_do_not_count(half: LocalSession) -> None:
    """Of four weeks the last one; in the third nothing has counted yet."""
    goal = GOAL.model_copy(update={"window": -1})
    live = pages.live_goal("orders", goal, half.observe(), ADDED)
    assert (live.known, live.value) == ("later", 0)


@pytest.mark.parametrize("window", [0, -2, 4])
@pytest.mark.parametrize("kpi", ["orders", "net_contribution", "members", "trust"])
def test_on_sunday_a_goal_is_what_the_desk_says_on_monday(kpi: str, window: int) -> None:
    """Whatever weeks it counts over."""
    before, after = lived(2), lived(3)
    goal = GOAL.model_copy(update={"window": window})
    ended = after.report(3).kpis
    live = pages.live_goal(kpi, goal, before.observe(), ADDED, ended)
    view = after.scenario.model_copy(update={"goals": {kpi: goal}})
    (row,) = pages.goals(view, after.observe()).rows
    assert live.value == pytest.approx(row["value"].value)
