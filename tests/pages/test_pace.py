"""The pace shown in a week: its range holds Sunday as often as it says, and it leans to no side."""

from functools import cache

import pytest

from simgame import pages
from simgame.scenario import load_or_raise
from simgame.scenario.library import list_shipped
from simgame.scenario.market_events import Demand
from simgame.scenario.schema import Scenario
from tests.market.seasons import SHORT
from tests.tools.pace import HOURS, Look, measured, told_by

CLAIMED = 0.8
EVEN = pages.Rhythm(tuple((hour + 1) / 24 for hour in range(24)))


@cache
def _looks() -> list[Look]:
    return measured(range(600, 603), list_shipped(), ["reference"])


@pytest.mark.unhurried
@pytest.mark.parametrize("hour", HOURS.values())
def test_the_range_holds_four_weeks_in_five(hour: int) -> None:
    """On Monday, Wednesday and Friday noon alike."""
    held, told, _ = told_by(_looks(), "metric", "hour")["orders", str(hour)]
    assert held >= CLAIMED
    assert told == pytest.approx(1, abs=0.06)


@pytest.mark.unhurried
@pytest.mark.parametrize("week", [2, 3])
def test_the_weeks_after_the_start_are_not_promised_twice_too_much(week: int) -> None:
    """The first week climbs from nothing; the second one does not."""
    held, told, _ = told_by(_looks(), "metric", "week")["orders", str(week)]
    assert held >= CLAIMED - 0.05
    assert told == pytest.approx(1, abs=0.12)


def test_each_week_is_half_as_steep_as_the_one_before() -> None:
    """The usual shape lies midway between last week's and an even one, and ends at all."""
    steep = [0.0] * 145 + [float(n) for n in range(1, 25)]
    usual = pages.usual_shape("orders", steep, EVEN)
    assert usual[144] == pytest.approx(6 / 7 / 2)
    assert usual[168] == pytest.approx(1)


def test_nothing_is_told_before_there_is_something_to_go_by() -> None:
    """In the first hours, without a week before, and without a count."""
    week = [float(n) for n in range(169)]
    assert pages.pace("orders", week, week, 5, 1, EVEN) is None
    assert pages.pace("orders", week, [0.0], 60, 0, EVEN) is None
    assert pages.pace("orders", [0.0] * 169, week, 60, 1, EVEN) is None
    assert pages.pace("saves", week, week, 60, 1, EVEN) is None
    assert pages.pace("orders", week, week, 60, 1, EVEN) is not None


def test_the_range_never_lies_below_what_has_come() -> None:
    """It narrows as the week passes, and closes on Sunday."""
    week = [float(n) for n in range(169)]
    early, late = (pages.pace("orders", week, week, hour, 1, EVEN) for hour in (40, 150))
    assert early is not None
    assert late is not None
    assert late[2] - late[1] < early[2] - early[1]
    for hour in range(6, 169):
        told = pages.pace("orders", week, week, hour, 1, EVEN)
        assert told is not None
        assert week[hour] <= told[1] <= told[0] <= told[2]
    assert told == (168.0, 168.0, 168.0)


def _viewed(**event: object) -> Scenario:
    """The short season with one event."""
    view, sale = load_or_raise(SHORT).scenario, {"type": "demand", "change": "+100%"}
    return view.model_copy(update={"events": {"sale": Demand.model_validate({**sale, **event})}})


@pytest.mark.parametrize(
    ("event", "hour", "days"),
    [
        ({"at": "round 2", "lasts": "2 days"}, 0, (2, 2, 1, 1, 1, 1, 1)),
        ({"at": "round 2 Thursday 12:00", "lasts": "1 day"}, 168, (1, 1, 1, 1.5, 1.5, 1, 1)),
        ({"at": "round 2 Thursday"}, 71, (1,) * 7),
        ({"at": "round 2 Thursday", "announced": "round 1"}, 6, (1, 1, 1, 2, 2, 2, 2)),
        ({"at": "round 1 Friday"}, 6, (2, 2, 2, 2, 1, 1, 1)),
        ({"at": "round 2", "when": {"metric": "trust", "below": "90%"}}, 168, (1,) * 7),
    ],
)
def test_days_on_which_more_people_buy_are_known_once_they_were_told(
    event: dict[str, object], hour: int, days: tuple[float, ...]
) -> None:
    """From the hour on at which players hear of it, and for as long as it lasts."""
    assert pages.occasions(_viewed(**event), 2, hour) == pytest.approx(days)


def test_only_those_whom_it_is_about_buy_more() -> None:
    """Half of the people, half as much more."""
    view = _viewed(at="round 2")
    name, *_ = view.personas
    part = view.personas[name].share / sum(p.share for p in view.personas.values())
    found = pages.occasions(_viewed(at="round 2", personas=[name]), 2)
    assert found == pytest.approx((1 + part,) * 7)


@pytest.mark.parametrize("metric", ["orders", "gmv", "saves"])
def test_the_largest_days_of_the_year_do_not_promise_as_much_for_the_rest(metric: str) -> None:
    """A week with five days twice as large ends where it ends; saves do not rise with buying."""
    flat, large = [float(n) for n in range(169)], (2.0,) * 5 + (1.0,) * 2
    week = [min(n, 120) * 2.0 + max(n - 120, 0) for n in range(169)]
    told = pages.pace(metric, week, flat, 108, 9, pages.Rhythm(EVEN.curve, now=large))
    after = pages.pace(metric, flat, week, 108, 10, pages.Rhythm(EVEN.curve, before=large))
    assert told is not None
    assert after is not None
    bought = metric != "saves"
    assert (told[0] == pytest.approx(week[-1])) is bought
    assert (after[0] == pytest.approx(flat[-1])) is bought
