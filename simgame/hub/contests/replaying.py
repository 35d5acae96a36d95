"""A contest played again from its logs, as a correction: looked at first, then done.

Both are orders, since many seasons take a while: the first keeps what came of every season, in
short, and the mark of the board that follows; the second, with that mark, writes what is otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from simgame.hub.contests.contests import alone_with, led
from simgame.hub.contests.corrected import Order, Preview, reason_of, seen, write_down
from simgame.hub.contests.corrections import Correction, change_of, finished
from simgame.hub.contests.living_again import Orders
from simgame.hub.games.again import Came, Outcome, log_of, relive
from simgame.hub.games.once import answered, remembered, sum_of_request
from simgame.hub.games.workers import Workers, each_of
from simgame.hub.people.classes import Refused
from simgame.hub.people.who import Denied, Who, who
from simgame.hub.store.store import Store
from simgame.hub.store.tables import Kept, contest, person, replay, request

REPLAY = Correction("replay")


def order_replay(
    store: Store, by: Who, contest_id: int, key: str, mark: str = "", reason: str = ""
) -> int:
    """Order a look or, with the mark of one, that it is done; once by each key. Its number.

    Raises `Denied` and `Refused`: `reason`, `moved-on` where nobody has looked so, `key`.
    """
    reason = reason_of(reason) if mark else ""
    asked = sum_of_request(contest_id, "replay", mark, reason)
    with store.write() as c:
        led(c, by, contest_id)
        # Of two that are the same, the second finds the first.
        c.execute(select(contest.c.id).where(contest.c.id == contest_id).with_for_update())
        if (known := answered(c, by, key, asked)) is not None:
            return int(known["replay"])
        if mark and mark not in {row.mark for row in replays(c, contest_id) if not row.reason}:
            raise Refused("moved-on")
        now = store.now()
        made = c.execute(insert(replay).values(
            contest_id=contest_id, person_id=by.id, mark=mark, reason=reason, found="", lived=0,
            seasons=0, refused="", at=now, heard=0,
        )).inserted_primary_key  # fmt: skip
        assert made is not None
        c.execute(insert(request), remembered(now, by, key, asked, {"replay": int(made[0])}))
    return int(made[0])


def replays(c: Connection, contest_id: int) -> Sequence[Kept]:
    """All that were ordered in a contest, in their order; those that only look give no reason."""
    asked = select(replay).where(replay.c.contest_id == contest_id)
    return c.execute(asked.order_by(replay.c.id)).all()


def looked(c: Connection, by: Who, contest_id: int, number: int) -> Preview | None:
    """What a look has found; None while it is not done, or where it is none.

    Raises `Denied` and `Refused`: why it was not done, `moved-on` where that is not so any more.
    """
    about = led(c, by, contest_id)
    row = next((one for one in replays(c, contest_id) if one.id == number), None)
    if row is None:
        raise Denied
    if row.refused:
        raise Refused(row.refused)
    if row.done is None or row.reason:
        return None
    kept = json.loads(row.found)
    came: Came = {int(one): Outcome(digest, scores) for one, (digest, scores) in kept.items()}
    if came.keys() != {one.id for one in finished(c, contest_id)}:
        raise Refused("moved-on")
    found, _ = seen(c, by, contest_id, REPLAY, change_of(c, about, REPLAY), came)
    if found.mark != row.mark:
        raise Refused("moved-on")
    return found


def replay_on(store: Store, workers: Workers) -> int:
    """Look and do as was ordered, where nobody is at it; how many were settled."""
    return Orders(store, replay).do_all(lambda row: _replay(store, workers, row))


def _replay(store: Store, workers: Workers, row: Kept) -> None:
    came = _lived(store, workers, row)
    with store.write() as c:
        alone_with(c, row.contest_id)
        mine = select(replay).where(replay.c.id == row.id, replay.c.done.is_(None))
        if c.execute(mine.with_for_update()).first() is None:
            return
        by, many = _by(c, row), len(came)
        values: dict[str, Any] = {"lived": many, "seasons": many, "done": store.now()}
        if row.reason:
            order = Order(REPLAY, row.mark, row.reason)
            write_down(c, store.now(), by, row.contest_id, order, came)
        else:
            change = change_of(c, led(c, by, row.contest_id), REPLAY)
            if came.keys() != {one.id for one in finished(c, row.contest_id)}:
                raise Refused("moved-on")
            found, _ = seen(c, by, row.contest_id, REPLAY, change, came)
            kept = {one: [each.digest, each.scores] for one, each in came.items()}
            values |= {"mark": found.mark, "found": json.dumps(kept)}
        c.execute(update(replay).where(replay.c.id == row.id).values(values))


def _lived(store: Store, workers: Workers, row: Kept) -> Came:
    """What comes of every season that is over; in full where that is otherwise than it is kept."""
    with store.read() as c:
        rows = {one.id: one for one in finished(c, row.contest_id)}
        logs = {number: log_of(c, one) for number, one in rows.items()}
    came: Came = {}
    for number, found in each_of(workers, relive, logs):
        came[number] = found if found.digest != rows[number].digest else found.outcome
        Orders(store, replay).tell(row.id, len(came), len(rows))
    return dict(sorted(came.items()))


def _by(c: Connection, row: Kept) -> Who:
    """Who ordered it. Raises `Refused` (`failed`) when they are gone."""
    found = c.execute(
        select(person).where(person.c.id == row.person_id, person.c.removed.is_(None))
    ).first()
    if found is None:
        raise Refused("failed")
    return who(found)
