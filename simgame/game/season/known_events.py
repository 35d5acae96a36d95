"""Which of the scenario's events a player knows of by now: those announced, begun, or come true.

What is said of them afterwards (the debrief, the right answer, what was behind a crisis) and what
they waited for stays hidden to the end.
"""

from __future__ import annotations

from typing import Any

from simgame.market.observe import times_happened
from simgame.market.setting import Setting
from simgame.market.state import State
from simgame.market.week import HOURS_A_WEEK
from simgame.scenario.event_parts import Announced
from simgame.scenario.market_events import Event
from simgame.scenario.schema import Scenario

_AFTERWARDS = ("because", "debrief", "right", "situation", "when")


def view_now(view: Scenario, setting: Setting, state: State, brand: int) -> Scenario:
    """The public `view`, with the events that were told to `brand` in the weeks before."""
    events = setting.scenario.events
    known = {
        name: _told(event)
        for index, (name, event) in enumerate(events.items())
        if _is_known(event, state, brand, index)
    }
    return view.model_copy(update={"events": known}) if known else view


def _is_known(event: Event, state: State, brand: int, index: int) -> bool:
    if event.condition is not None:
        return times_happened(state, brand, index) > 0
    said = event.announced if isinstance(event, Announced) else None
    first = min(event.at - event.BINDS, event.at if said is None else said)
    return first < state.week * HOURS_A_WEEK


def _told(event: Event) -> Event:
    """An event without what is only said of it when all is over."""
    fields = type(event).model_fields
    update: dict[str, Any] = {
        name: fields[name].get_default(call_default_factory=True)
        for name in _AFTERWARDS
        if name in fields
    }
    return event.model_copy(update=update)
