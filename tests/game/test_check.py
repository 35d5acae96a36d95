"""Rules of whether a plan may run: money blocks to the fen, hours and offers only warn."""

from __future__ import annotations

import pytest

from simgame.game.check import check_plan, spendable
from simgame.game.season import Season
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.problem import Problem
from simgame.plan.values import plan_from
from simgame.scenario.schema import Scenario

CONTENT: dict[str, Value] = {"content.douyin.short-video.count": 2}


@pytest.fixture
def monday(short: Scenario) -> Observation:
    """Return what a seat sees before the first week: ¥40,000 a week, of ¥120,000."""
    return Season(short, 7).observe("you")


def _problems(
    short: Scenario, levers, observation: Observation, values: dict[str, Value]
) -> list[Problem]:
    return check_plan(plan_from(values), short, levers, observation)


@pytest.mark.parametrize(
    ("left", "code", "most"),
    [(9_000_000, "over-week-cap", 4_000_000), (50_000, "over-budget", 50_000)],
)
def test_a_plan_may_cost_what_there_is_and_no_fen_more(
    short, levers, monday, left, code, most
) -> None:
    """The lower of money left and week's cap is the bound, and the problem names which it was."""
    seen = monday.model_copy(update={"money_left": left})
    assert spendable(seen) == most
    assert _problems(short, levers, seen, {"paid.douyin.budget": most}) == []
    (problem,) = _problems(short, levers, seen, {"paid.douyin.budget": most + 1})
    assert (problem.code, problem.path, problem.expected) == (code, "", str(most))
    assert problem.found == most + 1
    assert problem.blocks


def test_costs_of_all_levers_are_added(short, levers, monday) -> None:
    """Ads may take what content leaves."""
    content = _cost(short, levers, monday, CONTENT)
    assert content > 0
    fits = CONTENT | {"paid.douyin.budget": 4_000_000 - content}
    assert _problems(short, levers, monday, fits) == []
    over = CONTENT | {"paid.douyin.budget": 4_000_001 - content}
    assert [p.code for p in _problems(short, levers, monday, over)] == ["over-week-cap"]


def _cost(short, levers, monday, values) -> int:
    """What a plan costs, by the problem of having no money."""
    nothing = monday.model_copy(update={"money_left": 0})
    (problem,) = _problems(short, levers, nothing, values)
    return problem.found


def test_hours_that_are_short_only_warn(short, levers, monday) -> None:
    """7 videos of 16.6 hours fill the week of three people; what is queued already comes on top."""
    video = "content.douyin.short-video"
    values = {f"{video}.count": 7, f"{video}.quality": 1.0}
    assert _problems(short, levers, monday, values) == []
    busy = monday.model_copy(update={"hours_queued": {"content": 30.0}})
    (problem,) = _problems(short, levers, busy, values)
    assert problem == Problem("over-hours", "content", 116.2, "90.0", blocks=False)
    idle = monday.model_copy(update={"hours": {}})
    assert [p.path for p in _problems(short, levers, idle, CONTENT)] == ["content"]


@pytest.mark.parametrize(
    ("offer", "warned"),
    [({"posts": 1}, True), ({"posts": 1, "fee": 1}, False),
     ({"posts": 1, "commission": 0.1}, False), ({}, False)],
)  # fmt: skip
def test_an_offer_of_nothing_warns(short, levers, monday, offer, warned) -> None:
    """A KOL is asked for posts, and neither paid nor given a part of what they sell."""
    values = {f"kol.campus-kai.{name}": value for name, value in offer.items()}
    problems = _problems(short, levers, monday, values)
    assert [(p.code, p.path, p.blocks) for p in problems] == (
        [("offer-without-fee", "kol.campus-kai.fee", False)] if warned else []
    )


def test_values_out_of_bounds_are_found(short, levers, monday) -> None:
    """A lever's own problems come with those of money."""
    (problem,) = _problems(short, levers, monday, {"private.wecom.touches": 1_000.0})
    assert (problem.path, problem.blocks) == ("private.wecom.touches", True)
