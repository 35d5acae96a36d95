"""Every door, tried by everybody, with anything: none gives way and none breaks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from simgame.game.score import COUNTED, SURVEYED
from simgame.hub.contests.contests import boards
from simgame.hub.games.place import place_of
from simgame.hub.games.step import season_of
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import new_class, new_trainer
from simgame.hub.store.tables import game
from simgame.hub.web.app import ROUTERS, create_app
from simgame.hub.web.described import doors as routes_of
from simgame.market.kpis import season_kpis
from tests.hub.conftest import World
from tests.hub.streamed import answer as answer_of
from tests.hub.test_api import PLAN, bearer

# What anybody may open, and what tells everybody the same.
OPEN = {
    ("GET", "/"), ("POST", "/join"), ("GET", "/contests/{contest}"),
    ("GET", "/contests/{contest}/rows"), ("GET", "/contests/{contest}/projector"),
    ("GET", "/contests/{contest}/stream"),
    ("GET", "/api/v1/hub"), ("POST", "/api/v1/join"), ("GET", "/api/v1/contests/{contest}/board"),
    ("GET", "/api/v1/contests/{contest}/practice"),
    ("GET", "/healthz"), ("GET", "/metrics"),
}  # fmt: skip
# What a member of the class or team may open besides.
OF_THE_CLASS = {("GET", "/api/v1/me"), ("GET", "/api/v1/contests"), ("GET", "/team"),
                ("POST", "/api/v1/contests/{contest}/boards/{number}/seat"),
                ("GET", "/api/v1/me/data"), ("GET", "/contests/{contest}/peers"),
                ("POST", "/contests/{contest}/peers"), ("POST", "/team/part"),
                ("POST", "/team/forget"),
                *((method, f"{at}/contests/{{contest}}/uploads")
                  for method in ("GET", "POST") for at in ("", "/api/v1")),
                ("GET", "/api/v1/contests/{contest}/peers"),
                ("GET", "/api/v1/contests/{contest}/seasons"),
                *(("GET", f"{at}/decided{end}") for at, end in (
                    ("/contests/{contest}", ""), ("/api/v1/contests/{contest}", ""),
                    ("/api/v1/contests/{contest}", ".csv")))}  # fmt: skip
# What whoever has a token may ask, to be told that nothing is theirs.
EMPTY = {("GET", "/api/v1/classes")}
# What a trainer may open, to find their own classes or none.
OF_TRAINERS = ("/console", "/console/{action}", "/api/v1/me", "/api/v1/me/data", "/api/v1/contests",
               "/scenarios", "/scenarios/remove", "/api/v1/scenarios")  # fmt: skip
ACTIONS = ("class", "lock", "contest", "round", "freeze", "close", "remove", "bots", "code", "keep",
           "go-on", "board", "division", "nothing")  # fmt: skip
BODIES: tuple[Any, ...] = (
    b"", b"null", b"[]", b"{}", b'{"on": 1}', b'{"round": "1"}', b"\x00", b"{" * 10_000,
    b'{"on": true, "on": true}', b'{"name": "\\ud800"}', b"[" + b"1," * 30_000 + b"1]",
    b'{"values": {"a": 1e400}, "round": 1}', b'{"round": 1, "values": {"../..": true}}',
    b"name=%00&class=1", b"class=999999999&on=1", b"person=1&forget=%F0%9F", b"a=1&a=2",
    b'{"round": 1, "values": {"content": {}}}', b'{"levers": ["' + b"a" * 70_000 + b'"]}',
)  # fmt: skip


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """Somebody with a browser that says 500 instead of raising."""
    app = create_app(Hub(world.store, Here()))
    with TestClient(app, base_url="http://hub.test", raise_server_exceptions=False) as found:
        yield found


def doors(client: TestClient) -> list[tuple[str, str]]:
    """Every method and path there is."""
    del client
    found = sorted((method, r.path) for r in routes_of(ROUTERS) for method in r.methods or ())
    assert len(found) > 30
    return found


def filled(path: str, world: World, contest: int, seat: int, person: int) -> str:
    """A path to things that are there, and are another's."""
    known = {"contest": contest, "number": 1, "seat_id": seat, "week": 1, "klass": world.klass,
             "person": person, "token": "x" * 43, "action": "class", "team": 1,
             "replay": 1}  # fmt: skip
    return path.format(**known)


def filled_all(path: str, world: World, contest: int, seat: int) -> list[str]:
    """The path, or one for each action of the trainer's page."""
    actions = ACTIONS if "{action}" in path else ("",)
    return [filled(path.replace("{action}", a), world, contest, seat, 10**9) for a in actions]


def test_nobody_gets_through_a_door_that_is_not_theirs(client: TestClient, world: World) -> None:
    """Each role at each door: nothing is told, and nothing is done."""
    contest = world.contest()
    (lin,), (wang,) = world.team("海盐队"), world.team("柠檬队")
    seat = world.games.begin(lin.who, contest, 1)
    stranger = new_trainer(world.store, "Mr. Wu")
    other = new_class(world.store, stranger.who, "四班")
    nobody, member = {}, bearer(wang.token)
    assert other.code != world.code
    for method, path in doors(client):
        url = filled(path, world, contest, seat, lin.who.id)
        roles = {"nobody": nobody, "member": member, "other trainer": bearer(stranger.token)}
        for role, headers in roles.items():
            key = {"Idempotency-Key": f"try-{role[:5]}-door"}
            body = {"round": 1, "values": PLAN} if path.endswith("/plan") else {}
            client.cookies.clear()
            answer = answer_of(client, method, url, json=body, headers=headers | key)
            free = (method, path) in OPEN or (
                (role != "nobody" and (method, path) in EMPTY)
                or (role == "member" and (method, path) in OF_THE_CLASS)
                or (role == "other trainer" and path in OF_TRAINERS)
            )  # fmt: skip
            said = (role, method, path, answer.status_code, answer.text[:200])
            assert answer.status_code < 500, said
            if not free:
                assert answer.status_code in (400, 401, 403, 404, 422), said
                assert "海盐队" not in answer.text, said


@pytest.mark.unhurried
def test_no_body_breaks_a_door(client: TestClient, world: World) -> None:
    """Hostile bodies at every door, by the trainer whose doors they are: 4xx, never 5xx."""
    contest = world.contest()
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, contest, 1)
    for method, path in doors(client):
        if method == "GET":
            continue
        for url in filled_all(path, world, contest, seat):
            for body, token in product(BODIES, (world.trainer.token, lin.token)):
                headers = bearer(token) | {"Idempotency-Key": "12345678"}
                answer = client.request(method, url, content=body, headers=headers)
                assert answer.status_code < 500, (method, url, body[:40], answer.text[:200])


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999", "1.5", "x", "%00"])
def test_no_number_breaks_a_door(client: TestClient, world: World, number: str) -> None:
    """A number that no row has, or that is none."""
    token = bearer(world.trainer.token)
    paths = ("/api/v1/seats/{}", "/api/v1/contests/{}/board", "/contests/{}", "/contests/{}/rows",
             "/api/v1/classes/{}", "/api/v1/seats/1/reports/{}")  # fmt: skip
    for path in paths:
        assert client.get(path.format(number), headers=token).status_code in (404, 422), path


def test_no_answer_of_a_season_tells_its_luck_or_the_truth(
    client: TestClient, world: World
) -> None:
    """Every answer and page that a player of a ranked season gets, read whole.

    Neither seed nor salt, nor a true figure of what is only surveyed or counted.
    """
    contest = world.contest()
    (lin,) = world.team("海盐队")
    with world.store.read() as c:
        luck = boards(c, contest)[0]
    headers, told, truth = bearer(lin.token), [], set[str]()
    seat = client.post(f"/api/v1/contests/{contest}/boards/1/seat", headers=headers).json()["seat"]
    for number in range(1, 5):
        key = {"Idempotency-Key": f"week-{number}-seeds"}
        body = {"round": number, "values": PLAN}
        told.append(client.post(f"/api/v1/seats/{seat}/plan", json=body, headers=headers | key))
        paths = (f"seats/{seat}?after={number - 1}", f"seats/{seat}/scenario", "me", "contests",
                 f"seats/{seat}/reports/{number}", f"contests/{contest}/board")  # fmt: skip
        told += [client.get(f"/api/v1/{path}", headers=headers) for path in paths]
        told.append(client.post(f"/api/v1/seats/{seat}/room", json={"page": "team"},
                                headers=headers))  # fmt: skip
        truth |= true_figures(world, seat)
    pages = (f"/contests/{contest}", f"/contests/{contest}/rows", "/team", "/metrics",
             f"/contests/{contest}/projector", "/api/v1/openapi.json",
             f"/contests/{contest}/stream")  # fmt: skip
    told += [answer_of(client, "GET", path, headers=headers) for path in pages]
    assert len(truth) > 5
    assert all(answer.status_code < 300 for answer in told)
    for secret in (str(luck.seed), luck.salt, *truth):
        assert not [answer for answer in told if secret in answer.text]


def true_figures(world: World, seat_id: int) -> set[str]:
    """What the market really came to by now, of what a player is only told with an error."""
    with world.store.read() as c:
        place = place_of(c, seat_id)
        moment = c.execute(select(game.c.moment).where(game.c.id == place.game.id)).scalar_one()
    season = season_of(place.board.scenario, moment)
    true = season_kpis(season.setting, season.state, 0)
    figures = [repr(float(true[name])) for name in (*SURVEYED, *COUNTED)]
    # A figure of few digits is anybody's.
    return {figure for figure in figures if len(figure.replace(".", "").strip("0")) >= 6}


def test_every_link_of_a_page_leads_somewhere(client: TestClient, world: World) -> None:
    """Whatever stands on a page as a link opens for whoever sees it; nothing is inline."""
    contest = world.contest()
    (lin,) = world.team("海盐队")
    world.games.begin(lin.who, contest, 1)
    for token, start in ((world.trainer.token, "/console"), (lin.token, "/team"), ("", "/")):
        client.cookies.clear()
        if token:
            client.cookies.set("simgame", token)
        ahead, seen = [start], set[str]()
        while ahead:
            path = ahead.pop()
            seen.add(path)
            answer = client.get(path)
            assert answer.status_code == 200, (start, path)
            if answer.headers["content-type"].startswith("text/html"):
                assert "<script>" not in answer.text
                assert " style=" not in answer.text
                links = re.findall(r'href="(/[^"#]*)"', answer.text)
                found = dict.fromkeys(map(html.unescape, links))
                ahead += [link for link in found if link not in {*seen, *ahead}]
        assert len(seen) > 3, seen
