"""Rules of goals that count some weeks: which, what comes to what, and what is written for it."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from simgame.game.goals import goal_value
from simgame.game.score import score_season
from simgame.locale import texts
from simgame.pages import dashboard
from simgame.plan.goal_windows import value_over, weeks_of
from simgame.plan.kpis import KPIS
from simgame.quantity.windows import format_window, parse_window
from simgame.scenario.schema import Goal
from simgame.words import goal_name
from tests.market.seasons import SHORT, play, scenario

FIRST = {
    "orders": 100.0, "gmv": 5000.0, "spend": 900.0, "new_customers": 30.0, "trust": 0.4,
    "impressions": 1000.0, "ctr": 0.02, "cvr": 0.5, "share_of_voice": 0.5, "exits": 3.0,
    "repeat_rate": 0.7, "cac": 30.0, "aov": 50.0, "cpm": 10.0,
}  # fmt: skip
SECOND = {
    "orders": 300.0, "gmv": 9000.0, "spend": 100.0, "new_customers": 0.0, "trust": 0.6,
    "impressions": 3000.0, "ctr": 0.01, "cvr": 0.1, "share_of_voice": 0.25, "exits": 5.0,
    "repeat_rate": 1.0, "cac": 0.0, "aov": 30.0, "cpm": 20.0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("kpi", "value"),
    [
        ("orders", 400),
        ("exits", 8),
        ("trust", 0.5),
        ("ctr", 50 / 4000),  # 20 + 30 clicks
        ("cvr", 13 / 50),  # 10 + 3 orders that follow them
        ("share_of_voice", 4000 / 14000),
        ("repeat_rate", 370 / 400),
        ("cac", 1000 / 30),  # also what was spent in the week without new customers
        ("aov", 14000 / 400),
        ("cpm", 17.5),
    ],
)
def test_weeks_come_together_as_if_they_were_one(kpi: str, value: float) -> None:
    """Sums add up, levels are meant, rates are ratios of the sums."""
    assert value_over(kpi, [FIRST, SECOND]) == pytest.approx(value)


def test_a_rate_of_nothing_is_no_rate() -> None:
    """Nobody gets points for customers that cost nothing because there are none."""
    assert value_over("cac", [SECOND]) is None
    assert value_over("trust", []) is None


@pytest.mark.parametrize(
    ("text", "window", "weeks"),
    [
        ("last 2 weeks", -2, [7, 8]), ("最后 2 周", -2, [7, 8]), ("最后两周", -2, [7, 8]),
        ("from round 5", 5, [5, 6, 7, 8]), ("从第 5 周起", 5, [5, 6, 7, 8]),
        ("第五周起", 5, [5, 6, 7, 8]),
    ],
)  # fmt: skip
def test_windows_are_read_in_both_languages(text: str, window: int, weeks: list[int]) -> None:
    """And mean those weeks of a season of eight."""
    assert parse_window(text) == window
    assert list(weeks_of(window, 8)) == weeks
    assert parse_window(format_window(window)) == window


@pytest.mark.parametrize("text", ["sometimes", "5", "last weeks", "2 weeks"])
def test_other_windows_are_refused(text: str) -> None:
    """With how they are written."""
    with pytest.raises(PydanticCustomError):
        parse_window(text)


@pytest.mark.parametrize("kpi", [k.id for k in KPIS])
def test_every_figure_can_be_a_goal(kpi: str) -> None:
    """In a real season, over the last two weeks; page and score have the same figure."""
    goal = Goal.model_construct(floor=-1.0, target=1e12, stretch=1e13, weight=1.0, window=-2)
    played = scenario(SHORT).model_copy(update={"goals": {kpi: goal}})
    season = play(played, "even_split", 3)
    seen = season.observe("you")
    weeks = [week.kpis for week in seen.history]
    value = goal_value(kpi, goal, 4, seen.kpis, weeks) or 0.0
    (part,) = (
        score_season(season.setting, season.state, "you", season.reports("you")).part("goals").parts
    )
    assert part.figures["value"] == pytest.approx(value)
    (row,) = dashboard(season.view, seen)["goals"]
    assert row["value"].value == pytest.approx(value)


def test_before_its_window_a_level_is_last_weeks_and_a_sum_is_nothing() -> None:
    """So that a player sees where things stand, and no points too early."""
    goal = Goal.model_construct(floor=0.0, target=1.0, stretch=2.0, weight=1.0, window=-2)
    assert goal_value("trust", goal, 8, {}, [FIRST, SECOND]) == 0.6
    assert goal_value("orders", goal, 8, {}, [FIRST, SECOND]) == 0
    assert goal_value("orders", goal, 3, {}, [FIRST, SECOND]) == 300


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Orders, last 2 weeks"), ("zh", "订单数，最后 2 周")]
)
def test_a_goal_says_its_weeks(lang: str, said: str) -> None:
    """Wherever goals are listed."""
    assert goal_name("orders", "-2", texts(lang)) == said
