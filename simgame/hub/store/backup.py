"""A hub in one file, and back again, on the other database if one likes.

Every row of every table as JSON lines, sealed by a sum at the end; what is put back is compared row
by row with the log of what was done, so that the board is the same or nothing is put back.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from sqlalchemy import Connection, func, insert, select, text

from simgame.hub.store.audit import AuditBroken, acts
from simgame.hub.store.store import Store
from simgame.hub.store.tables import META

_SIZE = 500


class BadBackup(ValueError):
    """A file that cannot be put back; `code` says why: `not-whole`, `not-empty`, `log`."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def back_up(store: Store, file: BinaryIO) -> int:
    """Write everything there is, as of one moment; how many rows."""
    seal, count = hashlib.blake2b(digest_size=16), 0
    with store.read() as c:
        for line in _lines(c):
            seal.update(line)
            file.write(line)
            count += 1
    file.write(json.dumps({"rows": count, "sum": seal.hexdigest()}).encode() + b"\n")
    return count


def put_back(store: Store, file: BinaryIO) -> int:
    """Fill an empty hub from a file, whole or not at all; how many rows. Raises `BadBackup`."""
    lines = file.read().splitlines(keepends=True)
    rows, last = lines[:-1], lines[-1:] or [b"{}"]
    try:
        told = json.loads(last[0])
    except ValueError as error:
        raise BadBackup("not-whole") from error
    seal = hashlib.blake2b(b"".join(rows), digest_size=16).hexdigest()
    if told != {"rows": len(rows), "sum": seal}:
        raise BadBackup("not-whole")
    with store.write() as c:
        if any(c.execute(select(func.count()).select_from(t)).scalar_one() for t in _tables()):
            raise BadBackup("not-empty")
        _fill(c, rows)
        try:
            for _ in acts(c):
                pass
        except AuditBroken as broken:
            raise BadBackup("log") from broken
    return len(rows)


def _tables() -> list[Any]:
    """Every table but what is passing, those that others point to first."""
    return [table for table in META.sorted_tables if not table.info.get("passing")]


def _lines(c: Connection) -> Iterator[bytes]:
    for table in _tables():
        keys = list(table.primary_key.columns)
        for row in c.execute(select(table).order_by(*keys)):
            values = {column.name: _told(getattr(row, column.name)) for column in table.columns}
            yield json.dumps([table.name, values], ensure_ascii=False).encode() + b"\n"


def _told(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return {"bytes": base64.b64encode(bytes(value)).decode()}
    return value


def _heard(value: Any) -> Any:
    return base64.b64decode(value["bytes"]) if isinstance(value, dict) else value


def _fill(c: Connection, rows: list[bytes]) -> None:
    known = {table.name: table for table in _tables()}
    waiting: dict[str, list[dict[str, Any]]] = {}
    for line in rows:
        name, values = json.loads(line)
        waiting.setdefault(name, []).append({key: _heard(v) for key, v in values.items()})
    for name, table in known.items():
        some = waiting.get(name, [])
        for start in range(0, len(some), _SIZE):
            c.execute(insert(table), some[start : start + _SIZE])
    if c.dialect.name == "postgresql":
        _count_on(c)


def _count_on(c: Connection) -> None:
    """Numbers that PostgreSQL gives out go on after those that were put back."""
    for table in _tables():
        if "id" in table.columns:
            c.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', 'id'), "
                    f'COALESCE((SELECT MAX(id) FROM "{table.name}"), 1))'
                )
            )
