"""Divisions: leagues of one contest, so that beginners are ranked among beginners.

All meet the same luck; a board of a division ranks its teams alone.
"""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from simgame.hub.people.classes import teach
from simgame.hub.people.codes import name_of
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.audit import note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import team


def put_into(store: Store, by: Who, team_id: int, division: str) -> str:
    """Put a team into a division, or into none (empty); its name. Raises `Denied`, `BadName`."""
    name = name_of(division) if division.strip() else ""
    with store.write() as c:
        row = c.execute(select(team).where(team.c.id == team_id).with_for_update()).first()
        if row is None or row.bot:
            raise Denied
        teach(c, by, row.class_id)
        c.execute(update(team).where(team.c.id == team_id).values(division=name))
        note(c, store.now(), by.actor, "division", klass=row.class_id, team=team_id, name=name)
    return name


def divisions(c: Connection, class_id: int) -> list[str]:
    """The divisions of a class that have teams, by name."""
    asked = select(team.c.division).where(team.c.class_id == class_id, team.c.division != "")
    return sorted(set(c.execute(asked).scalars()))
