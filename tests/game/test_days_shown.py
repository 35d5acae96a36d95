"""Rules of days that are over: what was shown of them stays, whatever is answered afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from simgame.game.season import Season
from simgame.market.mechanisms.trouble.crisis import Params
from simgame.market.run_week import Rules
from simgame.plan.observation import DayReport, WeekReport
from simgame.plan.values import flatten, plan_from
from simgame.scenario.library import list_shipped
from simgame.scenario.market_events import Crisis
from tests.market.charges import random_plan
from tests.market.seasons import scenario

# Hours from Monday on at which a crisis breaks out; it is noticed up to 18 hours later.
HOURS = (30.0, 80.0, 130.0)
# Every scenario at every hour; those at one hour each are tried at once.
TROUBLE = [
    pytest.param(name, hour, marks=() if n % 3 == place else pytest.mark.unhurried)
    for n, name in enumerate(list_shipped())
    for place, hour in enumerate(HOURS)
]


def _troubled(name: str, hour: float) -> Season:
    """A season with a crisis in every week, at an hour, and a KOL who haggles."""
    played = scenario(name)
    crisis = {"type": "crisis", "change": "-20%"}
    events = {
        f"crisis-{n}": Crisis.model_validate({**crisis, "at": f"round {n}"})
        for n in range(1, played.rounds + 1)
    }
    played = played.model_copy(update={"events": {**played.events, **events}})
    return Season(played, 3, rules=Rules(params={"crisis": Params(written_after=hour)}))


def _haggling(season: Season, rng: Random) -> None:
    """Hand in a random plan that also offers the first KOL a little too little."""
    seen = season.observe(season.seats[0])
    values = flatten(random_plan(season, seen, rng))
    kol, known = next(iter(season.view.kols.items()), ("", None))
    lever = season.catalogue.by_path.get(f"kol.{kol}.fee")
    if known is not None and lever is not None and lever.is_open(seen.round):
        values |= {f"kol.{kol}.posts": 1, f"kol.{kol}.fee": int(0.85 * known.fee)}
    for seat in season.seats:
        season.submit(seat, plan_from(values))


def _watched(season: Season) -> Iterator[tuple[list[tuple[DayReport, ...]], WeekReport]]:
    """Week by week what was shown at each question, and the report at the end."""
    rng, seat = Random(1), season.seats[0]
    while not season.finished:
        _haggling(season, rng)
        answers: dict[str, str] = {}
        shown = []
        while prompts := season.run_week(answers, waiting=season.seats):
            shown.append(season.days(seat))
            answers |= {p.id: rng.choice(p.options).id for p in prompts}
        yield shown, season.reports(seat)[-1]


@pytest.mark.parametrize(("name", "hour"), TROUBLE)
def test_days_that_were_shown_never_change(name: str, hour: float) -> None:
    """Bit for bit, figures and messages, at every question and in the report."""
    whole = 0
    for shown, report in _watched(_troubled(name, hour)):
        for days in shown:
            assert report.days[: len(days)] == days
            whole += len(days)
    assert whole > 0


def test_the_days_of_a_week_that_stood_still_come_to_its_sum() -> None:
    """Orders and money to the last one; what is seen within rounding."""
    for shown, report in _watched(_troubled("tea-launch", HOURS[1])):
        assert shown
        assert sum(day.orders for day in report.days) == report.kpis["orders"]
        assert sum(day.gmv for day in report.days) == report.kpis["gmv"]
        assert abs(sum(day.saves for day in report.days) - report.kpis["saves"]) <= 7
        assert min(min(day.orders, day.gmv, day.impressions) for day in report.days) >= 0


def test_a_week_lived_again_from_its_answers_shows_the_same_days() -> None:
    """In a fork, which knows only what was decided."""
    season = _troubled("tea-launch", HOURS[2])
    weeks = list(_watched(season))
    again = Season.from_bytes(season.scenario, season.to_bytes(), rules=season.rules)
    assert again.mondays[-1].digest() == season.mondays[-1].digest()
    days = [report.days for report in again.reports(season.seats[0])]
    assert days == [report.days for _, report in weeks]
    lived = [moment.past[-1].passed for moment in again._from_the_first()[1:]]
    assert [p.notes for p in lived] == [past.passed.notes for past in season.past]
    shown = [past.passed.shown.tolist() for past in season.past]
    assert [p.shown.tolist() for p in lived] == shown
