"""Plans as flat maps of lever path → value."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simgame.game.offered_levers import catalogue_of
from simgame.plan.catalogue import Catalogue
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem, check_values
from simgame.plan.values import carried_over, changes, flatten, plan_from, read_plan, without
from simgame.players.random import decide
from tests.market.seasons import SHORT, TEA, open_season, scenario

GROUPS = tuple(Plan.model_fields)


def random_plan(seed: int) -> Plan:
    """A plan of the short scenario with most levers moved."""
    season = open_season(scenario(SHORT), "random", 1)
    seat = season.seats[0]
    return decide(season.brief(seat), season.observe(seat), Random(seed))


PLANS = st.integers(0, 200).map(random_plan)


@settings(deadline=None)
@given(PLANS)
def test_a_plan_survives_its_values(plan: Plan) -> None:
    """Flattened and built again, it decides the same; entries at neutral are left out."""
    assert flatten(plan) == flatten(plan_from(flatten(plan)))


@settings(deadline=None)
@given(PLANS, st.sampled_from(GROUPS))
def test_without_a_group_only_the_group_is_gone(plan: Plan, group: str) -> None:
    """Removed means neutral, and every other lever stays."""
    kept = {p: v for p, v in flatten(plan).items() if p.split(".")[0] != group}
    assert kept == flatten(without(plan, group))


@settings(deadline=None)
@given(PLANS)
def test_what_carries_over_is_what_stands(plan: Plan) -> None:
    """Standing levers keep their value for next week, one-offs return to neutral."""
    levers = catalogue_of(scenario(SHORT))
    values = flatten(plan)
    carried = carried_over(values, levers, 2)
    assert carried.items() <= values.items()
    assert {levers.by_path[path].lever.standing for path in values.keys() - carried.keys()} <= {
        False
    }


@settings(deadline=None)
@given(PLANS, PLANS)
def test_changes_lead_from_one_plan_to_the_other(one: Plan, other: Plan) -> None:
    """Applied to the first, the changes give the second."""
    before, after = flatten(one), flatten(other)
    changed = {path: new for path, (_, new) in changes(before, after).items()}
    merged = {path: value for path, value in (before | changed).items() if value is not None}
    assert after == merged


def test_an_empty_plan_has_no_values() -> None:
    """A week in which nothing is done says nothing."""
    assert flatten(Plan()) == {}


@pytest.fixture(scope="module")
def levers() -> Catalogue:
    """The levers of tea-launch."""
    return catalogue_of(scenario(TEA))


@pytest.mark.parametrize(
    ("path", "value", "code", "nearest"),
    [
        ("paid.douyn.budget", 100, "unknown-lever", "paid.douyin.budget"),
        ("paid.douyin.budget", -5, "out-of-bounds", "0"),
        ("paid.douyin.budget", 99_999_999, "out-of-bounds", "1e+07"),
        ("paid.douyin.objective", "seedling", "not-a-choice", "seeding"),
        ("content.weibo.picture-text.slot", "evning", "not-a-choice", "evening"),
    ],
)
def test_a_wrong_value_is_told_with_the_nearest(
    levers: Catalogue, path: str, value: int | str, code: str, nearest: str
) -> None:
    """Each slip has its code, its path, what was found and the nearest that would do."""
    (problem,) = check_values({path: value}, levers, 1)
    found = (problem.code, problem.path, problem.found)
    assert (code, path, value) == found
    assert (
        float(nearest) == float(problem.nearest)
        if code == "out-of-bounds"
        else (nearest == problem.nearest)
    )


def test_a_lever_that_does_nothing_any_more_is_closed() -> None:
    """What would only be seen after the season is not offered, carried over or left unsaid."""
    played = scenario(SHORT)
    levers = catalogue_of(played)
    path = "content.douyin.short-video.planned_ahead"
    spec, last = levers.by_path[path], played.rounds
    assert spec in levers.open_in(last - 1)
    assert spec not in levers.open_in(last)
    assert carried_over({path: True}, levers, last - 1) == {path: True}
    assert carried_over({path: True}, levers, last) == {}
    assert check_values({path: True}, levers, last - 1) == []
    late = Problem("too-late", path, True, str(last - 1), blocks=False)
    assert check_values({path: True}, levers, last) == [late]
    assert check_values({path: False}, levers, last) == []


def test_a_scenario_offers_no_choice_that_does_nothing() -> None:
    """Without KOLs nobody can be invited by them."""
    played = scenario(SHORT)
    path = "private.wecom.touchpoint"
    assert "kol" in catalogue_of(played).by_path[path].choices
    alone = catalogue_of(played.model_copy(update={"kols": {}})).by_path[path].choices
    assert alone == ("parcel", "post", "everywhere")


def test_all_slips_are_told_at_once(levers: Catalogue) -> None:
    """One look finds every problem."""
    wrong = {"paid.douyin.budget": -5, "paid.weibo.budget": -5, "nothing": True}
    assert set(wrong) == {p.path for p in check_values(wrong, levers, 1)}


def test_a_locked_lever_says_when_it_opens() -> None:
    """Levers that unlock later are refused until then."""
    levers = catalogue_of(scenario("tutorial"))
    spec = next(s for s in levers.specs if s.unlock_round > 1)
    wanted = Problem("locked", spec.path, spec.neutral, str(spec.unlock_round))
    assert check_values({spec.path: spec.neutral}, levers, 1) == [wanted]
    assert check_values({spec.path: spec.neutral}, levers, spec.unlock_round) == []


@pytest.mark.parametrize(
    ("values", "code", "path"),
    [
        ({"paid.douyin.budget": "much"}, "wrong-type", "paid.douyin.budget"),
        ({"paid.douyin.money": 5}, "unknown-lever", "paid.douyin.money"),
        ({"price.coupon_depth": float("nan")}, "wrong-type", "price.coupon_depth"),
    ],
)
def test_what_cannot_be_a_plan_is_a_problem(
    values: dict[str, float | str], code: str, path: str
) -> None:
    """Wrong types and unknown names come back as problems with lever paths, never as a crash."""
    plan, problems = read_plan(values)
    assert plan is None
    assert [(p.code, p.path) for p in problems] == [(code, path)]
