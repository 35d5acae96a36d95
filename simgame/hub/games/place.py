"""A team's place in a season: the seat, with the game, the board and the contest it belongs to."""

from __future__ import annotations

import json
from collections import namedtuple
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, exists, select

from simgame.game.offered_levers import catalogue_of
from simgame.hub.contests.contests import contest_of
from simgame.hub.contests.laid_out import name_in
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.store import read_once
from simgame.hub.store.tables import SOME, Kept, board, contest, decision, game, group, seat
from simgame.locale import LANGUAGES
from simgame.plan.catalogue import Catalogue
from simgame.scenario import load_merged, public_view
from simgame.scenario.schema import Scenario


def _both_ways(asked: Select[Any], *of: Table) -> dict[bool, Select[Any]]:
    """A question, by whether the rows that it finds of these tables are locked."""
    return {False: asked, True: asked.with_for_update(of=of)}


def _record(name: str, columns: Iterable[Column[Any]]) -> Callable[..., Kept]:
    """What makes a row of one table, of its part of a row of several."""
    return namedtuple(name, [column.name for column in columns])  # type: ignore[return-value]


# What is known of a season without the market itself, which is large.
_SEASON = [column for column in game.c if column is not game.c.moment]
_SEATED = select(board.c.contest_id).join(seat, seat.c.board_id == board.c.id)
_ABOUTS = _both_ways(
    select(contest, group.c.lang).join(group, group.c.id == contest.c.class_id)
    .where(contest.c.id.in_(_SEATED.where(seat.c.id.in_(SOME)))).order_by(contest.c.id),
    contest,
)  # fmt: skip
_SEASONS = _both_ways(
    select(*seat.c, *_SEASON).join(game, game.c.id == seat.c.game_id)
    .where(seat.c.id.in_(SOME)).order_by(game.c.id),
    game, seat,
)  # fmt: skip
_BOARDS = select(board).where(board.c.id.in_(SOME))
_SEAT_OF, _SEASON_OF = _record("Seat", seat.c), _record("Season", _SEASON)
# Whether the plan of a seat's next round is in.
HANDED_IN = (
    exists()
    .where(
        decision.c.game_id == game.c.id, decision.c.seat == seat.c.name,
        decision.c.round == game.c.week + 1, decision.c.kind == "plan",
    ).label("handed_in")
)  # fmt: skip
# Boards that are remembered; each has the scenario that is played on it.
_MOST_BOARDS = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A seat with all that belongs to it: its row, and those of its game, board and contest.

    The game's is without its `moment`, the contest's with the `lang` of its class.
    """

    seat: Kept
    game: Kept
    board: Kept
    contest: Kept

    @property
    def round(self) -> int:
        """The round that is planned next, from 1."""
        return int(self.game.week) + 1


def place_of(c: Connection, seat_id: int) -> Place:
    """The place of a seat. Raises `Denied`."""
    found = places_of(c, [seat_id])
    if seat_id not in found:
        raise Denied
    return found[seat_id]


def places_of(c: Connection, seats: Collection[int], *, locked: bool = False) -> dict[int, Place]:
    """The places of those of these seats that there are, by the seat's id.

    `locked`: whoever decides something in one of these contests or seasons waits until this is
    written, and finds it kept. Contests are locked before seasons, everywhere, so that no two wait
    for each other.
    """
    some = {"some": list(seats)}
    abouts = {row.id: row for row in c.execute(_ABOUTS[locked], some)}
    both = c.execute(_SEASONS[locked], some)
    rows = [(_SEAT_OF(*row[: len(seat.c)]), _SEASON_OF(*row[len(seat.c) :])) for row in both]
    on = boards_of(c, {place.board_id for place, _ in rows})
    found = {}
    for place, season in rows:
        luck = on[place.board_id]
        found[place.id] = Place(place, season, luck,
                                abouts[luck.contest_id])  # fmt: skip
    return found


def boards_of(c: Connection, ids: Collection[int]) -> dict[int, Kept]:
    """Boards that somebody plays on, by their id: read once, since nothing changes one."""
    known = read_once(c)
    found = {n: row for n in ids if (row := known.get(("board", n)))}
    if missing := [n for n in ids if n not in found]:
        if len(known) > _MOST_BOARDS:
            known.clear()
        for row in c.execute(_BOARDS, {"some": missing}):
            found[row.id] = known["board", row.id] = row
    return found


def place_for(c: Connection, by: Who, seat_id: int) -> Place:
    """A seat that is theirs to look at. Raises `Denied`."""
    found = place_of(c, seat_id)
    may_look(c, by, found)
    return found


def may_look(c: Connection, by: Who, place: Place) -> None:
    """Raises `Denied` unless it is their team's, or in a class they lead."""
    if place.seat.team_id != by.team_id or by.team_id is None:
        contest_of(c, by, place.contest.id)
        if not by.trains:
            raise Denied


@lru_cache(maxsize=64)
def played(merged: str) -> tuple[Scenario, Catalogue]:
    """The public view of a scenario that was merged, and the levers it offers."""
    scenario = load_merged(json.loads(merged))
    return public_view(scenario), catalogue_of(scenario)


def title_of(row: Kept, lang: str) -> str:
    """What a contest is called: as its trainer did, or after what is played, in a language."""
    return row.title or name_in(row, lang)


def titles_of(row: Kept) -> dict[str, str]:
    """The same in every language, by language."""
    return {lang: title_of(row, lang) for lang in LANGUAGES}


def board_by(c: Connection, contest_id: int, number: int) -> Kept:
    """A board of a contest by its number. Raises `Denied`."""
    row = c.execute(
        select(board).where(board.c.contest_id == contest_id, board.c.number == number)
    ).first()
    if row is None:
        raise Denied
    return row


def seats_of(c: Connection, team_id: int | None) -> dict[int, dict[str, Any]]:
    """The seats of a team by board: the seat's id, weeks that are over, and whether it waits.

    With `finished` and `score` (its total), which are not for everybody.
    """
    asked = select(seat.c.board_id, seat.c.id, seat.c.score, game.c.week, game.c.finished,
                   HANDED_IN)  # fmt: skip
    rows = c.execute(asked.join(game, game.c.id == seat.c.game_id).where(seat.c.team_id == team_id))
    return {
        row.board_id: {
            "seat": row.id,
            "week": row.week,
            "handed_in": bool(row.handed_in),
            "finished": row.finished,
            "score": json.loads(row.score)["total"],
        }
        for row in rows
    }


def seat_of(c: Connection, board_id: int, team_id: int | None) -> int | None:
    """The seat of a team on a board, if it has one."""
    found = select(seat.c.id).where(seat.c.board_id == board_id, seat.c.team_id == team_id)
    return c.execute(found).scalar()
