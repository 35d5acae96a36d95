"""A person as the hub knows them, and what their role lets them do."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from simgame.hub.people.codes import hash_of
from simgame.hub.store.tables import Kept, person

TRAINERS = ("admin", "trainer")
PLAYERS = ("captain", "member")
ROLES = (*TRAINERS, *PLAYERS, "spectator")


class Denied(Exception):
    """Somebody may not do this, or it is not there for them: both are answered alike."""


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody with a token. `levers` are the lever groups they own; empty: all."""

    id: int
    name: str
    role: str
    class_id: int | None
    team_id: int | None
    levers: tuple[str, ...] = ()

    @property
    def trains(self) -> bool:
        return self.role in TRAINERS

    @property
    def actor(self) -> str:
        """How the log names them."""
        return f"{self.role}:{self.id}"

    def may_teach(self, class_id: int, trainer_id: int) -> None:
        """Raises `Denied` unless this is the class's trainer, or an admin."""
        if self.role != "admin" and not (self.role == "trainer" and self.id == trainer_id):
            raise Denied(class_id)

    def owns(self, path: str) -> bool:
        """Whether a lever is theirs to move."""
        return not self.levers or path.split(".", maxsplit=1)[0] in self.levers


def by_token(connection: Connection, token: str) -> Who | None:
    """Who has this token; nobody, once they were taken out."""
    row = connection.execute(
        select(person).where(person.c.token == hash_of(token), person.c.removed.is_(None))
    ).first()
    return None if row is None else who(row)


def who(row: Kept) -> Who:
    """Somebody, from their row."""
    levers = tuple(filter(None, row.levers.split(",")))
    return Who(row.id, row.name, row.role, row.class_id, row.team_id, levers)
