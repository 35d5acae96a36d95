"""The weeks of a season once more, from their Mondays, with somebody looking on.

Everything is known again that a week throws away on Sunday: its posts, its orders by day. Plans and
answers are those that were made; to decide anew from a Monday on, fork the season.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simgame.game.season import Season
from simgame.market.run_week import Passed, Watch, step
from simgame.market.state import State
from simgame.market.week import Week


@dataclass(frozen=True, slots=True)
class Lived:
    """One week from inside: the states around it, the week itself and what it was reported as."""

    before: State
    after: State
    week: Week
    passed: Passed


def lived_weeks(season: Season, watch: Watch | None = None) -> Iterator[Lived]:
    """Every week of `season` that is over, in order; `watch` is called after each of its days."""
    for monday, past in zip(season.mondays, season.past, strict=True):
        state, seen = monday.snapshot(), list[Week]()

        def look(week: Week, day: int, seen: list[Week] = seen) -> None:
            if day == 0:
                seen.append(week)
            if watch is not None:
                watch(week, day)

        passed = step(
            season.setting,
            state,
            past.plans,
            season.streams,
            season.rules,
            past.answers,
            watch=look,
        )
        yield Lived(monday, state, seen[0], passed)
