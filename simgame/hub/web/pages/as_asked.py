"""A board as somebody wants to see it: sorted by something, or some minutes late for spectators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query

from simgame.hub.contests.standings import Board, Line

_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class AsAsked:
    """`by` is `place`, `name` or the number of a board; `delay` is in minutes, in steps of five.

    Of a `division` alone, if one is named.
    """

    by: str = "place"
    delay: int = 0
    division: str = ""

    @property
    def query(self) -> str:
        """The same as the query of an address."""
        asked = {"by": self.by, "delay": self.delay, "division": self.division}
        return "?" + urlencode({name: value for name, value in asked.items() if value})

    @property
    def late(self) -> int:
        return self.delay * _MINUTE

    def sorted_by(self, by: str) -> AsAsked:
        """The same in another order."""
        return replace(self, by=by)

    def of(self, division: str) -> AsAsked:
        """The same of a division, or of all (empty)."""
        return replace(self, division=division)

    def sorted(self, found: Board) -> Board:
        """The same board in this order; whoever has no score comes last, ties stay by place."""
        return replace(found, lines=tuple(sorted(found.lines, key=self._key())))

    def _key(self) -> Callable[[Line], Any]:
        if self.by == "place":
            return lambda _: 0
        if self.by == "name":
            return lambda line: line.name
        number = int(self.by)

        def key(line: Line) -> tuple[int, int]:
            score = line.standing.scores.get(number) if line.standing else None
            return (0, -score) if score is not None else (1, -line.weeks.get(number, 0))

        return key


AS_IS = AsAsked()
# No database keeps a NUL, or is to be asked for one.
Division = Annotated[str, Query(max_length=40, pattern="^[^\\x00]*$")]


def _asked(
    by: Annotated[str, Query(pattern="^(place|name|[1-9])$")] = "place",
    delay: Annotated[int, Query(ge=0, le=60, multiple_of=5)] = 0,
    division: Division = "",
) -> AsAsked:
    return AsAsked(by, delay, division)


Shown = Annotated[AsAsked, Depends(_asked)]
