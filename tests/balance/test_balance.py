"""The questions of balance can be answered with no, and ways to play stay within what may be."""

from functools import partial

import pytest

from simgame.game.offered_levers import catalogue_of
from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.lab.trial import REFERENCE, Trial, player_of, scenario_of
from simgame.plan.lever import Value
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.scenario import list_scenarios
from tests.balance import questions
from tests.balance.habits import (
    PEOPLE,
    SHORTCUTS,
    fee_less,
    in_the_last_weeks,
    money,
    set_all,
)
from tests.balance.questions import LADDERS, QUESTIONS
from tests.balance.way import Way, Week, affordable, decided, every, opened, played, scaled

SEEDS = 4
TEA = "tea-launch"


def seasons(**scores: float) -> dict[str, list[dict[str, float]]]:
    """Seasons of ways by name, all at one score, with a little luck."""
    return {
        name.replace("_", " "): [{"score": score + luck} for luck in range(SEEDS)]
        for name, score in scores.items()
    }


def bots(*scores: float) -> dict[str, list[dict[str, float]]]:
    """Seasons of the four bots at these scores."""
    return dict(zip(questions.BOTS, [seasons(a=s)["a"] for s in scores], strict=True))


@pytest.mark.parametrize(
    ("scores", "holds"),
    [((0, 60, 200, 300), True), ((0, 60, 50, 300), False), ((70, 60, 200, 300), False)],
)
def test_bots_are_ordered(scores: tuple[float, ...], holds: bool) -> None:
    """Chance below an even split, nothing below chance."""
    assert questions.ordered(bots(*scores)).holds is holds


@pytest.mark.parametrize(("brief", "holds"), [(301, True), (299, False)])
def test_brief_pays(brief: float, holds: bool) -> None:
    """By a hundred points over an even split."""
    found = bots(0, 60, 200, 300) | {REFERENCE: seasons(a=brief)["a"]}
    assert questions.brief_pays(found).holds is holds


@pytest.mark.parametrize(("luck", "holds"), [(1, True), (200, False)])
def test_luck_is_small(luck: float, holds: bool) -> None:
    """Seeds that move every plan alike are luck."""
    found = {
        questions._name(who): [{"score": 50.0 * n + luck * s} for s in range(SEEDS)]
        for n, who in enumerate(PEOPLE)
    }
    assert questions.luck_is_small(found).holds is holds


@pytest.mark.parametrize(("best", "holds"), [(2, True), (0, False), (4, False)])
def test_ends_are_not_best(best: int, holds: bool) -> None:
    """A lever that is best at its end falls, unless the end is meant."""
    place = ("private", "touches")
    shares, _ = LADDERS[place]
    found = {
        questions._rung(place, share): [{"score": -50.0 * abs(n - best)}] * SEEDS
        for n, share in enumerate(shares)
    }
    assert questions.inside(place, found).holds is holds


@pytest.mark.parametrize("place", LADDERS, ids=".".join)
@pytest.mark.parametrize("scenario", ["tutorial", "beauty-community", "wealth-education"])
def test_ladders_reach_the_ends(place: tuple[str, str], scenario: str) -> None:
    """From one end of what a lever may be in this scenario to the other, the price's share too."""
    week = Week(8, 8, catalogue_of(scenario_of(Trial(scenario))), len)
    group, leaf = place
    paths = every(week.levers, group, leaf)
    used = {f"{path.rpartition('.')[0]}.{other}": 1 for path in paths for other in ("count", leaf)}
    ways = questions._ladder(place, scenario, "normal")
    assert bool(ways) is bool(paths)
    rungs = [way.habit(week, dict(used)) for way in ways if way.habit]
    for path in paths:
        lever = week.levers.by_path[path].lever
        climbed = [rung[path] for rung in rungs]
        assert climbed == sorted(climbed)
        assert (climbed[0], climbed[-1]) == (lever.low, lever.high)


def test_gains_are_seen() -> None:
    """A shortcut that pays falls, one that does not holds."""
    named = {"trick": None}
    pays = {REFERENCE: [{"score": 500.0}] * SEEDS, "trick": [{"score": 510.0}] * SEEDS}
    assert not questions.gains_nothing(named, pays).holds
    assert questions.gains_nothing(named, pays | {"trick": pays[REFERENCE]}).holds


@pytest.mark.parametrize(("scenario", "offers"), [(TEA, False), ("wealth-education", True)])
def test_shortcuts_are_taken_where_they_are_not_offered(scenario: str, offers: bool) -> None:
    """A scenario without shortcuts is asked as if it had them; one with keeps its own rules."""
    ways = questions._late(scenario, "normal")
    tempted = next(way for way in ways if way.name == "all")
    assert sorted(tempted.opens) == ([] if offers else sorted(SHORTCUTS))
    taken = {path: value for path, value in plan_of(tempted).items() if path in SHORTCUTS}
    assert taken == SHORTCUTS
    assert not plan_of(ways[0]).keys() & SHORTCUTS.keys()


def plan_of(way: Way) -> dict[str, Value]:
    """What a way plans for the last week of a season in which nothing else was done."""
    scenario = opened(way)
    session = LocalSession.alone(Season(scenario, 1), asks=False)
    while session.round < scenario.rounds:
        session.submit(Plan())
        session.advance()
    return flatten(session.plan_of(decided(way)))


def test_what_is_not_asked_is_a_question_of_a_scenario() -> None:
    """A reason that stands for nothing is taken away."""
    asked = {question.id for question in QUESTIONS}
    for scenario, question in questions.NOT_ASKED:
        assert question in asked
        assert scenario in list_scenarios()


def test_a_way_is_named_by_all_that_it_follows_from() -> None:
    """So that what was kept of another level, plan or habit is not taken for it."""
    ways = [
        Way(TEA, "normal"),
        Way(TEA, "hard"),
        Way(TEA, "normal", "random", "random"),
        Way(TEA, "normal", "without ads"),
        Way(TEA, "normal", opens=("price",)),
    ]
    assert len({repr(way) for way in ways}) == len(ways)
    assert repr(ways[0]) == repr(Way(TEA, "normal"))


@pytest.mark.parametrize(("content", "holds"), [(300, True), (30_000, False), (50, False)])
def test_own_content(content: float, holds: bool) -> None:
    """Own posts are the cheapest traffic, but no gift."""
    whole = {"net_revenue": 1e6, "spent": 1e5}
    less = {"spent": 9e4, "net_revenue": 1e6 - 1e4 * 2}
    found = {
        REFERENCE: [whole] * SEEDS,
        "no paid": [less] * SEEDS,
        "no kol": [less] * SEEDS,
        "no content": [{"spent": 9e4, "net_revenue": 1e6 - 1e2 * content}] * SEEDS,
    }
    assert questions.own_content(found).holds is holds
    found["no kol"] = found[REFERENCE]  # a plan without creators is judged by its ads
    assert questions.own_content(found).holds is holds
    found["no content"] = found[REFERENCE]
    assert questions.own_content(found).holds is None


def test_ids_are_unique_and_ways_have_names() -> None:
    """A question is asked for by its id."""
    ids = [question.id for question in QUESTIONS]
    assert len(ids) == len(set(ids))


def test_what_cannot_be_paid_is_planned_smaller() -> None:
    """Ten times the money of a plan is cut until it may run, and not to nothing."""
    trial = Trial(TEA)
    session = LocalSession.alone(Season(scenario_of(trial), 1))
    plan = session.plan_of(player_of(trial).decide)
    greedy = plan_from(scaled(flatten(plan), 4.0, "paid"))
    assert any(problem.blocks for problem in session.check(greedy))
    cut = affordable(session, greedy)
    assert not any(problem.blocks for problem in session.check(cut))
    assert flatten(cut)


def test_habits_change_what_they_say() -> None:
    """A habit touches the levers it is about, from the week it begins, and no other."""
    scenario = scenario_of(Trial(TEA))
    levers = catalogue_of(scenario)
    first, last = (Week(number, 8, levers, len) for number in (1, 8))
    before = {"paid.douyin.budget": 1000, "content.douyin.short-video.count": 2}
    halved = partial(money, 0.5, "paid")
    assert halved(first, dict(before)) == before | {"paid.douyin.budget": 500}
    assert in_the_last_weeks(halved, first, dict(before)) == before
    assert in_the_last_weeks(halved, last, dict(before)) == halved(last, dict(before))
    better = set_all("content", "quality", 0.9, first, dict(before))
    assert better == before | {"content.douyin.short-video.quality": 0.9}
    asked = fee_less(first, {})
    assert len(asked) == 3 * len(scenario.kols)


def test_a_way_is_played() -> None:
    """A season of a way has a score, and money that it spent."""
    found = played(Way("tutorial", "normal"), 1)
    assert 0 < found["score"] <= 1000
    assert 0 < found["spent"] <= 40_000_00 + 4 * 160 * 60_00
