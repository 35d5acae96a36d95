"""Trainers of a hub: one more of them, a new link in the place of one that was lost or seen, none.

Whoever has a link is its trainer, so a new one ends the old one.
"""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from simgame.hub.people.classes import Refused, new_person
from simgame.hub.people.codes import hash_of, name_of, new_token
from simgame.hub.people.who import TRAINERS
from simgame.hub.store.audit import SYSTEM, note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import Kept, person


def link_of(store: Store, name: str) -> tuple[str, str, bool]:
    """A new link for a trainer of this name: token, role, and whether they were known.

    Raises `BadName`.
    """
    name = name_of(name)
    with store.write() as c:
        row, now = _known(c, name), store.now()
        if row is None:
            made = new_person(c, now, name, "trainer")
            note(c, now, SYSTEM, "trainer-made", person=made.who.id)
            return made.token, "trainer", False
        token = new_token()
        c.execute(update(person).where(person.c.id == row.id).values(token=hash_of(token)))
        note(c, now, SYSTEM, "trainer-link", person=row.id)
        return token, row.role, True


def take_out(store: Store, name: str) -> None:
    """End a trainer's link for good; their classes are led by the admin.

    Raises `BadName` and `Refused`: `no-trainer`, `last-admin`.
    """
    name = name_of(name)
    with store.write() as c:
        row, now = _known(c, name), store.now()
        if row is None:
            raise Refused("no-trainer")
        if row.role == "admin":
            raise Refused("last-admin")
        gone = {"removed": now, "token": hash_of(new_token())}
        c.execute(update(person).where(person.c.id == row.id).values(**gone))
        note(c, now, SYSTEM, "trainer-out", person=row.id)


def _known(c: Connection, name: str) -> Kept | None:
    asked = select(person).where(
        person.c.name == name, person.c.role.in_(TRAINERS), person.c.removed.is_(None)
    )
    return c.execute(asked.order_by(person.c.id.desc())).first()
