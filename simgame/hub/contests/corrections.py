"""A trainer's corrections: what each kind does, and how it is taken back.

    plan        a team is to have planned something else in a week that is over
    aside       what a team played on a board does not count (or counts again)
    void        a board counts for nobody (or counts again)
    replay      every season is played again from its log; scores that come out otherwise are set
    deadline    the round that is open ends at another time
    member      somebody is in another team, or the captain of a team

Each is worked out without being done, so that it can be looked at first (`corrected.py`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select, update

from simgame.hub.games.again import Came, Instead, Log, Relived, between_weeks, log_of, write_again
from simgame.hub.games.handing_in import PlanRefused
from simgame.hub.games.log import Decides, decide
from simgame.hub.games.place import board_by
from simgame.hub.people.classes import Refused, members, move
from simgame.hub.people.who import Denied
from simgame.hub.store.tables import (
    Kept,
    board,
    contest,
    decision,
    game,
    person,
    seat,
    team,
)
from simgame.plan.problem import problems_of
from simgame.plan.values import flatten, plan_from

KINDS = ("plan", "aside", "void", "replay", "deadline", "member")


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be corrected; each kind uses some of it.

    `plan` is `repeat`, `skip` or lever values; `on` of False takes `aside` and `void` back;
    `deadline` is UTC ms, None for no end; with `captain` a member becomes the captain there.
    """

    kind: str
    board: int = 0
    team: int = 0
    week: int = 0
    plan: Mapping[str, Any] | str = "skip"
    person: int = 0
    deadline: int | None = None
    on: bool = True
    captain: bool = False


@dataclass(frozen=True, slots=True)
class Deed:
    """One row of the log that a correction adds."""

    action: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Chief:
    """Who leads a team now, and who would then; nobody is an empty name."""

    team: str
    now: str
    then: str


@dataclass(slots=True)
class Change:
    """A correction worked out: seasons to be lived again, rows it adds, what it writes.

    `back` takes it back; `seen` is what it was worked out from, beside the board; `captains` are
    those of the teams it touches.
    """

    logs: dict[int, Log] = field(default_factory=dict)
    deeds: list[Deed] = field(default_factory=list)
    write: Callable[[Connection, int, Came], None] = lambda *_: None
    back: Correction | None = None
    seen: Any = None
    captains: tuple[Chief, ...] = ()


def change_of(c: Connection, about: Kept, asked: Correction) -> Change:
    """What a correction of a contest would do. Raises `Denied`, `Refused` and `PlanRefused`."""
    if asked.kind not in KINDS:
        raise Refused("correction", known=", ".join(KINDS))
    return _KINDS[asked.kind](c, about, asked)


def rescored(c: Connection, about: Kept, came: Came) -> list[Deed]:
    """What seasons that were lived again say otherwise than the board."""
    found = []
    for row in c.execute(_seats(about.id).where(game.c.id.in_(came), game.c.finished)):
        score = came[row.game_id].scores[row.name]
        if score != json.loads(row.score)["total"]:
            found.append(Deed("corrected", {
                "game": row.game_id, "seat": row.name, "team": row.team_id, "score": score,
                "digest": came[row.game_id].digest,
            }))  # fmt: skip
    return found


def _plan(c: Connection, about: Kept, asked: Correction) -> Change:
    place, row = _seat_of(c, about, asked)
    if not 1 <= asked.week <= row.week:
        raise Refused("week", most=row.week)
    between_weeks(c, row)
    plan = _checked(asked.plan)
    known = c.execute(
        select(decision.c.body).where(
            decision.c.game_id == row.id, decision.c.seat == place.name,
            decision.c.round == asked.week, decision.c.kind == "plan",
        ).order_by(decision.c.n.desc())
    ).scalars().all()  # fmt: skip

    def write(c: Connection, now: int, came: Came) -> None:
        again = came[row.id]
        assert isinstance(again, Relived)
        made = Decides(place.name, asked.week, dict(again.plan), about=f"again-{len(known)}")
        decide(c, now, row.id, made, None)
        write_again(c, now, row, again)

    back = Correction("plan", asked.board, asked.team, asked.week, json.loads(known[0]))
    log = log_of(c, row, Instead(place.name, asked.week, plan))
    return Change({row.id: log}, [], write, back, [len(known), row.week, row.digest])


def _checked(plan: Mapping[str, Any] | str) -> Mapping[str, Any] | str:
    if isinstance(plan, str):
        if plan not in ("repeat", "skip"):
            raise Refused("missed", known="repeat, skip")
        return plan
    try:
        return flatten(plan_from(plan))
    except ValidationError as error:
        raise PlanRefused(problems_of(error)) from error


def _aside(c: Connection, about: Kept, asked: Correction) -> Change:
    place, _ = _seat_of(c, about, asked)
    deed = Deed("set-aside", {"game": place.game_id, "seat": place.name, "on": asked.on})
    back = Correction("aside", asked.board, asked.team, on=not asked.on)
    return Change(deeds=[deed], back=back)


def _void(c: Connection, about: Kept, asked: Correction) -> Change:
    board_by(c, about.id, asked.board)
    deed = Deed("board-void", {"contest": about.id, "board": asked.board, "on": asked.on})
    return Change(deeds=[deed], back=Correction("void", asked.board, on=not asked.on))


def finished(c: Connection, contest_id: int) -> Sequence[Kept]:
    """The seasons of a contest that are over, without their moments."""
    columns = [column for column in game.c if column is not game.c.moment]
    asked = select(*columns).join(board, board.c.id == game.c.board_id)
    here = (board.c.contest_id == contest_id, game.c.finished)
    return c.execute(asked.where(*here).order_by(game.c.id)).all()


def _replay(c: Connection, about: Kept, asked: Correction) -> Change:
    """Its seasons are lived again by whoever has been ordered to (`replaying.py`)."""
    del asked
    rows = {row.id: row for row in finished(c, about.id)}

    def write(c: Connection, now: int, came: Came) -> None:
        for number, again in came.items():
            if isinstance(again, Relived) and again.digest != rows[number].digest:
                write_again(c, now, rows[number], again)

    return Change({}, [], write, None, [row.digest for row in rows.values()])


def _deadline(c: Connection, about: Kept, asked: Correction) -> Change:
    del c
    if about.closed is not None or not about.round_open:
        raise Refused("closed" if about.closed is not None else "no-rounds")

    def write(c: Connection, now: int, came: Came) -> None:
        del now, came
        c.execute(update(contest).where(contest.c.id == about.id).values(deadline=asked.deadline))

    deed = Deed("round-opened", {"contest": about.id, "round": about.round_open,
                                 "deadline": asked.deadline})  # fmt: skip
    back = Correction("deadline", deadline=about.deadline)
    return Change({}, [deed], write, back, [about.round_open, about.deadline])


def _member(c: Connection, about: Kept, asked: Correction) -> Change:
    row = c.execute(select(person).where(person.c.id == asked.person)).first()
    into = c.execute(select(team).where(team.c.id == asked.team)).first()
    if row is None or into is None or row.removed is not None or row.team_id is None:
        raise Denied
    if {row.class_id, into.class_id} != {about.class_id}:
        raise Denied
    was = row.role == "captain"
    if row.team_id == into.id and (was or not asked.captain):
        raise Refused("there-already", name=row.name)

    def write(c: Connection, now: int, came: Came) -> None:
        del now, came
        move(c, row, into.id, captain=asked.captain)

    deed = Deed("moved", {"person": row.id, "team": into.id, "captain": asked.captain})
    crowds = [[(one.id, one.role) for one in members(c, each)] for each in (row.team_id, into.id)]
    back = Correction("member", team=row.team_id, person=row.id, captain=was)
    if row.team_id == into.id:
        # Who was its captain is so again.
        chief = next((n for n, role in crowds[1] if role == "captain"), row.id)
        back = Correction("member", team=into.id, person=chief, captain=True)
    seen = [row.team_id, row.role, *crowds]
    return Change(deeds=[deed], write=write, back=back, seen=seen,
                  captains=_captains(c, row, into, captain=asked.captain))  # fmt: skip


def _captains(c: Connection, row: Kept, into: Kept, *, captain: bool) -> tuple[Chief, ...]:
    """Who leads both teams now, and once somebody has moved."""
    found = []
    for each in {row.team_id: None, into.id: None}:
        here = members(c, each)
        then = [one for one in here if one.id != row.id]
        chief = next((one.name for one in here if one.role == "captain"), "")
        heir = next((one.name for one in then if one.role == "captain"), "")
        if each == into.id and (captain or not heir):
            heir = row.name
        heir = heir or (then[0].name if then else "")
        name = c.execute(select(team.c.name).where(team.c.id == each)).scalar_one()
        found.append(Chief(name, chief, heir))
    return tuple(found)


def _seats(contest_id: int) -> Any:
    return (
        select(seat).join(game, game.c.id == seat.c.game_id)
        .join(board, board.c.id == game.c.board_id)
        .where(board.c.contest_id == contest_id).order_by(seat.c.id)
    )  # fmt: skip


def _seat_of(c: Connection, about: Kept, asked: Correction) -> tuple[Kept, Kept]:
    """The seat of a team on a board, and its game. Raises `Denied`."""
    luck = board_by(c, about.id, asked.board)
    place = c.execute(
        select(seat).where(seat.c.board_id == luck.id, seat.c.team_id == asked.team)
    ).first()
    if place is None:
        raise Denied
    return place, c.execute(select(game).where(game.c.id == place.game_id)).one()


_KINDS: dict[str, Callable[[Connection, Kept, Correction], Change]] = {
    "plan": _plan, "aside": _aside, "void": _void, "replay": _replay, "deadline": _deadline,
    "member": _member,
}  # fmt: skip
