"""Spectators: whoever a trainer lets watch a class by a link of their own, without a team.

They see the boards of the class as everybody does, and once a contest is over its debriefs and
seasons, as its players do. They plan, say and mark nothing, and no table of the class has them.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from simgame.hub.people.classes import (
    Joined,
    Refused,
    alone_with_class,
    free_name,
    new_person,
    teach,
)
from simgame.hub.people.codes import name_of
from simgame.hub.people.who import SPECTATOR, Who
from simgame.hub.store.audit import note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import Kept, person

# So many may watch a class by a link of their own.
MOST = 50


def let_watch(store: Store, by: Who, class_id: int, name: str) -> Joined:
    """Somebody who may watch a class; the token is shown this once.

    Raises `Denied`, `BadName` and `Refused`: `name-taken`, `spectators`.
    """
    called = name_of(name)
    with store.write() as c:
        teach(c, by, class_id)
        alone_with_class(c, class_id)
        if len(spectators(c, class_id)) >= MOST:
            raise Refused("spectators", most=MOST)
        free_name(c, class_id, called)
        joined = new_person(c, store.now(), called, SPECTATOR, class_id)
        note(c, store.now(), by.actor, "lets-watch", klass=class_id, person=joined.who.id)
    return joined


def spectators(c: Connection, class_id: int) -> Sequence[Kept]:
    """Who may watch a class, in the order in which they were let."""
    mine = (person.c.class_id == class_id, person.c.role == SPECTATOR, person.c.removed.is_(None))
    return c.execute(select(person).where(*mine).order_by(person.c.id)).all()
