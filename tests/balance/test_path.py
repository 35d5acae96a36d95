"""The question of the path can be answered with no, and its ways do what they say."""

from collections.abc import Mapping

import pytest

from simgame.game.offered_levers import catalogue_of
from simgame.lab.trial import Trial, scenario_of
from simgame.plan.lever import Value
from simgame.scenario import list_scenarios
from tests.balance import path
from tests.balance.path import PATHS, left_out, spent_elsewhere, waiting
from tests.balance.way import Values, Week

SCENARIO, SEEDS = "tea-launch", 4
BEFORE: Mapping[str, Value] = {
    "content.weibo.picture-text.count": 2,
    "paid.weibo.budget": 10_000,
    "paid.xiaohongshu.budget": 20_000,
    "private.wecom.incentive": 500,
}
SEE, BELIEVE, STAY = ("*.weibo.*",), ("*.xiaohongshu.*",), ("private.*",)


def cost(values: Values) -> int:
    """Money as it stands in the plan; a post costs ¥50."""
    return sum(
        5_000 * int(value) if path.endswith("count") else int(value)
        for path, value in values.items()
    )


def week(number: int) -> Week:
    """A week of tea-launch with these prices."""
    return Week(number, 8, catalogue_of(scenario_of(Trial(SCENARIO))), cost)


def seasons(**points: float) -> dict[str, list[dict[str, float]]]:
    """Seasons of every way of the path, each 50 points below the best, but for those named."""
    ways = [way.name for way in path.path_ways(SCENARIO, "normal")]
    scores = dict.fromkeys(ways, 500.0) | {path.BEST: 550.0, path._full(path._IN_ORDER): 550.0}
    scores[path._full(path._FORWARDS)] = 520.0
    scores |= {path._full(name.replace("_", " ")): value for name, value in points.items()}
    return {
        name: [{"score": score + luck, "calibration": 10.0} for luck in range(SEEDS)]
        for name, score in scores.items()
    }


def test_a_plan_that_takes_every_step_follows() -> None:
    """In order, and worse without any of them."""
    assert path.follows(seasons()).holds


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("without private, money saved", 551.0),
        ("without seeding, spent on the others", 551.0),
        ("each after the one before", 540.0),
        ("from the other end", 521.0),
        ("hard sell", 560.0),
        ("shortcuts", 560.0),
    ],
)
def test_a_plan_that_leaves_the_path_falls(name: str, points: float) -> None:
    """A step that is better left out, another order that is better, a warning that pays."""
    assert not path.follows(seasons(**{name: points})).holds


def test_forecasts_count_for_nothing() -> None:
    """A plan without a step expects what the whole plan would have brought."""
    found = seasons()
    name = path._full("without private, money saved")
    found[name] = [one | {"score": 555.0, "calibration": 65.0} for one in found[name]]
    assert path.follows(found).holds
    found[name] = [one | {"calibration": 5.0} for one in found[name]]
    assert not path.follows(found).holds


def test_a_step_is_left_out_and_its_money_goes_on() -> None:
    """What it cost is saved, or buys ads of the other steps; without ads, posts."""
    saved = left_out(BELIEVE, week(1), dict(BEFORE))
    assert saved == {p: v for p, v in BEFORE.items() if p != "paid.xiaohongshu.budget"}
    spent = spent_elsewhere(BELIEVE, week(1), dict(BEFORE))
    assert spent == dict(saved) | {"paid.weibo.budget": 30_000}
    assert cost(spent) == cost(BEFORE)
    posts = spent_elsewhere(("paid.*",), week(1), dict(BEFORE))
    assert posts["content.weibo.picture-text.count"] == 2 + 30_000 // 5_000
    assert spent_elsewhere(("*",), week(1), dict(BEFORE)) == {}


def test_steps_wait_for_their_week() -> None:
    """Before it they are left out, from it on nothing is changed."""
    steps, begun = (SEE, BELIEVE, STAY), (1, 3, 5)
    assert not any("wecom" in p for p in waiting(steps, begun, week(4), dict(BEFORE)))
    assert waiting(steps, begun, week(4), dict(BEFORE)).keys() > {"paid.xiaohongshu.budget"}
    assert not any("xiaohongshu" in p for p in waiting(steps, begun, week(2), dict(BEFORE)))
    assert waiting(steps, begun, week(5), dict(BEFORE)) == BEFORE


def test_steps_of_the_same_weeks_begin_together() -> None:
    """Double Eleven fills its pool on two platforms at once; elsewhere each has its own turn."""
    assert path.turns("double-eleven") == [0, 0, 1]
    assert path.turns("tea-launch") == [0, 1, 2]


def test_steps_begin_when_their_levers_are_open() -> None:
    """The planner of beauty-community sets members' levers early, and they wait for week 3."""
    assert path.first_weeks("beauty-community", "easy") == [1, 1, 3]


@pytest.mark.parametrize("scenario", list_scenarios())
def test_every_path_is_one_of_its_scenario(scenario: str) -> None:
    """Of two steps at least, each with levers that the scenario has, none in two steps."""
    levers = catalogue_of(scenario_of(Trial(scenario))).by_path
    taken = [[p for p in levers if path._in(step, p)] for step in PATHS[scenario].values()]
    assert len(taken) > 1
    assert all(taken)
    assert len({p for step in taken for p in step}) == sum(map(len, taken))
