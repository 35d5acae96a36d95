"""Whether places are at stake on what a board is played by: on the same scenario, in any class.

Whoever has a scenario whole knows what comes, and plays better wherever it is ranked.
"""

from __future__ import annotations

from sqlalchemy import Connection, or_, select

from simgame.hub.store.tables import Kept, board, contest
from simgame.scenario import list_shipped

_STAKED = (contest.c.kind != "practice", contest.c.closed.is_(None))


def at_stake(c: Connection, luck: Kept) -> bool:
    """Whether a ranked or shared contest on it has not ended, at whatever level or name."""
    staked = select(board.c.id).join(contest, contest.c.id == board.c.contest_id)
    alike = or_(
        board.c.scenario_id == luck.scenario_id, board.c.scenario_hash == luck.scenario_hash
    )
    return c.execute(staked.where(alike, *_STAKED).limit(1)).first() is not None


def everybodys(luck: Kept) -> bool:
    """Whether it comes with the game, so that whoever has the game has it anyway."""
    return luck.scenario_id in list_shipped()
