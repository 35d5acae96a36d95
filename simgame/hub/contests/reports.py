"""What the teams of a contest were told of their weeks."""

from __future__ import annotations

from sqlalchemy import Connection, Select, select

from simgame.hub.store.tables import Kept, board, report, seat, team


def reports(c: Connection, contest_id: int) -> list[Kept]:
    """Each week's report as JSON (`body`), with `team_id`, `team` and `board`, the oldest first."""
    asked: Select[tuple[int, str, int, str]] = (
        select(seat.c.team_id, team.c.name.label("team"), board.c.number.label("board"),
               report.c.body)
        .join(team, team.c.id == seat.c.team_id)
        .join(board, board.c.id == seat.c.board_id)
        .join(report, (report.c.game_id == seat.c.game_id) & (report.c.seat == seat.c.name))
        .where(board.c.contest_id == contest_id)
        .order_by(seat.c.team_id, board.c.number, report.c.week)
    )  # fmt: skip
    return list(c.execute(asked))
