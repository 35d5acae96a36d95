"""Sitting down: a team's seat in a season of a board, which it is given once.

In a shared market a team takes the first free seat of a season that has not begun; everywhere else
it has a season of its own.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import IntegrityError

from simgame import __version__
from simgame.game.rules import RULES
from simgame.hub.games.events_given import scenario_of
from simgame.hub.games.place import seat_of
from simgame.hub.games.step import Sunday
from simgame.hub.people.classes import Refused
from simgame.hub.people.who import Who
from simgame.hub.store.audit import note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import Kept, contest, game, seat


def seated(store: Store, by: Who, luck: Kept, opened: Sunday, merged: str) -> int:
    """A team's seat on a board; whoever is second finds what a team mate was given.

    Raises `Refused` (`moved-on`) where it is not played as `merged` any more.
    """
    try:
        with store.write() as c:
            return _seat(c, store.now(), by, luck, opened, merged)
    except IntegrityError:  # a team mate was quicker
        with store.read() as c:
            kept = seat_of(c, luck.id, by.team_id)
        if kept is None:
            raise
        return int(kept)


def _seat(c: Connection, now: int, by: Who, luck: Kept, opened: Sunday, merged: str) -> int:
    # Of two who sit down at once, the second waits and sees where the first sits, and what was
    # given meanwhile.
    asked = select(contest).where(contest.c.id == luck.contest_id).with_for_update()
    about = c.execute(asked).one()
    shared = about.kind == "shared"
    if scenario_of(c, about, luck, None if shared else by.team_id) != merged:
        raise Refused("moved-on")
    free = _free_seat(c, luck.id, opened) if shared else None
    game_id, name = free or (_new_game(c, now, luck, opened), next(iter(opened.seats)))
    seen = opened.seats[name]
    place = c.execute(
        insert(seat).values(
            game_id=game_id, board_id=luck.id, team_id=by.team_id, name=name,
            seen=seen.observation, score=seen.score,
        )
    ).inserted_primary_key  # fmt: skip
    assert place is not None
    note(c, now, by.actor, "begun", game=game_id, seat=name, team=by.team_id,
         contest=luck.contest_id, board=luck.number)  # fmt: skip
    return int(place[0])


def _new_game(c: Connection, now: int, luck: Kept, opened: Sunday) -> int:
    made = c.execute(
        insert(game).values(
            board_id=luck.id, rules=RULES, engine=__version__, week=0, finished=False,
            moment=opened.moment, digest=opened.digest, asked="", created=now, changed=now,
        )
    ).inserted_primary_key  # fmt: skip
    assert made is not None
    return int(made[0])


def _free_seat(c: Connection, board_id: int, opened: Sunday) -> tuple[int, str] | None:
    """A seat that nobody has taken in a season of this board before its first week."""
    fresh = (
        select(game.c.id).join(seat, seat.c.game_id == game.c.id)
        .where(game.c.board_id == board_id, game.c.week == 0)
        .group_by(game.c.id).having(func.count() < len(opened.seats)).order_by(game.c.id).limit(1)
    )  # fmt: skip
    game_id = c.execute(fresh).scalar()
    if game_id is None:
        return None
    taken = set(c.execute(select(seat.c.name).where(seat.c.game_id == game_id)).scalars())
    return int(game_id), next(name for name in opened.seats if name not in taken)
