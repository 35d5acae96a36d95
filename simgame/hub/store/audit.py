"""The log of everything that was done, and by whom: the board can be folded from it alone.

Rows are chained: each has the sum of the one before, so that none can be taken out or altered
without every later one being wrong.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, text

from simgame.hub.store.tables import audit

SYSTEM = "hub"
# One writer at a time appends, on a database that has more than one.
_LOCK = 814_520_771
_ALONE = text("SELECT pg_advisory_xact_lock(:key)")
_LAST = select(audit.c.n, audit.c.sum).order_by(audit.c.n.desc()).limit(1)
_NEXT = insert(audit)


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that was done."""

    n: int
    at: int
    actor: str
    action: str
    body: Mapping[str, Any]


class AuditBroken(ValueError):
    """A row of the log was altered or is missing; `n` is the first that is wrong."""

    def __init__(self, n: int) -> None:
        self.n = n
        super().__init__(f"row {n}")


@dataclass(frozen=True, slots=True)
class Doing:
    """One thing that is being done, as it is to be written down."""

    actor: str
    action: str
    body: Mapping[str, Any]


def note(connection: Connection, at: int, actor: str, action: str, **body: Any) -> None:
    """Write down what is being done, in the transaction in which it is done."""
    note_all(connection, at, [Doing(actor, action, body)])


def note_all(connection: Connection, at: int, doings: Sequence[Doing]) -> None:
    """Write down several things that are being done, in their order."""
    if not doings:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(_ALONE, {"key": _LOCK})
    last = connection.execute(_LAST).first()
    n, prev = (last.n, last.sum) if last else (0, "")
    rows = []
    for one in doings:
        n += 1
        row = {"n": n, "at": at, "actor": one.actor, "action": one.action,
               "body": _written(one.body), "prev": prev}  # fmt: skip
        prev = _sum(row)
        rows.append({**row, "sum": prev})
    connection.execute(_NEXT, rows)


def acts(connection: Connection) -> Iterator[Act]:
    """Everything in order. Raises `AuditBroken`."""
    prev, expected = "", 1
    for row in connection.execute(select(audit).order_by(audit.c.n)):
        known = {key: getattr(row, key) for key in ("n", "at", "actor", "action", "body", "prev")}
        if row.n != expected or row.prev != prev or row.sum != _sum(known):
            raise AuditBroken(expected)
        prev, expected = row.sum, row.n + 1
        yield Act(row.n, row.at, row.actor, row.action, json.loads(row.body))


def acts_of(c: Connection, actions: Sequence[str], until: int | None = None) -> list[Act]:
    """What was done of these kinds, in order, up to a row; the chain is not looked at."""
    asked = select(audit).where(audit.c.action.in_(actions)).order_by(audit.c.n)
    rows = c.execute(asked if until is None else asked.where(audit.c.n <= until))
    return [Act(row.n, row.at, row.actor, row.action, json.loads(row.body)) for row in rows]


def last_by(c: Connection, at: int) -> int:
    """The last row that was written by then (UTC ms); 0 for none.

    Rows that came before a later one are counted with it, whatever their clock said.
    """
    later = c.execute(select(func.min(audit.c.n)).where(audit.c.at > at)).scalar()
    if later is not None:
        return int(later) - 1
    return int(c.execute(select(func.max(audit.c.n))).scalar() or 0)


def _written(body: Mapping[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _sum(row: Mapping[str, Any]) -> str:
    return hashlib.blake2b(_written(row).encode(), digest_size=16).hexdigest()
