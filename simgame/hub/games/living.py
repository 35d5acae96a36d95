"""Weeks of seasons: lived when everybody has decided, or without the absent; written once.

A week that asks somebody something stops there: what is asked is kept, and the week is lived again
from its Monday once all of it is answered. Weeks that were lived at one time are written together.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, insert, select, update

from simgame.hub.games.drafting import forget_drafts
from simgame.hub.games.due import Due, due_all, places_in
from simgame.hub.games.log import Decided, Decides, decide_all, decided_in
from simgame.hub.games.step import Asked, Stopped, Sunday, live_week
from simgame.hub.games.workers import Workers
from simgame.hub.store.audit import SYSTEM, Doing, note_all
from simgame.hub.store.store import Store
from simgame.hub.store.tables import SOME, Kept, game, report, seat

_AS_THEY_ARE = (
    select(game.c.id, game.c.week, game.c.asked, game.c.moment)
    .where(game.c.id.in_(SOME)).order_by(game.c.id).with_for_update()
)  # fmt: skip
_WEEKS = update(game).where(game.c.id == bindparam("of"))
_SEATS = update(seat).where(seat.c.id == bindparam("of"))
_REPORTS = insert(report)
# A week, and what has come of it.
Lived = tuple[Due, Sunday | Stopped]


def live(store: Store, workers: Workers, game_id: int, late: int | None = None) -> bool:
    """Live the week of a game if everybody has decided; without the absent if it is the `late` one.

    True when it has been lived, or come to a question, by this call. Safe to call at any time.
    """
    (due,) = due_all(store, [(game_id, late)])
    if due is None:
        return False
    (kept,) = keep_all(store, [(due, workers.do(live_week, due.monday))])
    if isinstance(kept, Exception):
        raise kept
    return kept


def keep_all(store: Store, came: Sequence[Lived]) -> list[bool | Exception]:
    """Write weeks, all in one transaction; for each whether this call did, or why it cannot be.

    It does not where somebody else has, or where something was decided, given or corrected
    meanwhile.
    """
    try:
        return _kept(store, came)
    except Exception as error:  # noqa: BLE001 - alone, the others do not fall with it
        if len(came) == 1:
            return [error]
        return [kept for one in came for kept in keep_all(store, [one])]


def asked_of(row: Kept, name: str) -> Asked | None:
    """What a seat is asked in the midst of the week, if anything."""
    found = json.loads(row.asked).get(name) if row.asked else None
    return Asked(**found) if found else None


def _kept(store: Store, came: Sequence[Lived]) -> list[bool | Exception]:
    with store.write() as c:
        now, still = store.now(), _as_read(c, [due for due, _ in came])
        mine = [(due, what) for due, what in came if due.row.id in still]
        doings = _stop(c, now, [(d, w) for d, w in mine if isinstance(w, Stopped)])
        doings += _show(c, now, [(d, w) for d, w in mine if isinstance(w, Sunday)])
        # The log last: whoever writes in it waits for all who do, and must hold nothing they need.
        # Whoever waits for a week is woken by a new row.
        note_all(c, now, doings)
    return [due.row.id in still for due, _ in came]


def _as_read(c: Connection, dues: Sequence[Due]) -> set[int]:
    """Those that still stand where they were read, with the same decisions; all are locked.

    A season's moment is another once a trainer gave or corrected something meanwhile.
    """
    some = {"some": [due.row.id for due in dues]}
    rows = {row.id: row for row in c.execute(_AS_THEY_ARE, some)}
    decided = decided_in(c, {(row.id, row.week + 1) for row in rows.values()})

    def same(due: Due) -> bool:
        row, before = rows[due.row.id], due.row
        known = decided.get(row.id, Decided())
        return (row.week, row.asked, row.moment) == (before.week, before.asked, before.moment) and (
            (known.plans, known.answers) == (due.monday.plans, due.monday.answers)
        )

    return {due.row.id for due in dues if same(due)}


def _stop(c: Connection, now: int, stopped: Sequence[tuple[Due, Stopped]]) -> list[Doing]:
    """Keep what is asked; what is to be written down of it."""
    doings = []
    for due, came in stopped:
        asked = {name: {"prompts": e.prompts, "days": e.days} for name, e in came.seats.items()}
        c.execute(update(game).where(game.c.id == due.row.id)
                  .values(asked=json.dumps(asked, ensure_ascii=False), changed=now))  # fmt: skip
        doings.append(Doing(SYSTEM, "asked", {"game": due.row.id, "seats": sorted(asked)}))
    return doings


def _show(c: Connection, now: int, lived: Sequence[tuple[Due, Sunday]]) -> list[Doing]:
    """Write weeks that have been lived, and what every seat sees of them; what is to be noted.

    What was decided for the absent is written with them.
    """
    if not lived:
        return []
    ids = [due.row.id for due, _ in lived]
    places = places_in(c, ids)
    c.execute(_WEEKS, [
        {"of": due.row.id, "week": came.week, "finished": came.finished, "moment": came.moment,
         "digest": came.digest, "asked": "", "changed": now}
        for due, came in lived
    ])  # fmt: skip
    decide_all(c, now, [
        (due.row.id, Decides(name, came.week, dict(came.plans[name])), None)
        for due, came in lived for name in _absent(due, came)
    ])  # fmt: skip
    seen = [(place, came) for due, came in lived for place in places[due.row.id]]
    c.execute(_SEATS, [
        {"of": place.id, "seen": came.seats[place.name].observation,
         "score": came.seats[place.name].score}
        for place, came in seen
    ])  # fmt: skip
    c.execute(_REPORTS, [
        {"game_id": place.game_id, "seat": place.name, "week": came.week, "digest": came.digest,
         "body": came.seats[place.name].report}
        for place, came in seen
    ])  # fmt: skip
    forget_drafts(c, ids)
    return [doing for due, came in lived for doing in _doings(due, came, places[due.row.id])]


def _absent(due: Due, came: Sunday) -> list[str]:
    return [name for name in came.plans if name not in due.monday.plans]


def _doings(due: Due, came: Sunday, places: Sequence[Kept]) -> list[Doing]:
    """What is written down of a week."""
    number, this = due.row.id, {"game": due.row.id, "round": came.week}
    doings = [Doing(SYSTEM, "lived", this)]
    doings += [Doing(SYSTEM, "absent", {**this, "seat": name})
               for name in _absent(due, came) if name not in due.monday.bots]  # fmt: skip
    for place in places if came.finished else ():
        total = json.loads(came.seats[place.name].score)["total"]
        about = {"game": number, "seat": place.name, "team": place.team_id, "score": total}
        doings.append(Doing(SYSTEM, "finished", {**about, "digest": came.digest}))
    return doings
