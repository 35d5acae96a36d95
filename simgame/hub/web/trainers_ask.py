"""What trainers ask for: the bodies of their requests."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from simgame.hub.contests.bots import MOST
from simgame.hub.contests.laid_out import MOST_BOARDS
from simgame.hub.games.moved_events import MOST_DAYS
from simgame.hub.web.strict import Body

_Name = Annotated[str, Field(max_length=200)]


class ClassOf(Body):
    """A new class."""

    name: _Name
    lang: Literal["zh", "en"] = "zh"


class OnBoardsOf(Body):
    """So many boards of a scenario at a level."""

    scenario: _Name
    level: _Name = "normal"
    boards: Annotated[int, Field(ge=1, le=MOST_BOARDS)] = 1


class ContestOf(Body):
    """A new contest: `boards` of a scenario, then those of `more`.

    Played from `opens` (0: now) to `closes` (UTC ms; null: until it is ended). Of a grade `goals`
    percent go by the score, the rest by the place. Timed events that nobody is told of come up to
    `moved_days` earlier or later, as a board's seed says. With `home`, teams of a
    practice contest may take the whole scenario home.
    """

    scenario: _Name
    title: _Name = ""
    level: _Name = "normal"
    kind: Literal["practice", "ranked", "shared"] = "ranked"
    boards: Annotated[int, Field(ge=1, le=MOST_BOARDS)] = 1
    more: Annotated[list[OnBoardsOf], Field(max_length=MOST_BOARDS - 1)] = []
    missed: Literal["repeat", "skip", "bot", "wait"] = "repeat"
    rounds_open: Annotated[int, Field(ge=0, le=60)] = 0
    asks: bool = True
    opens: Annotated[int, Field(ge=0)] = 0
    closes: Annotated[int, Field(ge=0)] | None = None
    goals: Annotated[int, Field(ge=0, le=100)] = 100
    moved_days: Annotated[int, Field(ge=0, le=MOST_DAYS)] = 0
    home: bool = False


class RoundOf(Body):
    """Open the rounds up to this one, until a time (UTC ms) if there is one."""

    round: Annotated[int, Field(ge=1, le=60)]
    deadline: int | None = None


class SpectatorOf(Body):
    """Somebody who may watch."""

    name: _Name


class DaysOf(Body):
    """So many days."""

    days: Annotated[int, Field(ge=1, le=3650)]


class LateOf(Body):
    """What teams do that have not handed in up to this round."""

    round: Annotated[int, Field(ge=1, le=60)]
    do: Literal["repeat", "skip", "bot"]


class DivisionOf(Body):
    """The division of a team; empty: none."""

    division: _Name


class BotsOf(Body):
    """So many teams of bots."""

    count: Annotated[int, Field(ge=1, le=MOST)]


class LeversOf(Body):
    """The lever groups somebody owns; none: all."""

    levers: Annotated[list[Annotated[str, Field(pattern="^[a-z_]{1,20}$")]], Field(max_length=20)]


class Switch(Body):
    """On or off."""

    on: bool
