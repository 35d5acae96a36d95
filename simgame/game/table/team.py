"""A team at a seat, in a class: who is there, what they change and say, and where teams stand.

What a face may ask of it; whoever answers lets nobody else's season be seen. Times are UTC ms, by
the clock of whoever answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from simgame.plan.lever import Value
from simgame.plan.text import Text


@dataclass(frozen=True, slots=True)
class Mate:
    """One of the team. `levers` are the groups they look after; none: all.

    `page` is where they are looking, `seen` when they were heard of last; None: never.
    """

    name: str
    captain: bool
    me: bool
    levers: tuple[str, ...]
    ready: bool
    page: str
    seen: int | None


@dataclass(frozen=True, slots=True)
class Edit:
    """A lever that somebody changed in the team's draft; None is its neutral value."""

    at: int
    name: str
    lever: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Line:
    """What somebody said."""

    at: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class TeamAt:
    """How far a team of the class is on this board."""

    name: str
    mine: bool
    week: int
    handed_in: bool


@dataclass(frozen=True, slots=True)
class Room:
    """The team's room, with the newest edit first; `teams` are none while the board is frozen.

    `round_open` of 0 lets everybody play on; `deadline` is when those who have not handed in go
    on without.
    """

    now: int
    round: int
    round_open: int
    deadline: int | None
    closed: bool
    handed_in: bool
    people: tuple[Mate, ...]
    edits: tuple[Edit, ...]
    said: tuple[Line, ...]
    teams: tuple[TeamAt, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A team on the board of a contest.

    `place` is None before it has finished a season; `margin` is against the median of the field,
    with `half` of its 95 % interval and the `band` of places once its plans were played again.
    Boards in `aside` do not count for it.
    """

    name: str
    mine: bool
    place: int | None
    margin: float | None
    half: float
    band: tuple[int, int] | None
    scores: Mapping[int, int]
    weeks: Mapping[int, int]
    bot: bool = False
    aside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ContestBoard:
    """Everybody in a contest, the best first; `lucks` is how many boards it has.

    Boards in `void` count for nobody. Where they are of unlike scenarios, `plays` says what each is
    played by: a scenario, and its level.
    """

    title: Text
    kind: str
    lucks: int
    closed: bool
    frozen: bool
    lines: tuple[Placed, ...]
    void: tuple[int, ...] = ()
    plays: tuple[tuple[Text, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BoardAt:
    """A board of a contest, and how far one's own team is on it; it is gone on with by `name`.

    `begun` says whether the team has a seat there, `round_open` of 0 lets everybody play on. Where
    the contest's boards are of unlike scenarios, `plays` is the one of this. `home` says whether
    its scenario may be taken home now.
    """

    name: str
    title: Text
    kind: str
    level: str
    number: int
    lucks: int
    begun: bool
    week: int
    rounds: int
    handed_in: bool
    round_open: int
    deadline: int | None
    closed: bool
    plays: Text | None = None
    home: bool = False

    @property
    def opens(self) -> bool:
        """Whether there is something to go to: to play, or to look back at."""
        return self.begun or not self.closed


@dataclass(frozen=True, slots=True)
class Classroom:
    """A class as its home shows it: who one is there, and what is played; `now` is UTC ms."""

    hub: str
    klass: str
    team: str
    name: str
    captain: bool
    now: int
    boards: tuple[BoardAt, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visit of the room brought: the room and what mates changed, or why it is `away`."""

    room: Room | None = None
    theirs: Mapping[str, Value | None] = field(default_factory=dict)
    away: str = ""


class Team(Protocol):
    """What may be asked in the season of a team; everything raises `SaveError`."""

    def room(self, page: str, *, ready: bool | None = None) -> Room:
        """Visit the room from a page; `ready` says whether one is ready with this round."""

    def say(self, text: str) -> None:
        """Say a line to the team."""

    def boards(self) -> tuple[ContestBoard, ...]:
        """The boards of the class, the newest contest first."""

    def theirs(self) -> Mapping[str, Value | None]:
        """What mates have changed in the draft since this was asked; what waits here is sent."""

    @property
    def title(self) -> Text:
        """What is played for, as its trainer calls it."""

    @property
    def takes_home(self) -> bool:
        """Whether its trainer lets teams take the whole scenario home."""

    @property
    def unsent(self) -> str:
        """Why what was changed here is not with the team yet; empty when it is."""
