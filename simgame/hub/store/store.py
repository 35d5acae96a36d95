"""Transactions on SQLite or PostgreSQL, with the same promises: what is committed stays.

On SQLite a writer says so when it begins (`BEGIN IMMEDIATE`), so that two of them queue instead of
failing half-way; the file is kept in WAL and synced at every commit.
"""

from __future__ import annotations

import math
import select
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Dialect, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlalchemy.pool import ConnectionPoolEntry

_BUSY_MS = 20_000
_WRITES, _KNOWN = "simgame_writes", "simgame_known"
# A connection that was used within so long (s), and that nothing came from since, is not asked
# first whether it is still one.
_USED, _IDLE = "simgame_used", 1.0
# What is raised when the database does not answer: it went away, has no room, or is busy for long.
# What was begun is not done, or was done whole before that could be told.
AWAY = (OperationalError, InterfaceError, NoneFree)
_THEIR_TIME = "SELECT extract(epoch FROM clock_timestamp()) * 1000"


class BadDatabase(ValueError):
    """A database address that cannot be used."""


class NoDriver(Exception):
    """PostgreSQL was asked for, and the `postgres` extra is not there."""


class Store:
    """The hub's database."""

    def __init__(self, url: str, now: Callable[[], int] | None = None) -> None:
        self.engine = _engine(url)
        self.reading = _of_one_moment(self.engine)
        # By how much the clock of a database server is ahead of this machine's (ms).
        self.ahead = 0
        self.now = now or (lambda: _now() + self.ahead)
        # One for all connections of this hub, and none of another's.
        known: dict[Hashable, Any] = {}
        for engine in {self.engine, self.reading}:
            event.listen(engine, "connect", partial(_knows, known))
            if engine.dialect.name == "postgresql":
                event.listen(engine, "connect", self._sets_its_clock)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A view of one moment, however much is asked in it; nothing can be written there."""
        with self.reading.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Everything in it, or nothing; safe once left."""
        engine = self.engine.execution_options(**{_WRITES: True})
        with engine.begin() as connection:
            yield connection

    def _sets_its_clock(self, connection: Any, _record: Any) -> None:
        """Go by the database's clock: servers that share it judge deadlines by one time."""
        asked = _now()
        (theirs,) = connection.execute(_THEIR_TIME).fetchone()
        connection.commit()
        self.ahead = int(theirs) - (asked + _now()) // 2

    def close(self) -> None:
        self.engine.dispose()
        self.reading.dispose()


def read_once(c: Connection) -> dict[Hashable, Any]:
    """What was read of this database that never changes, by whatever its readers call it."""
    known: dict[Hashable, Any] = c.info[_KNOWN]
    return known


def sqlite_url(file: Path) -> str:
    """The address of a database in a file."""
    return f"sqlite:///{file}"


def _now() -> int:
    return time.time_ns() // 1_000_000


def _engine(url: str) -> Engine:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise BadDatabase(url) from error
    if address.get_backend_name() == "postgresql":
        _driver()
        return _on_a_server(address.set(drivername="postgresql+psycopg"))
    if address.get_backend_name() != "sqlite":
        raise BadDatabase(url)
    engine = create_engine(
        address, connect_args={"timeout": _BUSY_MS / 1000}, hide_parameters=True
    )  # fmt: skip
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _of_one_moment(engine: Engine) -> Engine:
    """An engine whose transactions see what there was when they began.

    SQLite's do. PostgreSQL's see, at every statement, what others have written meanwhile, unless
    asked: a seat as it was before a week, and its game as it was after. Connections that are asked
    once and for all are not told again for every transaction.
    """
    if engine.dialect.name != "postgresql":
        return engine
    reading = _on_a_server(engine.url, isolation_level="REPEATABLE READ")
    event.listen(reading, "connect", _reads_only)
    return reading


def _on_a_server(address: URL, **options: Any) -> Engine:
    """An engine for connections that stay: the last that was used is taken first."""
    engine = create_engine(
        address, pool_size=10, max_overflow=20, pool_use_lifo=True, hide_parameters=True, **options
    )  # fmt: skip
    event.listen(engine, "connect", partial(_packs_quickly, engine.dialect))
    event.listen(engine, "checkin", _used)
    event.listen(engine, "checkout", partial(_still_there, engine.dialect))
    return engine


def _knows(known: dict[Hashable, Any], _connection: Any, record: ConnectionPoolEntry) -> None:
    record.info[_KNOWN] = known


def _used(_connection: Any, record: ConnectionPoolEntry) -> None:
    record.info[_USED] = time.monotonic()


def _still_there(dialect: Dialect, connection: Any, record: ConnectionPoolEntry, _: Any) -> None:
    """Ask a connection whether it still is one; a new one takes its place if not.

    One that was used just now is not asked, as long as its server has said nothing since: whoever
    ends a connection says so.
    """
    rested = time.monotonic() - record.info.get(_USED, math.inf)
    if rested < _IDLE and not _has_said(connection.fileno()):
        return
    try:
        dialect.do_ping(connection)
    except dialect.loaded_dbapi.Error as gone:
        raise DisconnectionError from gone


def _has_said(line: int) -> bool:
    """Whether something can be read there; no server speaks that was asked nothing."""
    if not hasattr(select, "poll"):  # on Windows, where numbers of lines have no limit
        return bool(select.select([line], [], [], 0)[0])
    asked = select.poll()
    asked.register(line, select.POLLIN)
    return bool(asked.poll(0))


def _packs_quickly(dialect: Dialect, connection: Any, _record: Any) -> None:
    """Have large values packed by lz4 where the server can: that takes it half of all its time."""
    try:
        connection.execute("SET default_toast_compression = 'lz4'")
        connection.commit()
    except dialect.loaded_dbapi.Error:
        connection.rollback()


def _reads_only(connection: Any, _record: Any) -> None:
    connection.read_only = True


def _driver() -> None:
    """The package that speaks to PostgreSQL. Raises `NoDriver`."""
    try:
        import_module("psycopg")
    except ImportError as missing:
        raise NoDriver from missing


def _prepare(connection: Any, _record: Any) -> None:
    # The driver's own transactions would begin too late; ours begin below.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={_BUSY_MS}",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
