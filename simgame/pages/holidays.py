"""Which holidays a week has, by the scenario's calendar, which everybody knows."""

from __future__ import annotations

from datetime import timedelta

from simgame.plan.text import Text
from simgame.scenario.schema import Scenario

_DAYS = 7


def holidays(view: Scenario, week: int) -> list[tuple[int, Text]]:
    """The days of a week (0 is Monday) that have a name, with it."""
    named = ((day, holiday_on(view, (week - 1) * _DAYS + day)) for day in range(_DAYS))
    return [(day, name) for day, name in named if name is not None]


def holiday_on(view: Scenario, day: int) -> Text | None:
    """What a day of the season is called, counted from its first; None for a usual one."""
    return view.calendar.get((view.start + timedelta(days=day)).isoformat())
