"""Transactions on SQLite or PostgreSQL, with the same promises: what is committed stays.

On SQLite a writer says so when it begins (`BEGIN IMMEDIATE`), so that two of them queue instead of
failing half-way; the file is kept in WAL and synced at every commit.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

_BUSY_MS = 20_000
_WRITES = "simgame_writes"


class BadDatabase(ValueError):
    """A database address that cannot be used."""


class NoDriver(Exception):
    """PostgreSQL was asked for, and the `postgres` extra is not there."""


class Store:
    """The hub's database."""

    def __init__(self, url: str, now: Callable[[], int] | None = None) -> None:
        self.engine = _engine(url)
        self._reading = _of_one_moment(self.engine)
        self.now = now or _now

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A view of one moment, however much is asked in it; nothing can be written there."""
        with self._reading.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Everything in it, or nothing; safe once left."""
        engine = self.engine.execution_options(**{_WRITES: True})
        with engine.begin() as connection:
            yield connection

    def close(self) -> None:
        self.engine.dispose()


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
        return create_engine(address.set(drivername="postgresql+psycopg"), pool_pre_ping=True,
                             pool_size=10, max_overflow=20)  # fmt: skip
    if address.get_backend_name() != "sqlite":
        raise BadDatabase(url)
    engine = create_engine(address, connect_args={"timeout": _BUSY_MS / 1000})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _of_one_moment(engine: Engine) -> Engine:
    """An engine whose transactions see what there was when they began.

    SQLite's do. PostgreSQL's see, at every statement, what others have written meanwhile, unless
    asked: a seat as it was before a week, and its game as it was after.
    """
    if engine.dialect.name != "postgresql":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


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
