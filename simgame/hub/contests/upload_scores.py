"""Seasons that were sent in, played again one by one beside the answers, each scored once.

A season that was sent in is a row. Whoever finds it free takes it, has a worker play it, and writes
score and log in one transaction, unless another has: a server that is killed meanwhile has written
nothing, and another takes the row once nobody has been heard of for a while. One that ends workers,
or never ends, is given up after some tries, so that the others come to theirs.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select, update

from simgame.hub.games.place import board_by
from simgame.hub.games.played_alone import Alone, Came, played_alone
from simgame.hub.games.workers import SECONDS, NoWorkers, Workers
from simgame.hub.logs import failed
from simgame.hub.store.audit import SYSTEM, note
from simgame.hub.store.store import AWAY, Store
from simgame.hub.store.tables import Kept, upload

# Whoever has not been heard of for so long (ms) is gone: a worker has ended by then.
GONE = int(2 * SECONDS * 1000)
TRIES = 3


def score_uploads(store: Store, workers: Workers) -> int:
    """Score what was sent in and nobody is at; how many seasons were settled."""
    settled = 0
    while (row := _taken(store)) is not None:
        try:
            came = _came(store, workers, row)
        except AWAY:
            # Whoever comes next takes it up at once; a try it was not.
            _leave(store, row.id, row.tries)
            break
        except (NoWorkers, TimeoutError):
            _leave(store, row.id, row.tries + 1)
            break
        _settle(store, row, came)
        settled += 1
    return settled


def _came(store: Store, workers: Workers, row: Kept) -> Came:
    """What comes of it; nothing, once it was tried too often.

    Raises `NoWorkers`, `TimeoutError`, and what says that the database is away.
    """
    if row.tries >= TRIES:
        return Came(None, "failed")
    try:
        return workers.do(played_alone, _asked(store, row))
    except (NoWorkers, TimeoutError, *AWAY):
        raise
    except Exception as error:  # noqa: BLE001 - it is told as failed
        failed(f"upload {row.id}", error)
        return Came(None, "failed")


def _taken(store: Store) -> Kept | None:
    """The oldest that nobody is at, taken once more."""
    free = (upload.c.done.is_(None), upload.c.heard < store.now() - GONE)
    asked = select(upload).where(*free).order_by(upload.c.tries, upload.c.id).limit(1)
    with store.read() as c:
        if c.execute(asked).first() is None:
            return None
    with store.write() as c:
        row = c.execute(asked.with_for_update()).first()
        if row is not None:
            c.execute(update(upload).where(upload.c.id == row.id)
                      .values(heard=store.now(), tries=row.tries + 1))  # fmt: skip
    return row


def _asked(store: Store, row: Kept) -> Alone:
    body: dict[str, Any] = json.loads(row.body)
    with store.read() as c:
        luck = board_by(c, row.contest_id, body.get("on", 1))
    decisions = tuple((line, kind, values) for line, kind, values in body["decisions"])
    return Alone(luck.scenario, luck.level, row.seed, body["seat"], decisions)


def _settle(store: Store, row: Kept, came: Came) -> None:
    """Write what came of it, once, whoever else has worked it out."""
    refused = json.dumps({"code": came.why, "line": came.line}) if came.score is None else ""
    with store.write() as c:
        now = store.now()
        written = c.execute(
            update(upload).where(upload.c.id == row.id, upload.c.done.is_(None))
            .values(score=came.score, refused=refused, done=now)
        )  # fmt: skip
        if not written.rowcount:
            return
        about = {"contest": row.contest_id, "team": row.team_id, "number": row.number,
                 "seed": row.seed, "board": json.loads(row.body).get("on", 1)}  # fmt: skip
        if came.score is None:
            note(c, now, SYSTEM, "practice-refused", **about, why=came.why)
        else:
            note(c, now, SYSTEM, "practised", **about, score=came.score)


def _leave(store: Store, number: int, tries: int) -> None:
    """Nobody is at it any more, and it was tried so often."""
    with store.write() as c:
        c.execute(update(upload).where(upload.c.id == number).values(heard=0, tries=tries))
