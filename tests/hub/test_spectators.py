"""Whoever a trainer lets watch a class: its boards, what opens when a contest is over, no more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from simgame.hub.contests.contests import close, freeze
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people import spectators as some
from simgame.hub.people.classes import Refused, new_trainer
from simgame.hub.people.codes import BadName
from simgame.hub.people.spectators import let_watch, spectators
from simgame.hub.people.who import SPECTATOR, Denied
from simgame.hub.store.audit import acts_of
from simgame.hub.web.app import ROUTERS, create_app
from simgame.hub.web.described import doors as routes_of
from tests.hub.conftest import World
from tests.hub.test_api import bearer
from tests.hub.test_boards_done_wrong import _played
from tests.hub.test_doors import OPEN, filled
from tests.hub.test_races import at_once

HOME = "http://hub.test"
# What whoever watches may open besides what everybody may.
THEIRS = {("GET", "/watch"), ("GET", "/api/v1/me"), ("GET", "/api/v1/me/data"),
          ("GET", "/api/v1/contests"), ("POST", "/team/forget"),
          ("GET", "/api/v1/contests/{contest}/seasons")}  # fmt: skip
# What is answered to them with nothing of anybody.
EMPTY = {("GET", "/api/v1/classes"), ("GET", "/api/v1/contests/{contest}/peers")}


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """Somebody with a browser."""
    app = create_app(Hub(world.store, Here()))
    with TestClient(app, base_url=HOME, raise_server_exceptions=False) as found:
        found.headers["Origin"] = HOME
        found.cookies.set("lang", "en")
        yield found


def test_a_link_opens_the_class_to_look_at(world: World, client: TestClient) -> None:
    """Its boards now; debriefs and seasons once it is over, and not while the board is frozen."""
    number = world.contest()
    _played(world, "A", number)
    ana = let_watch(world.store, world.trainer.who, world.klass, "Ana")
    assert ana.who.role == SPECTATOR
    page = client.get(f"/in/{ana.token}")
    assert (page.url.path, page.status_code) == ("/watch", 200)
    assert f'/contests/{number}"' in page.text
    assert client.get("/").url.path == "/watch"
    assert ">A</bdi></th>" in client.get(f"/contests/{number}").text
    debrief = f"/contests/{number}/boards/1/debrief"
    assert client.get(debrief).status_code == 404
    freeze(world.store, world.trainer.who, number, frozen=True)
    close(world.store, world.trainer.who, number)
    assert client.get(debrief).status_code == 404
    assert client.get(f"/api/v1/contests/{number}/seasons").json() == []
    assert debrief not in client.get("/watch").text
    freeze(world.store, world.trainer.who, number, frozen=False)
    assert client.get(debrief).status_code == 200
    assert debrief in client.get("/watch").text
    assert len(client.get(f"/api/v1/contests/{number}/seasons").json()) == 1


def test_who_watches_gets_through_no_other_door(world: World, client: TestClient) -> None:
    """At every door there is: nothing is told of a team, and nothing is done."""
    number = world.contest()
    (lin,) = world.team("海盐队", "Lin")
    seat = world.games.begin(lin.who, number, 1)
    ana = bearer(let_watch(world.store, world.trainer.who, world.klass, "Ana").token)
    ana |= {"Idempotency-Key": "ana-tries"}
    for method, path in sorted((m, r.path) for r in routes_of(ROUTERS) for m in r.methods or ()):
        if (method, path) in {*OPEN, ("POST", "/team/forget")}:
            continue
        url = filled(path, world, number, seat, lin.who.id)
        answer = client.request(
            method, url, json={}, headers={**ana, "Idempotency-Key": "ana-tries"}
        )
        said = (method, path, answer.status_code, answer.text[:200])
        if (method, path) in THEIRS | EMPTY:
            assert answer.status_code == 200, said
            assert "Lin" not in answer.text, said
        else:
            assert answer.status_code in (400, 401, 403, 404, 409, 422), said
    with world.store.read() as c:
        assert not [act for act in acts_of(c, ("begun", "plan", "levers", "marked"))
                    if act.actor.startswith(SPECTATOR)]  # fmt: skip


def test_who_watches_stands_in_no_table(world: World, client: TestClient) -> None:
    """Neither of grades nor of marks, no team's room, and no team is led or joined by them."""
    number = world.contest()
    _played(world, "A", number)
    ana = let_watch(world.store, world.trainer.who, world.klass, "Ana Watches").who
    mine = bearer(world.trainer.token)
    for path in ("grades.csv", "grades", "quiz.csv", "peers.csv"):
        answer = client.get(f"/api/v1/contests/{number}/{path}", headers=mine)
        assert answer.status_code in (200, 404), path
        assert "Ana Watches" not in answer.text, path
    klass = client.get(f"/api/v1/classes/{world.klass}", headers=mine).json()
    assert klass["spectators"] == [{"id": ana.id, "name": "Ana Watches"}]
    assert ana.id not in [one["id"] for one in klass["people"]]
    moved = {"kind": "member", "person": ana.id, "team": klass["teams"][0]["id"], "captain": True}
    path = f"/api/v1/contests/{number}/corrections/preview"
    assert client.post(path, json=moved, headers=mine).status_code == 404


def test_a_trainer_lets_watch_and_ends_it(world: World, client: TestClient) -> None:
    """By the page without a script, and by the API; the link is shown once, and taken away."""
    client.cookies.set("simgame", world.trainer.token)
    shown = client.post(f"/classes/{world.klass}/spectators", data={"name": "Ana"}).text
    token = shown.partition("/in/")[2].partition("<")[0]
    assert token not in client.get("/console").text
    made = client.post(f"/api/v1/classes/{world.klass}/spectators", json={"name": "Bo"})
    assert made.status_code == 201
    with world.store.read() as c:
        known = spectators(c, world.klass)
        assert [act.action for act in acts_of(c, ("lets-watch",))] == ["lets-watch"] * 2
    assert [one.name for one in known] == ["Ana", "Bo"]
    client.post("/console/remove", data={"person": str(known[0].id)})
    client.cookies.clear()
    assert client.get("/watch", headers=bearer(token)).status_code == 401
    assert client.get("/watch", headers=bearer(made.json()["token"])).status_code == 200
    assert client.get("/team", headers=bearer(made.json()["token"])).status_code == 404


def test_only_who_leads_the_class_lets_watch_and_not_too_many(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten at once pass no limit; a name that is taken, or deceives, is refused."""
    monkeypatch.setattr(some, "MOST", 3)
    (lin,) = world.team("A", "Lin")
    for who in (lin.who, new_trainer(world.store, "Wu").who):
        with pytest.raises(Denied):
            let_watch(world.store, who, world.klass, "Ana")
    with pytest.raises(Refused, match="name-taken"):
        let_watch(world.store, world.trainer.who, world.klass, "Lin")
    with pytest.raises(BadName):
        let_watch(world.store, world.trainer.who, world.klass, "\u202e")

    def one(n: int) -> None:
        let_watch(world.store, world.trainer.who, world.klass, f"Ana {n}")

    assert at_once(one) == {"done": 3, "spectators": 7}
