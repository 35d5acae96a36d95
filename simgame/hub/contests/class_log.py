"""The log of everything that was done, as far as it is of one class."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from simgame.hub.store.audit import acts
from simgame.hub.store.tables import board, contest, game, person


def log_of(c: Connection, class_id: int) -> Iterator[dict[str, Any]]:
    """Its rows in order; numbers that are missing are of others. Raises `AuditBroken`."""
    mine = {
        "klass": {class_id},
        "contest": _ids(c, select(contest.c.id).where(contest.c.class_id == class_id)),
        "person": _ids(c, select(person.c.id).where(person.c.class_id == class_id)),
        "game": _ids(c, select(game.c.id).join(board, board.c.id == game.c.board_id)
                     .join(contest, contest.c.id == board.c.contest_id)
                     .where(contest.c.class_id == class_id)),
    }  # fmt: skip
    for act in acts(c):
        if any(act.body.get(name) in some for name, some in mine.items()):
            yield {"n": act.n, "at": act.at, "actor": act.actor, "action": act.action, **act.body}


def _ids(c: Connection, asked: Any) -> set[int]:
    return set(c.execute(asked).scalars())
