"""How far every team of a contest is, and who may be stuck: for the trainer alone."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from simgame.hub.games.place import HANDED_IN
from simgame.hub.store.tables import board, game, seat, team

# A round takes 5–20 minutes; whoever has done nothing for longer may need somebody (minutes).
STUCK = 20
_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class At:
    """A team on a board: weeks played of `rounds`, and since when nothing has moved (minutes)."""

    team: str
    board: int
    week: int
    rounds: int
    handed_in: bool
    finished: bool
    minutes: int

    @property
    def stuck(self) -> bool:
        return self.minutes >= STUCK and not self.handed_in and not self.finished


def progress(c: Connection, contest_id: int, now: int) -> list[At]:
    """Every team that has begun, whoever has waited longest first."""
    asked = (
        select(team.c.name, board.c.number, board.c.rounds, game.c.week, game.c.finished,
               game.c.changed, HANDED_IN)
        .join(seat, seat.c.team_id == team.c.id)
        .join(game, game.c.id == seat.c.game_id)
        .join(board, board.c.id == seat.c.board_id)
        .where(board.c.contest_id == contest_id, team.c.bot == "")
    )  # fmt: skip
    found = [
        At(row.name, row.number, row.week, row.rounds,
           bool(row.handed_in), row.finished,
           (now - row.changed) // _MINUTE)
        for row in c.execute(asked).all()
    ]  # fmt: skip
    return sorted(found, key=lambda at: (at.finished, -at.minutes, at.team, at.board))
