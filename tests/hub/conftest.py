"""A hub on a database of its own, with a trainer, a class and a team."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from simgame.hub.contests.contests import Wanted, new_contest
from simgame.hub.games.games import Games
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Joined, join, new_class, new_trainer
from simgame.hub.store.migrate import migrate
from simgame.hub.store.store import Store, sqlite_url
from simgame.hub.web.app import create_app
from tests.hub.postgres import new_database, server

# `postgres` runs every test of the hub on a server that is started for them.
ASKED = "SIMGAME_HUB_DATABASE"


@dataclass
class Clock:
    """The time as the hub knows it, UTC ms."""

    now: int = 1_800_000_000_000
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self) -> int:
        with self.lock:
            self.now += 1
            return self.now


@dataclass
class World:
    """A hub with a class."""

    store: Store
    games: Games
    clock: Clock
    trainer: Joined
    klass: int
    code: str

    def team(self, name: str, *members: str) -> list[Joined]:
        return [join(self.store, self.code, member, name) for member in members or (f"{name}'s",)]

    def contest(self, **wanted: object) -> int:
        # Lucks are drawn: without questions every one of them goes on to its end.
        asked = Wanted(**{"scenario": "tutorial", "asks": False, **wanted})
        return new_contest(self.store, self.trainer.who, self.klass, asked)


@pytest.fixture(scope="session")
def databases() -> Iterator[str]:
    """Where new databases are made: nowhere, or at a PostgreSQL, if that is asked for."""
    if os.environ.get(ASKED) != "postgres":
        yield ""
        return
    with server() as address:
        yield address


@pytest.fixture(scope="session")
def no_rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file of this version with nothing in it, made once and copied for each hub."""
    file = tmp_path_factory.mktemp("hub") / "empty.db"
    store = Store(sqlite_url(file))
    migrate(store)
    store.close()
    return file


@pytest.fixture
def world(tmp_path: Path, databases: str, no_rows: Path) -> Iterator[World]:
    """A hub with a trainer and a class."""
    clock = Clock()
    if databases:
        store = Store(new_database(databases), clock)
        migrate(store)
    else:
        shutil.copy(no_rows, file := tmp_path / "hub.db")
        store = Store(sqlite_url(file), clock)
    trainer = new_trainer(store, "Ms. Lin")
    klass = new_class(store, trainer.who, "三班")
    yield World(store, Games(store, Here()), clock, trainer, klass.id, klass.code)
    store.close()


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """Somebody with a browser, in English."""
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as found:
        found.cookies.set("lang", "en")
        yield found
