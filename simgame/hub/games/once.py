"""Requests by their key: one that is sent again is answered as it was, and done once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from simgame.hub.people.classes import Refused
from simgame.hub.people.who import Who
from simgame.hub.store.tables import SOME, request

_ASKED = select(request).where(
    request.c.person_id.in_(SOME), request.c.key.in_(bindparam("keys", expanding=True))
)


def sum_of_request(*asked: Any) -> str:
    """What a request asks for, in short."""
    body = json.dumps(asked, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(body.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Known:
    """A request that was answered: the sum of what it asked, and the answer as JSON."""

    asked: str
    answer: str

    def answer_to(self, asked: str) -> dict[str, Any]:
        """The same answer. Raises `Refused` (`key`) when something else is asked."""
        if self.asked != asked:
            raise Refused("key")
        known: dict[str, Any] = json.loads(self.answer)
        return known


def known_requests(
    c: Connection, people: Collection[int], keys: Collection[str]
) -> dict[tuple[int, str], Known]:
    """Requests of these people by these keys that were answered, by person and key."""
    rows = c.execute(_ASKED, {"some": list(people), "keys": list(keys)})
    return {(row.person_id, row.key): Known(row.body, row.answer) for row in rows}


def answered(c: Connection, by: Who, key: str, asked: str) -> dict[str, Any] | None:
    """What a request was answered. Raises `Refused` (`key`) when it asked for something else."""
    known = known_requests(c, [by.id], [key]).get((by.id, key))
    return known.answer_to(asked) if known else None


def remembered(
    now: int, by: Who, key: str, asked: str, answer: dict[str, Any]
) -> dict[str, Any]:  # fmt: skip
    """What is kept of a request and its answer, in the transaction in which it is done."""
    return {"person_id": by.id, "key": key, "body": asked, "answer": json.dumps(answer), "at": now}
