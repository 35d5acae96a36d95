"""Each badge by example: what earns it, what is missing, and what does not earn it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from simgame.game.score import Score, ScorePart
from simgame.locale import texts
from simgame.plan.lever import Value
from simgame.plan.observation import Asked, ChannelRow, Option, Prompt, WeekReport
from simgame.profile import BADGES, Finished, cabinet, new_in
from simgame.profile.badges import Story, earned
from simgame.scenario import load_or_raise
from tests.tui.driver import SHORT

SCENARIO = load_or_raise(SHORT, "normal").scenario
POST = "content.douyin.short-video"


def week(
    number: int,
    plan: dict[str, Value] | None = None,
    channels: tuple[ChannelRow, ...] = (),
    **kpis: float,
) -> WeekReport:
    """Return the report of a week."""
    return WeekReport(round=number, plan=dict(plan or {}), kpis=kpis, channels=channels, days=())


def guess(expected: float, actual: float = 100.0) -> ScorePart:
    """Return what a forecast earned."""
    figures = {"round": 2.0, "last": 0.0, "expected": expected, "actual": actual, "skill": 1.0}
    return ScorePart(id="orders", points=0, most=0, figures=figures)


def score(
    grade: str = "C", goals: tuple[float, ...] = (0.2,), **parts: tuple[ScorePart, ...]
) -> Score:
    """Return a score of that grade, with shares of goals and parts of the others."""
    found = {
        "goals": tuple(ScorePart(id=f"g{n}", points=0, most=1, figures={"share": share})
                       for n, share in enumerate(goals)),
        "assets": (), "calibration": (), "breaches": (), **parts,
    }  # fmt: skip
    return Score(total=500, grade=grade, provisional=True,
                 parts=tuple(ScorePart(id=name, points=0, most=1, parts=below)
                             for name, below in found.items()))  # fmt: skip


def story(*weeks: WeekReport, **told: object) -> Story:
    """Return a season of those weeks."""
    return Story(SCENARIO, "normal", told.pop("score", score()), weeks)  # type: ignore[arg-type]


def plans(*each: Mapping[str, Value]) -> Story:
    """Return a season of those plans."""
    return story(*(week(n, plan) for n, plan in enumerate(each, 1)))


def crisis(answer: str, *, in_person: bool = True) -> Story:
    """Return a week with a crisis that was answered so."""
    options = (Option(id="soon", lead_hours=6), Option(id="late", lead_hours=30))
    prompt = Prompt(id="x", kind="crisis", seat="you", hour=1, deadline_hour=25, options=options,
                    default="late")  # fmt: skip
    asked = (Asked(prompt=prompt, answer=answer, in_person=in_person),)
    return story(week(1).model_copy(update={"asked": asked}))


def rows(*orders: tuple[str, int]) -> tuple[ChannelRow, ...]:
    """Return channels with their orders."""
    return tuple(ChannelRow(group=group, keys=("x",), orders=n) for group, n in orders)


def views(*weeks: int) -> Story:
    """Return a season in which one channel was seen so often."""
    return story(*(week(n, channels=(ChannelRow(group="content", keys=("x",), impressions=i),))
                   for n, i in enumerate(weeks)))  # fmt: skip


def asset(kpi: str, points: float, **figures: float) -> Story:
    """Return a season with an asset."""
    part = ScorePart(id=kpi, points=points, most=90, figures=figures)
    return story(week(1), score=score(assets=(part,)))


FOUR = (("content", 1), ("paid", 2), ("kol", 1), ("live", 1))
CASES = [
    ("first-sale", story(week(1, orders=1)), 1),
    ("first-sale", story(week(1, orders=0)), 0),
    ("forecaster", story(score=score(calibration=(guess(101), guess(99), guess(98)))), 1),
    ("forecaster", story(score=score(calibration=(guess(101), guess(99), guess(103)))), 2 / 3),
    ("oracle", story(score=score(calibration=(guess(101), guess(99), guess(98)))), 0.5),
    ("all-targets", story(score=score(goals=(0.7, 0.9))), 1),
    ("all-targets", story(score=score(goals=(0.7, 0.35))), 0.75),
    ("thrift", story(week(1, spend=SCENARIO.budget.total / 2), score=score(goals=(0.7,))), 1),
    ("thrift", story(week(1, spend=SCENARIO.budget.total), score=score(goals=(0.7,))), 0.5),
    ("hit", views(100, 120, 560), 1),
    ("hit", views(100, 500), 0),  # nothing to compare with yet
    ("seeds", story(*(week(n, saves=n) for n in range(4))), 1),
    ("seeds", story(*(week(n, saves=n % 2) for n in range(4))), 1 / 3),
    ("linked", story(week(1, channels=rows(*FOUR))), 1),
    ("linked", story(week(1, channels=rows(("content", 1), ("paid", 0)))), 0.25),
    ("own-customers", story(week(1, channels=rows(("private", 1), ("paid", 3)))), 1),
    ("own-customers", story(week(1, channels=rows(("private", 0), ("paid", 3)))), 0),
    ("members", asset("members", 90), 1),
    ("members", asset("members", 45), 0.5),
    ("trusted", asset("trust", 9, value=0.52, opening=0.5), 1),
    ("trusted", asset("trust", 0, value=0.48, opening=0.5), 0),
    ("gentle", plans(*[{"private.wecom.touches": 8.0}] * 4), 1),
    ("gentle", plans(*[{"private.wecom.touches": 9.0}] * 4), 0),
    ("answers", plans({"interaction.reply_hours": 2.0}, {}), 0.5),
    ("rhythm", plans({f"{POST}.count": 1}, {f"{POST}.count": 3}), 1),
    ("rhythm", plans({f"{POST}.count": 1}, {"content.weibo.short-video.count": 3}), 0.5),
    ("soft", plans({f"{POST}.count": 1, f"{POST}.sell": 0.1}), 1),
    ("soft", plans({f"{POST}.count": 1, f"{POST}.sell": 0.5}), 0),
    ("soft", plans({}), 0),
    ("storyline", plans(*[{f"{POST}.theme": "origin"}] * 4), 1),
    ("storyline", plans({f"{POST}.theme": "origin"}, {f"{POST}.theme": "people"}), 0.25),
    ("honest-machines", plans({f"{POST}.ai_share": 0.5, f"{POST}.review_hours": 1.0}), 1),
    ("honest-machines", plans({f"{POST}.ai_share": 0.5}), 0),
    ("curious", plans({"research.lift_test": True}, {"research.lift_test": True}), 0.25),
    ("clean", story(score=score("C")), 1),
    ("clean", story(score=score("D")), 0.5),
    ("clean", story(score=score("A", breaches=(guess(1),))), 0),
    ("calm", crisis("soon"), 1),
    ("calm", crisis("late"), 0),
    ("calm", crisis("soon", in_person=False), 0),
    ("calm", story(week(1)), 0),
]  # fmt: skip


@pytest.mark.parametrize(("badge", "season", "done"), CASES)
def test_what_a_badge_takes(badge: str, season: Story, done: float) -> None:
    """How much is done, from none to all."""
    assert earned(season)[badge] == pytest.approx(done)


@pytest.mark.parametrize(
    ("tier", "grade", "done"), [("mid", "B", 1), ("mid", "C", 0.5), ("head", "A", 0)]
)
def test_small_creators_are_those_below_the_top(tier: str, grade: str, done: float) -> None:
    """By the size of each creator that was booked."""
    kols = {name: kol.model_copy(update={"tier": tier}) for name, kol in SCENARIO.kols.items()}
    booked = {f"kol.{next(iter(kols))}.posts": 1}
    season = replace(story(week(1, booked), score=score(grade)),
                     scenario=SCENARIO.model_copy(update={"kols": kols}))  # fmt: skip
    assert earned(season)["small-creators"] == done


def test_every_badge_has_its_words_and_a_course() -> None:
    """24 of them, each with a chip of two cells, in both languages."""
    assert len({badge.id for badge in BADGES}) == len(BADGES) == 24
    assert len({badge.chip[0] for badge in BADGES}) == 24
    for badge in BADGES:
        assert (len(badge.chip[0]), len(badge.chip[1])) == (1, 2)
        assert texts("zh")(badge.name) != badge.name
        assert texts("zh")(badge.about) != badge.about
        assert badge.course[0] in "FT"
        assert (badge.rule is None) != (badge.across is None)


def test_a_badge_is_nearest_by_its_best_season(finished: Callable[..., Finished]) -> None:
    """Held ones first, then by what is missing; of seasons that count."""
    near = finished(badges={"hit": 0.9, "calm": 0.4})
    held = cabinet(
        [near, finished(badges={"calm": 1.0}), finished(badges={"oracle": 1.0}, counts=False)]
    )
    assert [one.badge.id for one in held][:2] == ["calm", "hit"]
    assert [one.earned for one in held][:2] == [True, False]


def test_badges_over_several_seasons(finished: Callable[..., Finished]) -> None:
    """The same luck again, other scenarios, the hard level; and what a season brought anew."""
    one = finished(total=500)
    better = finished(total=550)
    assert [badge.id for badge in new_in(better, [one])] == ["comeback"]
    assert new_in(finished(total=549), [one]) == []
    assert [badge.id for badge in new_in(finished(level="hard", total=560), [])] == ["steeled"]
    five = [finished(scenario=name) for name in "abcd"]
    assert [badge.id for badge in new_in(finished(scenario="e"), five)] == ["explorer"]
