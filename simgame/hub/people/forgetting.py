"""Forgetting people: when they ask, when their trainer does, and when a class's time is over."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from simgame.hub.people.classes import DAY, Refused, have_a_captain, one_of_a_class, teach
from simgame.hub.people.codes import hash_of, new_token
from simgame.hub.people.who import Who
from simgame.hub.store.audit import SYSTEM, note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import Kept, group, peer, person, said

# Names are kept so long at most.
LONGEST_DAYS = 3_650


def keep(store: Store, by: Who, class_id: int, days: int) -> int:
    """Have the names of a class forgotten in so many days; when (UTC ms).

    Raises `Denied` and `Refused`: `days`.
    """
    if not 1 <= days <= LONGEST_DAYS:
        raise Refused("days", most=LONGEST_DAYS)
    with store.write() as c:
        teach(c, by, class_id)
        now = store.now()
        until = now + days * DAY
        c.execute(update(group).where(group.c.id == class_id).values(keep_until=until))
        note(c, now, by.actor, "keeps", klass=class_id, until=until)
    return until


def forget(store: Store, by: Who, person_id: int) -> None:
    """Forget somebody's name, what they said and their peer marks; what their team decided stays.

    They or their trainer may ask.
    """
    with store.write() as c:
        row = one_of_a_class(c, person_id)
        if by.id != person_id:
            teach(c, by, row.class_id)
        _forget(c, store.now(), by.actor, row)


def forget_old(store: Store) -> int:
    """Forget the names in classes whose time is over; how many it were."""
    with store.read() as c:
        kept = (
            select(person.c.id, person.c.name).join(group, group.c.id == person.c.class_id)
            .where(group.c.keep_until <= store.now())
        )  # fmt: skip
        old = [row.id for row in c.execute(kept) if row.name != _nobody(row.id)]
    for person_id in old:
        with store.write() as c:
            _forget(c, store.now(), SYSTEM, one_of_a_class(c, person_id))
    return len(old)


def _nobody(person_id: int) -> str:
    """How somebody is called whose name was forgotten."""
    return f"#{person_id}"


def _forget(c: Connection, now: int, actor: str, row: Kept) -> None:
    gone = {"name": _nobody(row.id), "removed": now, "token": hash_of(new_token())}
    c.execute(update(person).where(person.c.id == row.id).values(**gone))
    c.execute(said.delete().where(said.c.person_id == row.id))
    marks = (peer.c.person_id == row.id) | (peer.c.about_id == row.id)
    c.execute(peer.delete().where(marks))
    have_a_captain(c, row.team_id)
    note(c, now, actor, "forgotten", person=row.id)
