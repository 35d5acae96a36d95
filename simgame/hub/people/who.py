"""A person as the hub knows them, and what their role lets them do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from simgame.hub.people.codes import hash_of
from simgame.hub.store.tables import SOME, Kept, person

TRAINERS = ("admin", "trainer")
PLAYERS = ("captain", "member")
SPECTATOR = "spectator"


_BY_TOKEN = select(person).where(person.c.token.in_(SOME), person.c.removed.is_(None))


class Denied(Exception):
    """Somebody may not do this, or it is not there for them: both are answered alike."""


class NoToken(Exception):
    """Nobody says who they are."""


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
    return by_tokens(connection, [token]).get(token)


def by_tokens(connection: Connection, tokens: Collection[str]) -> dict[str, Who]:
    """Who has these tokens, by token, without those that nobody has."""
    sums = {hash_of(token): token for token in tokens}
    rows = connection.execute(_BY_TOKEN, {"some": list(sums)})
    return {sums[row.token]: who(row) for row in rows}


def who(row: Kept) -> Who:
    """Somebody, from their row."""
    levers = tuple(filter(None, row.levers.split(",")))
    return Who(row.id, row.name, row.role, row.class_id, row.team_id, levers)
