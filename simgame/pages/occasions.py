"""How much more or less often people buy on the days of a week, as far as players were told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from simgame.pages.hourly import HOURS_A_DAY, HOURS_A_WEEK
from simgame.scenario.market_events import Demand
from simgame.scenario.schema import Scenario

AS_USUAL: Sequence[float] = (1.0,) * 7


class Rhythm(NamedTuple):
    """When people do things: the `curve` of a day (see `day_curve`), and on which days they buy.

    `before` are the buying occasions of last week's days, `now` those of this week's.
    """

    curve: Sequence[float]
    before: Sequence[float] = AS_USUAL
    now: Sequence[float] = AS_USUAL


def occasions(view: Scenario, week: int, hour: int = HOURS_A_WEEK) -> tuple[float, ...]:
    """The buying occasions of each day of a week (from 1 on), of a usual day's.

    By the events at a fixed time that have begun, or were announced, by this `hour` of the week.
    """
    monday = (week - 1) * HOURS_A_WEEK
    days = [1.0] * 7
    for event in view.events.values():
        if not isinstance(event, Demand) or event.condition is not None:
            continue
        told = event.at if event.announced is None else min(event.announced, event.at)
        if told <= monday + hour:
            change = event.change * _part(view, event.personas)
            for day in range(7):
                starts = monday + HOURS_A_DAY * day
                on = min(event.at + event.hours, starts + HOURS_A_DAY) - max(event.at, starts)
                days[day] *= 1 + change * max(on, 0.0) / HOURS_A_DAY
    return tuple(days)


def _part(view: Scenario, personas: Sequence[str]) -> float:
    """The share of the people who are of some personas; of none named, all."""
    shares = {name: persona.share for name, persona in view.personas.items()}
    whole = sum(shares.values())
    named = sum(share for name, share in shares.items() if not personas or name in personas)
    return named / whole if whole else 1.0
