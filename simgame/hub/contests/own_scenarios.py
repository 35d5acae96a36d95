"""Scenarios that trainers send in: looked at in a worker, kept if they can be played, taken away.

They are a trainer's own: nobody else finds them, but the admin. A contest keeps what its boards are
played by, so what is sent in later, or taken away, changes no contest (decision 0078).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from simgame.hub.contests.laid_out import own_scenario
from simgame.hub.games.scenario_sent import LARGEST, Looked, SentFile, Trouble, looked_at
from simgame.hub.games.workers import Workers
from simgame.hub.people.classes import Refused
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.audit import note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import Kept, board, contest, person, scenario

# Scenarios that a trainer may keep at a hub.
MOST = 30


class ScenarioRefused(ValueError):
    """A scenario that nobody can play as it is, with all that is wrong with it."""

    def __init__(self, troubles: Sequence[Trouble]) -> None:
        self.troubles = troubles
        super().__init__(len(troubles))


@dataclass(frozen=True, slots=True)
class Added:
    """A scenario that is kept, by its number; and what may be worth a look in it."""

    number: int
    troubles: tuple[Trouble, ...]


def add(store: Store, workers: Workers, by: Who, content: bytes, lang: str) -> Added:
    """Keep a scenario of one's own: a pack, or the text of a `scenario.yaml`.

    Raises `Denied`, `ScenarioRefused`, `NoWorkers` and `Refused`: `scenario-large`,
    `scenario-slow`, `scenarios` (there are too many already).
    """
    _may_add(store, by)
    if len(content) > LARGEST:
        raise Refused("scenario-large", most=LARGEST // 1024)
    try:
        found: Looked = workers.do(looked_at, SentFile(content, lang))
    except TimeoutError as error:
        raise Refused("scenario-slow") from error
    if not found.levels:
        raise ScenarioRefused(found.troubles)
    levels = {level["level"]: level for level in found.levels}
    first = found.levels[0]
    with store.write() as c:
        # Of two that are sent at once, the second is counted after the first.
        c.execute(select(person.c.id).where(person.c.id == by.id).with_for_update())
        _room(c, by)
        now = store.now()
        made = c.execute(insert(scenario).values(
            person_id=by.id, scenario_id=first["scenario_id"], called=first["called"],
            levels=json.dumps(levels, ensure_ascii=False), at=now,
        )).inserted_primary_key  # fmt: skip
        assert made is not None
        note(c, now, by.actor, "scenario-added", number=int(made[0]), scenario=first["scenario_id"],
             sum=hashlib.sha256(content).hexdigest())  # fmt: skip
    return Added(int(made[0]), found.troubles)


def own_scenarios(c: Connection, by: Who) -> list[dict[str, Any]]:
    """The scenarios of a trainer, the last first; all for an admin. Raises `Denied`.

    Each with its titles, levels and rounds, and how many contests that go on are played by it.
    """
    if not by.trains:
        raise Denied
    asked = select(scenario).order_by(scenario.c.id.desc())
    rows = c.execute(asked if by.role == "admin" else asked.where(scenario.c.person_id == by.id))
    return [_told(c, row) for row in rows.all()]


def take_away(store: Store, by: Who, number: int) -> None:
    """Take a scenario of one's own away. Raises `Denied` and `Refused` (`scenario-used`)."""
    if not by.trains:
        raise Denied
    with store.write() as c:
        row = own_scenario(c, by, number)
        if row is None:
            raise Denied
        if used := _used(c, row):
            raise Refused("scenario-used", n=used)
        c.execute(delete(scenario).where(scenario.c.id == number))
        note(c, store.now(), by.actor, "scenario-removed", number=number, scenario=row.scenario_id)


def _may_add(store: Store, by: Who) -> None:
    """Raises before anything is read."""
    if not by.trains:
        raise Denied
    with store.read() as c:
        _room(c, by)


def _room(c: Connection, by: Who) -> None:
    mine = select(func.count()).select_from(scenario).where(scenario.c.person_id == by.id)
    if c.execute(mine).scalar_one() >= MOST:
        raise Refused("scenarios", most=MOST)


def _told(c: Connection, row: Kept) -> dict[str, Any]:
    levels = json.loads(row.levels)
    return {
        "name": f"own-{row.id}", "number": row.id, "id": row.scenario_id,
        "titles": json.loads(row.called), "levels": list(levels), "at": row.at,
        "rounds": max(level["rounds"] for level in levels.values()),
        "measured": all(level["apart"] for level in levels.values()), "used": _used(c, row),
    }  # fmt: skip


def _used(c: Connection, row: Kept) -> int:
    """Contests that go on and have a board that is played by it."""
    sums = [level["scenario_hash"] for level in json.loads(row.levels).values()]
    asked = (
        select(func.count(contest.c.id.distinct()))
        .join(board, board.c.contest_id == contest.c.id)
        .where(board.c.scenario_hash.in_(sums), contest.c.closed.is_(None))
    )
    return int(c.execute(asked).scalar_one())
