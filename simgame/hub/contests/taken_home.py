"""The whole scenario of a practice contest, for its teams to play by themselves (decision 0082).

A trainer allows it when the contest is made. Whoever has the file knows what comes: it is given to
nobody while places are at stake anywhere on the same scenario, and whoever stakes some later is
told where it was given.
"""

from __future__ import annotations

import json
from functools import lru_cache

from sqlalchemy import Connection, exists, or_, select

from simgame.authoring.whole_file import whole_file
from simgame.hub.contests.stakes import at_stake
from simgame.hub.games.place import place_for
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.tables import Kept, board, contest


def file_of(c: Connection, by: Who, seat_id: int) -> tuple[str, str]:
    """The scenario's id, and the text of its `scenario.yaml`. Raises `Denied`."""
    place = place_for(c, by, seat_id)
    luck = place.board
    text = _file(luck.scenario, luck.level) if may_take(c, place.contest, luck) else None
    if text is None:
        raise Denied
    return str(luck.scenario_id), text


@lru_cache(maxsize=16)
def _file(merged: str, level: str) -> str | None:
    return whole_file(json.loads(merged), level)


def may_take(c: Connection, about: Kept, luck: Kept) -> bool:
    """Whether its trainer has allowed it, and no places are at stake on it anywhere."""
    return bool(about.home) and not at_stake(c, luck)


def given_home(c: Connection, about: Kept) -> bool:
    """Whether places are at stake and some teams, of whichever trainer, could take it home."""
    if about.kind == "practice":
        return False
    mine = board.alias()
    asked = select(board.c.id).join(contest, contest.c.id == board.c.contest_id).where(
        contest.c.home, exists().where(
            mine.c.contest_id == about.id,
            or_(board.c.scenario_id == mine.c.scenario_id,
                board.c.scenario_hash == mine.c.scenario_hash),
        ),
    )  # fmt: skip
    return c.execute(asked.limit(1)).first() is not None
