"""When the scenario's events happen: by their round, day and hour, or by how things stand.

What has a condition begins in the week on whose Monday it is found true, at its day and hour: for
the players of whom it is true, or, where the event is of the whole market, for everybody as soon as
it is true of one. The week is worked out in one piece, so what lasts three days of it moves its
prices and its time online by three sevenths as much; what the days themselves hold (demand, stock,
topics) changes on those days.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simgame.market.arrays import Floats
from simgame.market.event_conditions import due, events_of
from simgame.market.remembered import BEGAN, Happenings
from simgame.market.setting import Setting
from simgame.market.setting_cache import once
from simgame.market.state import State
from simgame.market.week import HOURS_A_WEEK, Week
from simgame.scenario.event_parts import Happens
from simgame.scenario.market_events import Crisis, Law


class Span(NamedTuple):
    """An event from one hour of the season to another, and the seats that it happens to."""

    name: str
    event: Happens
    begins: float
    ends: float
    seats: tuple[int, ...]

    def share(self, start: float, hours: float) -> float:
        """The share of some `hours` from `start` on in which it is on."""
        on = min(self.ends, start + hours) - max(self.begins, start)
        return max(on, 0.0) / hours

    def on_days(self, first_hour: float) -> Floats:
        """The share of each day of a week in which it is on [7]."""
        return np.array([self.share(first_hour + 24 * day, 24) for day in range(7)])


class Agenda(NamedTuple):
    """What happens in a week: all that has begun by its end, but crises, which keep their own."""

    spans: tuple[Span, ...]


def agenda(week: Week) -> tuple[Span, ...]:
    """The events of this week that have begun by its end, also those that are over."""
    found = week.passed_on(Agenda)
    if found is None:
        found = Agenda(tuple(_spans(week)))
        week.pass_on(found)
    return found.spans


def _spans(week: Week) -> Iterator[Span]:
    """Conditions are looked at once, when the week's agenda is first asked for."""
    end = week.first_hour + HOURS_A_WEEK
    for index, name, event in _lasting(week.setting):
        if event.condition is not None:
            _look(week, index, event)
        yield from (span for span in spans_of(week.setting, week.state, index, name)
                    if span.begins < end)  # fmt: skip


@once
def _lasting(setting: Setting) -> tuple[tuple[int, str, Happens], ...]:
    """All events but crises, each with its number and its id."""
    return tuple(row for row in events_of(setting, Happens) if not isinstance(row[2], Crisis))


def _look(week: Week, index: int, event: Happens) -> None:
    """See for whom a conditional event begins in this week."""
    seats = range(len(week.setting.seats))
    held = Happenings(week.state).held
    for seat in seats:
        if due(week, seat, index, event, tuple(seats) if event.SHARED else (seat,)):
            held[seat, index, BEGAN] = week.state.week + 1


def labels_asked(week: Week) -> NDArray[np.bool_]:
    """The platforms on which AI work must be labelled this week [P]: by their rule, or by law."""
    laws = events_of(week.setting, Law)
    by_law = any(law.ai_labels and law.round <= week.state.week + 1 for _, _, law in laws)
    asked: NDArray[np.bool_] = (week.setting.of_platforms("ai_labels") > 0) | by_law
    return asked


def spans_of(setting: Setting, state: State, index: int, name: str) -> Iterator[Span]:
    """An event by those to whom it happens at one time; none to whom it has not happened yet."""
    event, seats = setting.scenario.events[name], tuple(range(len(setting.seats)))
    if event.condition is None:
        yield Span(name, event, event.at, event.at + event.hours, seats)
        return
    began = Happenings(state).held[: len(seats), index, BEGAN].tolist()
    for week in sorted(set(began) - {0}):
        hour = float(HOURS_A_WEEK * (week - 1) + event.at % HOURS_A_WEEK)
        mine = tuple(seat for seat in seats if began[seat] == week)
        yield Span(name, event, hour, hour + event.hours, mine)
