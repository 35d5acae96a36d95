"""The pace shown in a week: its range holds Sunday as often as it says, and it leans to no side."""

from functools import cache

import pytest

from simgame import pages
from simgame.scenario.library import list_shipped
from tests.tools.pace import HOURS, Look, measured, told_by

CLAIMED = 0.8
EVEN = tuple((hour + 1) / 24 for hour in range(24))


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
