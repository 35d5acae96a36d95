"""What happens is told: events when they begin and end, what rivals do for all to see, money."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from pydantic import TypeAdapter

from simgame import pages, words
from simgame.game.check import check_plan
from simgame.game.season import Season
from simgame.locale import texts
from simgame.plan.lever import Value
from simgame.plan.observation import Message
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from simgame.players.brief import Policy
from simgame.scenario.market_events import Event, HotTopic
from simgame.scenario.schema import Scenario
from tests.game.weeks import live
from tests.market.seasons import SHORT, scenario, scripted
from tests.scenario.event_types import event_types, least

TYPES = event_types()
NAME = {"zh": "节前大战", "en": "War before the feast"}
STORY = {"zh": "街上都是人。", "en": "The streets are full."}


def _with(type_: str, **more: Any) -> Scenario:
    """The short season with one event in round 2."""
    made = TypeAdapter(Event).validate_python(least(type_, **more))
    return scenario(SHORT).model_copy(update={"events": {"one": made}})


def _told(played: Scenario, weeks: int = 3, rival: Policy | None = None) -> list[list[Message]]:
    """What the seat is told, week by week, of what is not of its own making."""
    season = Season(played, 7, {"cloud-leaf": rival} if rival else None)
    for _ in range(weeks):
        live(season, Plan())
    return [list(pages.headlines(report)) for report in season.reports("you")]


def _codes(told: Iterable[Message]) -> list[str]:
    return [message.code for message in told]


@pytest.mark.parametrize("type_", sorted(TYPES))
def test_an_event_is_told_when_it_begins_and_when_it_is_over(type_: str) -> None:
    """In its week, by its type; topics are over with the talk about them."""
    first, second, third = _told(_with(type_))
    assert not [c for c in _codes(first) if type_ in c or c.startswith("crisis")]
    before = [m.hour for m in first if m.code == "event-announced"]
    assert before == ([167] if TYPES[type_].BINDS else [])
    begun = "crisis-begins" if type_ == "crisis" else f"event-{type_}"
    assert _codes(second).count(begun) == 1
    if type_ == "crisis":
        assert "crisis-ends" in _codes(second)
    elif "lasts" in TYPES[type_].model_fields and TYPES[type_] is not HotTopic:
        assert _codes(third).count(f"over-{type_}") == 1


@pytest.mark.parametrize("type_", sorted(TYPES))
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_event_is_told_by_its_own_name(type_: str, lang: str) -> None:
    """Where the scenario gives it one, in the reader's language, and once a sentence."""
    played = _with(type_, name=NAME)
    told = _told(played, weeks=2)[1]
    said = [words.message(played, m, texts(lang)) for m in told]
    assert max(sentence.count(NAME[lang]) for sentence in said) == 1


@pytest.mark.parametrize("type_", sorted(TYPES.keys() - {"crisis"}))
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_event_speaks_in_the_words_of_the_scenario(type_: str, lang: str) -> None:
    """Its title and text are handed out apart, with its id, at its hour and nowhere else."""
    played = _with(type_, name=NAME, text=STORY, at="round 2 Wednesday 10:00")
    told = [m for week in _told(played) for m in week if m.values.get("event") == "one"]
    begun = next(m for m in told if m.code == f"event-{type_}")
    heading = words.titled(played, begun, texts(lang))
    assert (heading.title, heading.text) == (NAME[lang], STORY[lang])
    assert begun.hour == 168 + 58
    others = [m for m in told if m is not begun and m.code != "event-announced"]
    assert not [m for m in others if "text_en" in m.values]


def test_an_event_may_be_announced() -> None:
    """In the week before, with what it will be; and it is told again when it begins."""
    played = _with("demand", announced="round 1 Friday", text=STORY)
    first, second, _ = _told(played)
    assert (_codes(first), first[0].hour) == (["event-announced"], 96)
    said = words.message(played, first[0], texts("en"))
    assert said == "From week 2: The streets are full."
    assert "event-demand" in _codes(second)


def test_a_holiday_is_told_on_its_day() -> None:
    """People have more time then, and everybody knows why."""
    played = scenario(SHORT)
    day = played.start.fromordinal(played.start.toordinal() + 9)
    _, second, _ = _told(played.model_copy(update={"calendar": (str(day),)}))
    assert [(m.code, m.hour // 24) for m in second] == [("event-holiday", 9)]


@pytest.mark.parametrize(
    ("values", "begins", "ends"),
    [({"innovation.try_on": True}, "rival-offers", "rival-offers-no-more"),
     ({"innovation.ar_guide": True}, "rival-offers", "rival-offers-no-more"),
     ({"price.coupon_depth": 0.2}, "rival-coupon", "rival-coupon-over")],
)  # fmt: skip
def test_what_anybody_can_see_of_a_rival_is_told(
    values: dict[str, Value], begins: str, ends: str
) -> None:
    """New formats and coupons, when they begin and when they are over; not week by week."""
    plans = [Plan(), plan_from(values), plan_from(values), Plan()]
    told = _told(scenario(SHORT), 4, scripted(plans))
    of_rival = [[c for c in _codes(week) if c.startswith("rival-")] for week in told]
    assert of_rival == [[], [begins], [], [ends]]
    assert told[1][0].values["rival"] == "cloud-leaf"


def test_mirror_lab_is_told_when_it_brings_try_on() -> None:
    """The beauty season's key move is in the news of its week."""
    season = Season(scenario("beauty-community"), 1)
    for _ in range(season.scenario.rounds):
        live(season, Plan())
    told = [m for r in season.reports(season.seats[0]) for m in pages.headlines(r)]
    assert ("rival-offers", "mirror-lab") in {(m.code, m.values.get("rival")) for m in told}


def test_money_that_runs_out_says_how_much_was_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the day, with the number of those who would have come; and the review says it again."""
    monkeypatch.setattr("simgame.costs.prices.GIFTS_AT_FIRST", 5)
    season = Season(scenario("_library/reference"), 7)
    values: dict[str, Value] = {
        "private.wechat-group.incentive": 500, "private.wechat-group.touchpoint": "everywhere",
        "content.douyin.short-video.count": 5,
    }  # fmt: skip
    live(season, plan_from(values))
    (report,) = season.reports("you")
    (told,) = (m for m in pages.headlines(report) if m.code == "gifts-used-up")
    assert told.values["count"] == 5
    assert int(told.values["missed"]) > 5
    joined = [day.joins for day in report.days]
    day = told.hour // 24
    assert sum(joined[day + 1 :]) <= 5


def test_a_plan_that_leaves_little_for_gifts_is_told_before() -> None:
    """A warning only: nearly all of the week's money is planned, and some of it set aside."""
    season = Season(scenario("_library/reference"), 7)
    seen = season.observe("you")
    budget = season.scenario.budget.per_round
    gifts: dict[str, Value] = {"private.wecom.incentive": 100}

    def told(ads: float) -> set[tuple[str, bool]]:
        values = gifts | {"paid.douyin.budget": int(ads * budget)}
        found = check_plan(plan_from(values), season.view, season.catalogue, seen)
        return {(p.code, p.blocks) for p in found if p.code == "near-cap"}

    assert told(0.1) == set()
    assert told(0.9) == {("near-cap", False)}
