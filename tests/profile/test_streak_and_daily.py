"""Streak and daily season follow from dates alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from simgame.game.table.gateway import SeasonInfo
from simgame.profile import Streak, daily, days_of, streak

TODAY = date(2026, 11, 26)  # a Thursday
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("weeks_ago", "expected"),
    [
        ((), Streak()),
        ((0,), Streak(1, this_week=True)),
        ((0, 1, 2), Streak(3, this_week=True)),
        ((1, 2), Streak(2)),  # this week can still be played
        ((0, 2, 3), Streak(3, frozen=True, this_week=True)),
        ((2, 3), Streak(2, frozen=True)),  # last week was missed: the streak waits
        ((0, 2, 4), Streak(2, frozen=True, this_week=True)),  # one freeze, not two
        ((0, 3), Streak(1, this_week=True)),  # two weeks missed in a row
        ((3, 4), Streak()),
    ],
)
def test_a_missed_week_freezes_a_streak_once(weeks_ago: tuple[int, ...], expected: Streak) -> None:
    """Weeks from Monday to Sunday; the order of days does not matter."""
    days = [MONDAY - timedelta(weeks=n) + timedelta(days=n % 7) for n in weeks_ago]
    assert streak(days, TODAY) == expected


def test_days_are_those_of_beginning_and_last_decision() -> None:
    """Read from the name of the save and from when it was last written."""
    written = datetime(2026, 11, 20, 12, tzinfo=UTC)
    info = SeasonInfo("x", "tea-launch-2026-11-02-120000-abcd.jsonl", written)
    assert days_of([info]) == {date(2026, 11, 2), date(2026, 11, 20)}
    assert days_of([SeasonInfo("x", "mine.jsonl", written)]) == {date(2026, 11, 20)}


def test_a_day_has_one_scenario_and_one_luck() -> None:
    """For everybody, whatever the order of the list; never the tutorial; no two lucks alike."""
    names = ["tea", "tutorial", "beauty"]
    days = [TODAY + timedelta(days=n) for n in range(60)]
    drawn = [daily(day, names) for day in days]
    assert drawn == [daily(day, reversed(names)) for day in days]
    assert {one.scenario for one in drawn if one} == {"tea", "beauty"}
    assert len({one.seed for one in drawn if one}) == len(days)
    assert daily(TODAY, ["tutorial"]) is None
    assert drawn[0] is not None
    assert 0 <= drawn[0].seed < 2**62
