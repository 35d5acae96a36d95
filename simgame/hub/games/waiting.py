"""Seasons whose week can be lived and has not been: looked for twice a second.

None of these may look at every season beside every other.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, or_, select

from simgame.hub.games.due import Ask
from simgame.hub.store.tables import board, contest, decision, game, seat, team


def due_now(c: Connection, now: int, older: int) -> list[Ask]:
    """Those that wait for nobody, those that are late, and those of bots that are behind.

    Of the first only those of which nothing was decided for `older` ms: somebody else may be living
    the others.
    """
    return [*((game_id, None) for game_id in waiting(c, now - older)), *_late(c, now), *_behind(c)]


def waiting(c: Connection, until: int) -> list[int]:
    """Games of which everybody has decided by then (UTC ms), and whose week has not been lived."""
    of_the_week = (decision.c.game_id == game.c.id, decision.c.round == game.c.week + 1)
    handed_in = (
        select(func.count()).where(*of_the_week, decision.c.kind == "plan").scalar_subquery()
    )
    last = select(func.max(decision.c.at)).where(*of_the_week).scalar_subquery()
    places = select(func.count()).where(seat.c.game_id == game.c.id).scalar_subquery()
    asked = select(game.c.id).where(
        game.c.finished.is_(False), game.c.asked == "", handed_in >= places, last <= until
    )
    return [int(n) for n in c.execute(asked.order_by(game.c.id)).scalars()]


def _late(c: Connection, now: int) -> list[Ask]:
    """Seasons of an open round whose deadline has passed without them, and their week."""
    late = (
        select(game.c.id, game.c.week)
        .join(board, board.c.id == game.c.board_id)
        .join(contest, contest.c.id == board.c.contest_id)
        .where(
            # Where a trainer decides for who is late, they have, once they have.
            or_(
                (contest.c.missed != "wait") & (contest.c.deadline <= now),
                (contest.c.missed == "wait") & (game.c.week < contest.c.late),
            ),
            contest.c.closed.is_(None),
            game.c.finished.is_(False),
            game.c.week < contest.c.round_open,
        )
    )
    return [(row.id, row.week + 1) for row in c.execute(late.order_by(game.c.id))]


def _behind(c: Connection) -> list[Ask]:
    """Seasons of bots that are behind the quickest team of people on their board."""
    weeks = select(game.c.id, game.c.week, game.c.board_id).join(seat, seat.c.game_id == game.c.id)
    asked = weeks.join(team, team.c.id == seat.c.team_id)
    going = c.execute(
        asked.join(board, board.c.id == game.c.board_id)
        .join(contest, contest.c.id == board.c.contest_id)
        .where(team.c.bot != "", game.c.finished.is_(False), contest.c.closed.is_(None))
        .order_by(game.c.id)
    ).all()  # fmt: skip
    if not going:
        return []
    people = asked.with_only_columns(game.c.board_id, func.max(game.c.week).label("lead")).where(
        team.c.bot == "", game.c.board_id.in_({row.board_id for row in going})
    )
    lead = dict(map(tuple, c.execute(people.group_by(game.c.board_id))))
    return [(row.id, row.week + 1) for row in going if row.week < lead.get(row.board_id, 0)]
