"""A database that goes away and comes back: nobody hears of a fault, and nothing is lost."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, OperationalError

from simgame.hub.contests.contests import freeze
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Joined
from simgame.hub.store.audit import acts
from simgame.hub.store.store import AWAY, Store
from simgame.hub.web.app import create_app
from tests.hub.conftest import World
from tests.hub.streamed import streamed
from tests.hub.test_api import PLAN, bearer
from tests.hub.test_store import ON_A_SERVER

WEEKS, AGAIN = 4, 200
_OTHERS = """SELECT pid FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()"""
_END = "SELECT pg_terminate_backend(%s)"


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """Somebody who is told of a fault as anybody would be."""
    app = create_app(Hub(world.store, Here()))
    with TestClient(app, base_url="http://hub.test", raise_server_exceptions=False) as found:
        yield found


@pytest.mark.parametrize("kind", AWAY)
def test_while_it_is_away_everybody_is_told_to_come_again(
    client: TestClient, world: World, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture, kind: Any,
) -> None:  # fmt: skip
    """A program by a code, a browser by a page; the log says why, and nothing of what was asked."""
    (lin,) = world.team("海盐队")
    headers = bearer(lin.token)
    with monkeypatch.context() as away:
        away.setattr(Store, "read", _never(kind))
        away.setattr(Store, "write", _never(kind))
        told = client.get("/api/v1/me", headers=headers)
        assert (told.status_code, told.json()["error"]) == (503, "busy")
        page = client.get("/team?lang=en", headers=headers)
        assert (page.status_code, "Nothing was lost" in page.text) == (503, True)
        joins = {"code": world.code, "name": "Wang", "team": "海盐队"}
        assert client.post("/api/v1/join", json=joins).status_code == 503
        assert client.get("/healthz").status_code == 503
    assert client.get("/team", headers=headers).status_code == 200
    assert "does not answer" in caplog.text
    assert "of nobody's business" not in caplog.text


def _never(kind: Any) -> Callable[[Store], Any]:
    """What is raised instead of a view of the database."""
    asked = ("SELECT of nobody's business", {}, Exception("it starts up"))

    @contextmanager
    def ask(_: Store) -> Iterator[Any]:
        raise kind(*asked) if issubclass(kind, DBAPIError) else kind("none is free")
        yield

    return ask


def test_the_log_says_nothing_of_what_was_asked_of_the_database(world: World) -> None:
    """What somebody wrote stands in no line about a statement that failed."""
    with pytest.raises(Exception, match="nowhere") as found, world.store.read() as c:
        c.execute(text("SELECT * FROM nowhere WHERE name = :name"), {"name": "林一凡"})
    assert "林一凡" not in str(found.value)


def test_who_watches_goes_on_watching(
    client: TestClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A board that cannot be read for a moment stays as it is; the stream does not end."""
    contest = world.contest()
    world.team("海盐队")
    boards, fails = client.app.state.boards, [OperationalError("", {}, Exception("it starts up"))]
    known = boards.board

    def board(*asked: Any) -> Any:
        if fails:
            raise fails.pop()
        return known(*asked)

    def moved() -> None:
        monkeypatch.setattr(boards, "board", board)
        freeze(world.store, world.trainer.who, contest, frozen=True)

    status, said = streamed(client, f"/contests/{contest}/stream?lang=en", {}, moved)
    assert (status, fails) == (200, [])
    assert ["The board is frozen" in each for each in said] == [False, True]


@ON_A_SERVER
def test_a_connection_that_was_ended_just_now_is_replaced(world: World) -> None:
    """A database that was started anew within the second: nobody who asks then hears of it."""
    (lin,) = world.team("海盐队")
    with TestClient(create_app(Hub(world.store, Here()))) as client:
        for _ in range(20):
            assert client.get("/api/v1/me", headers=bearer(lin.token)).status_code == 200
            _end_all(world)
            assert client.get("/api/v1/me", headers=bearer(lin.token)).status_code == 200
            _end_all(world)
            with world.store.write() as c:
                assert c.execute(select(1)).scalar_one() == 1


@ON_A_SERVER
def test_a_season_goes_on_whenever_its_connections_are_ended(
    client: TestClient, world: World
) -> None:
    """At any moment, in the middle of a write: 202 or 503, sent again, kept and lived once."""
    # What was left behind is found by the time it has waited.
    base = world.clock() - int(1000 * time.monotonic())
    world.store.now = lambda: base + int(1000 * time.monotonic())
    contest, over = world.contest(boards=3), Event()
    (lin,) = world.team("海盐队")
    rng = random.Random(1)

    def end() -> None:
        while not over.wait(rng.random() / 4):
            _end_all(world, wait=False)

    ending = Thread(target=end)
    ending.start()
    try:
        told = Counter[int]()
        for number in (1, 2, 3):
            _season(client, lin, f"/api/v1/contests/{contest}/boards/{number}/seat", told)
    finally:
        over.set()
        ending.join()
    assert set(told) <= {200, 201, 202, 503}, told
    with world.store.read() as c:
        done = Counter((act.action, act.body["game"], act.body["round"]) for act in acts(c)
                       if act.action in ("plan", "lived"))  # fmt: skip
        finished = [act.body["score"] for act in acts(c) if act.action == "finished"]
    assert set(done.values()) == {1}
    assert (len(done), len(finished)) == (2 * 3 * WEEKS, 3)


def _season(client: TestClient, lin: Joined, door: str, told: Counter[int]) -> None:
    """A whole season, each request sent again until it is answered."""
    headers = bearer(lin.token)

    def until_answered(method: str, path: str, key: str = "", **sent: Any) -> Response:
        for _ in range(AGAIN):
            head = headers | ({"Idempotency-Key": key} if key else {})
            answer = client.request(method, path, headers=head, **sent)
            told[answer.status_code] += 1
            if answer.status_code != 503:
                return answer
        raise AssertionError(path)

    seat = until_answered("POST", door).json()["seat"]
    for week in range(1, WEEKS + 1):
        body = {"round": week, "values": PLAN}
        until_answered("POST", f"/api/v1/seats/{seat}/plan", f"of-{seat}-week-{week}", json=body)
        path = f"/api/v1/seats/{seat}?after={week - 1}&wait=1"
        while until_answered("GET", path).json()["week"] < week:
            pass


def _end_all(world: World, *, wait: bool = True) -> None:
    """End every connection that the hub has, as a server does that is stopped."""
    import psycopg

    address = world.store.engine.url.set(drivername="postgresql")
    with psycopg.connect(address.render_as_string(hide_password=False), autocommit=True) as c:
        ended = [pid for (pid,) in c.execute(_OTHERS) if c.execute(_END, [pid])]
        while wait and not {pid for (pid,) in c.execute(_OTHERS)}.isdisjoint(ended):
            pass
