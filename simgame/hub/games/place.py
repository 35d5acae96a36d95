"""A team's place in a season: the seat, with the game, the board and the contest it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from simgame.hub.people.who import Denied
from simgame.hub.store.tables import Kept, board, contest, game, seat


@dataclass(frozen=True, slots=True)
class Place:
    """A seat with all that belongs to it: its row, and those of its game, board and contest."""

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
    row = c.execute(select(seat).where(seat.c.id == seat_id)).first()
    if row is None:
        raise Denied
    season = c.execute(select(game).where(game.c.id == row.game_id)).one()
    luck = c.execute(select(board).where(board.c.id == row.board_id)).one()
    about = c.execute(select(contest).where(contest.c.id == luck.contest_id)).one()
    return Place(row, season, luck, about)


def board_by(c: Connection, contest_id: int, number: int) -> Kept:
    """A board of a contest by its number. Raises `Denied`."""
    row = c.execute(
        select(board).where(board.c.contest_id == contest_id, board.c.number == number)
    ).first()
    if row is None:
        raise Denied
    return row


def seat_of(c: Connection, board_id: int, team_id: int | None) -> int | None:
    """The seat of a team on a board, if it has one."""
    found = select(seat.c.id).where(seat.c.board_id == board_id, seat.c.team_id == team_id)
    return c.execute(found).scalar()
