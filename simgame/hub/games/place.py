"""A team's place in a season: the seat, with the game, the board and the contest it belongs to."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Connection, exists, select

from simgame.game.offered_levers import catalogue_of
from simgame.hub.contests.contests import contest_of
from simgame.hub.contests.laid_out import name_in
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.tables import Kept, board, contest, decision, game, seat
from simgame.locale import LANGUAGES
from simgame.plan.catalogue import Catalogue
from simgame.scenario import load_merged, public_view
from simgame.scenario.schema import Scenario

# What is known of a season without the market itself, which is large.
_SEASON = [column for column in game.c if column is not game.c.moment]


@dataclass(frozen=True, slots=True)
class Place:
    """A seat with all that belongs to it: its row, and those of its game, board and contest.

    The game's is without its `moment`.
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
    where = seat.join(game, game.c.id == seat.c.game_id).join(board, board.c.id == seat.c.board_id)
    ids = c.execute(
        select(seat.c.id, game.c.id.label("game"), board.c.id.label("board"), board.c.contest_id)
        .select_from(where).where(seat.c.id.in_(seats))
    ).all()  # fmt: skip
    abouts = _rows(c, contest.c, {row.contest_id for row in ids}, locked=locked)
    seasons = _rows(c, _SEASON, {row.game for row in ids}, locked=locked)
    lucks = _rows(c, board.c, {row.board for row in ids})
    rows = _rows(c, seat.c, {row.id for row in ids})
    return {
        row.id: Place(rows[row.id], seasons[row.game], lucks[row.board], abouts[row.contest_id])
        for row in ids
    }


def _rows(
    c: Connection, columns: Iterable[Column[Any]], ids: Collection[int], *, locked: bool = False
) -> dict[int, Kept]:
    """Rows of a table by their id; in the order of their ids, in which they are locked."""
    some = list(columns)
    number = next(column for column in some if column.name == "id")
    asked = select(*some).where(number.in_(ids)).order_by(number)
    return {row.id: row for row in c.execute(asked.with_for_update() if locked else asked)}


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
    handed_in = exists().where(
        decision.c.game_id == game.c.id, decision.c.seat == seat.c.name,
        decision.c.round == game.c.week + 1, decision.c.kind == "plan",
    )  # fmt: skip
    asked = select(seat.c.board_id, seat.c.id, seat.c.score, game.c.week, game.c.finished,
                   handed_in.label("handed_in"))  # fmt: skip
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
