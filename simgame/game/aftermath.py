"""What happened in a season that is over: the scenario's events, and what its author says of them.

Nobody may know of events before; so this is told at the end only.
"""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from simgame.game.season import Season
from simgame.market.observe import times_happened
from simgame.scenario.market_events import Event


class Happening(BaseModel):
    """An event of the scenario that came to pass, and the week in which it did, from 1.

    `answer` is the choice that was taken where it asked something; empty where none was.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    week: int
    id: str
    event: Event
    answer: str | None = None


def happenings(season: Season, seat: str) -> tuple[Happening, ...]:
    """The events that `seat` has met, in their order; none before the season is over."""
    if not season.finished:
        return ()
    found = [
        # Nothing is checked that is in order: the checks of all kinds of events take long to build.
        Happening.model_construct(
            week=week, id=name, event=event, answer=_answer(season, seat, name, week)
        )
        for index, (name, event) in enumerate(season.scenario.events.items())
        for week in _weeks(season, seat, index, event)
    ]
    return tuple(sorted(found, key=lambda happening: happening.week))


def _weeks(season: Season, seat: str, index: int, event: Event) -> Iterator[int]:
    """The weeks in which an event began: its round, or whenever its condition came true."""
    if event.condition is None:
        yield from [event.round] if event.round <= season.scenario.rounds else ()
        return
    brand, before = season.setting.brands.index(seat), 0
    for week, state in enumerate([*season.mondays[1:], season.state], 1):
        times = times_happened(state, brand, index)
        if times > before:
            yield week
        before = times


def _answer(season: Season, seat: str, name: str, week: int) -> str | None:
    """What was answered to an event in its week, if it asked anything."""
    asked = season.past[week - 1].passed.asked
    mine = (a for a in asked if a.prompt.seat == seat and a.prompt.values.get("event") == name)
    return next((a.answer for a in mine), None)
