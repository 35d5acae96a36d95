"""Requests by their key: one that is sent again is answered as it was, and done once."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from sqlalchemy import Connection, insert, select

from simgame.hub.people.classes import Refused
from simgame.hub.people.who import Who
from simgame.hub.store.tables import request


def sum_of_request(*asked: Any) -> str:
    """What a request asks for, in short."""
    body = json.dumps(asked, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(body.encode()).hexdigest()


def answered(c: Connection, by: Who, key: str, asked: str) -> dict[str, Any] | None:
    """What a request was answered. Raises `Refused` (`key`) when it asked for something else."""
    row = c.execute(
        select(request).where(request.c.person_id == by.id, request.c.key == key)
    ).first()
    if row is None:
        return None
    if row.body != asked:
        raise Refused("key")
    known: dict[str, Any] = json.loads(row.answer)
    return known


def remember(  # in the transaction in which it is done
    c: Connection, now: int, by: Who, key: str, asked: str, answer: dict[str, Any]
) -> None:
    """Keep what a request was answered."""
    c.execute(
        insert(request).values(
            person_id=by.id, key=key, body=asked, answer=json.dumps(answer), at=now
        )
    )
