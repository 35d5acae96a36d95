"""A team's room: who is there and ready, who changed what in the draft, what was said, the clock.

Only for those of the team. Of other teams it tells how far they are, unless the board is frozen.
"""

from __future__ import annotations

import json
import unicodedata
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from simgame.hub.games.place import HANDED_IN, Place, place_of
from simgame.hub.people.classes import Refused
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.store import Store
from simgame.hub.store.tables import edit, game, here, person, said, seat, team

# Who has not been heard of for longer is told with the time (ms); a visit is written this seldom.
GONE, SELDOM = 60_000, 15_000
_MOST_EDITS, _MOST_SAID = 60, 40
LONGEST = 200
# Lines that one person says within a minute at most, and that are kept of a team.
MOST_SAID, MOST_KEPT, _MINUTE = 20, 400, 60_000
# Characters that are not shown, or turn others around.
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def visit(store: Store, by: Who, seat_id: int, page: str, *, ready: bool | None) -> dict[str, Any]:
    """Say where one is, and whether one is ready with this round; the room. Raises `Denied`."""
    with store.read() as c:
        place = _own(c, by, seat_id)
        known = c.execute(
            select(here).where(here.c.game_id == place.game.id, here.c.person_id == by.id)
        ).first()
    done = place.round if ready else 0
    if ready is None:
        done = known.ready if known else 0
    now = store.now()
    if known is None or (known.page, known.ready) != (page, done) or known.at < now - SELDOM:
        _note_visit(store, by, place, {"page": page, "ready": done, "at": now})
    with store.read() as c:
        return room(c, _own(c, by, seat_id), by, store.now())


def say(store: Store, by: Who, seat_id: int, text: str) -> None:
    """Say something to one's team. Raises `Denied` and `Refused`: `text`, `said`."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if not 0 < len(line) <= LONGEST or any(unicodedata.category(x) in _HIDDEN for x in line):
        raise Refused("text")
    with store.write() as c:
        place = _own(c, by, seat_id)
        # Whoever says something at the same moment is counted.
        c.execute(select(game.c.id).where(game.c.id == place.game.id).with_for_update())
        now, here_said = store.now(), (said.c.game_id == place.game.id,
                                       said.c.seat == place.seat.name)  # fmt: skip
        lately = (said.c.person_id == by.id, said.c.at > now - _MINUTE)
        asked = select(func.count()).select_from(said).where(*here_said, *lately)
        if c.execute(asked).scalar_one() >= MOST_SAID:
            raise Refused("said", most=MOST_SAID)
        newest = select(said.c.id).where(*here_said).order_by(said.c.id.desc())
        if (last := c.execute(newest.offset(MOST_KEPT - 1).limit(1)).scalar()) is not None:
            c.execute(said.delete().where(*here_said, said.c.id <= last))
        c.execute(insert(said).values(game_id=place.game.id, person_id=by.id, text=line,
                                      seat=place.seat.name, at=now))  # fmt: skip


def room(c: Connection, place: Place, by: Who, now: int) -> dict[str, Any]:
    """All that stands in the room; times are UTC ms."""
    about = place.contest
    return {
        "now": now, "round": place.round, "round_open": about.round_open,
        "deadline": about.deadline, "closed": about.closed is not None,
        "handed_in": _handed_in(c, place), "digest": place.game.digest,
        "people": _people(c, place, by), "edits": _edits(c, place), "said": _said(c, place),
        "teams": [] if about.frozen is not None else _teams(c, place),
    }  # fmt: skip


def _own(c: Connection, by: Who, seat_id: int) -> Place:
    place = place_of(c, seat_id)
    if by.team_id is None or place.seat.team_id != by.team_id:
        raise Denied
    return place


def _note_visit(store: Store, by: Who, place: Place, seen: dict[str, Any]) -> None:
    mine = (here.c.game_id == place.game.id, here.c.person_id == by.id)
    with store.write() as c:
        # Of two who are the same person, the second finds the row of the first.
        c.execute(select(person.c.id).where(person.c.id == by.id).with_for_update())
        if c.execute(update(here).where(*mine).values(**seen)).rowcount == 0:
            c.execute(insert(here).values(game_id=place.game.id, person_id=by.id, **seen))


def _people(c: Connection, place: Place, by: Who) -> list[dict[str, Any]]:
    seen = {
        row.person_id: row
        for row in c.execute(select(here).where(here.c.game_id == place.game.id))
    }  # fmt: skip
    mates = c.execute(
        select(person)
        .where(person.c.team_id == by.team_id, person.c.removed.is_(None))
        .order_by(person.c.id)
    )
    return [
        {
            "name": mate.name, "role": mate.role, "me": mate.id == by.id,
            "levers": [name for name in mate.levers.split(",") if name],
            "ready": mate.id in seen and seen[mate.id].ready == place.round,
            "page": seen[mate.id].page if mate.id in seen else "",
            "seen": seen[mate.id].at if mate.id in seen else None,
        }
        for mate in mates
    ]  # fmt: skip


def _edits(c: Connection, place: Place) -> list[dict[str, Any]]:
    asked = (
        select(edit, person.c.name)
        .join(person, person.c.id == edit.c.person_id)
        .where(
            edit.c.game_id == place.game.id,
            edit.c.seat == place.seat.name,
            edit.c.round == place.round,
        )
        .order_by(edit.c.id.desc())
        .limit(_MOST_EDITS)
    )
    return [
        {"at": row.at, "name": row.name, "lever": row.lever,
         "before": json.loads(row.before), "after": json.loads(row.after)}
        for row in c.execute(asked)
    ]  # fmt: skip


def _said(c: Connection, place: Place) -> list[dict[str, Any]]:
    asked = (
        select(said.c.at, said.c.text, person.c.name)
        .join(person, person.c.id == said.c.person_id)
        .where(said.c.game_id == place.game.id, said.c.seat == place.seat.name)
        .order_by(said.c.id.desc())
        .limit(_MOST_SAID)
    )
    rows = [{"at": row.at, "name": row.name, "text": row.text} for row in c.execute(asked)]
    return rows[::-1]


def _teams(c: Connection, place: Place) -> list[dict[str, Any]]:
    """How far the teams on this board are, one's own among them."""
    asked = (
        select(team.c.id, team.c.name, game.c.week, game.c.finished, HANDED_IN)
        .join(seat, seat.c.team_id == team.c.id)
        .join(game, game.c.id == seat.c.game_id)
        .where(seat.c.board_id == place.board.id)
        .order_by(team.c.id)
    )
    return [
        {"name": row.name, "mine": row.id == place.seat.team_id, "week": row.week,
         "handed_in": bool(row.finished or row.handed_in)}
        for row in c.execute(asked)
    ]  # fmt: skip


def _handed_in(c: Connection, place: Place) -> bool:
    asked = select(HANDED_IN).join_from(seat, game, game.c.id == seat.c.game_id)
    return bool(c.execute(asked.where(seat.c.id == place.seat.id)).scalar())
