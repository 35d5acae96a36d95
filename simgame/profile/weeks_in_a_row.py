"""How many weeks in a row there was play. A missed week freezes a streak, once.

Read from when seasons were begun and last decided in: there is no second book of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from simgame.game.table.gateway import SeasonInfo

_BEGUN = re.compile(r"-(\d{4}-\d{2}-\d{2})-\d{6}-")
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Streak:
    """`weeks` in a row with play; `frozen` where a missed one was let pass; `this_week` or not."""

    weeks: int = 0
    frozen: bool = False
    this_week: bool = False


def days_of(seasons: Iterable[SeasonInfo]) -> set[date]:
    """The days on which a season was begun or last written."""
    found = set()
    for info in seasons:
        found.add(info.modified.date())
        if begun := _BEGUN.search(info.label):
            found.add(date.fromisoformat(begun[1]))
    return found


def streak(days: Iterable[date], today: date) -> Streak:
    """The streak that ends this week or, as long as this week may still be played, the last."""
    weeks = {monday(day) for day in days}
    here = monday(today)
    this_week = here in weeks
    week, count, frozen = here if this_week else here - _WEEK, 0, False
    while True:
        if week in weeks:
            count += 1
        elif not frozen and week - _WEEK in weeks:
            frozen = True
        else:
            return Streak(count, frozen and count > 0, this_week)
        week -= _WEEK


def monday(day: date) -> date:
    """The first day of the day's week."""
    return day - timedelta(days=day.weekday())
