"""What players of a ranked season are told, at every door there is: never its luck or the truth.

Doors are taken from the application: a new one fails here until it is opened as a player opens it,
or named among those that players do not open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from fastapi.testclient import TestClient

from simgame.hub.contests.contests import boards, close
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Joined
from simgame.hub.people.spectators import let_watch
from simgame.hub.web.app import ROUTERS, create_app
from simgame.hub.web.described import doors
from simgame.hub.web.strict import model_of
from tests.hub.conftest import World
from tests.hub.streamed import answer as answer_of
from tests.hub.test_api import PLAN, bearer
from tests.hub.test_doors import true_figures
from tests.hub.test_own_scenarios import added

# What a trainer's own doors are called, by what stands in their paths.
OF_TRAINERS = re.compile(
    r"(/api/v1)?/(classes|console|scenarios|people|teams)(/.*)?|"
    r".*/(round|go-on|boards|freeze|close|bots|half-time|gifts|corrections(/.*)?|"
    r"(grades|quiz)(\.csv)?|peers\.csv)"
)
# What is shut for everybody until a contest is over, or while places are at stake on its scenario.
LATER = {
    "/api/v1/contests/{contest}/boards/{number}/teams/{team}/season.jsonl",
    "/contests/{contest}/boards/{number}/debrief", "/api/v1/seats/{seat_id}/scenario.yaml",
}  # fmt: skip
# What is asked at doors that read a body, by its kind; forms are sent empty.
BODIES: dict[str, dict[str, Any]] = {
    "PlanOf": {"round": 3, "values": PLAN}, "AnswerOf": {"prompt": "none", "option": ""},
    "Join": {"code": "", "name": "Zhao", "team": "柠檬队"}, "Visit": {"page": "team"},
    "Said": {"text": "hello"},
    "DraftOf": {"version": 0, "values": PLAN}, "MarksOf": {"about": 1, "marks": {}},
    "ClassOf": {"name": "Mine"}, "Switch": {"on": True}, "SpectatorOf": {"name": "Dean"},
    "DaysOf": {"days": 30}, "ContestOf": {"scenario": "tutorial"}, "RoundOf": {"round": 4},
    "LateOf": {"round": 1, "do": "skip"}, "BotsOf": {"count": 1},
    "DivisionOf": {"division": "B"}, "LeversOf": {"levers": []},
    "CorrectionOf": {"kind": "replay"}, "GiftOf": {"kind": "message", "text": "hello"},
    "OrderOf": {"kind": "replay", "mark": "m", "reason": "why"},
}  # fmt: skip


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """The hub of the class, whose weeks are lived here."""
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as found:
        yield found


def test_no_door_tells_a_player_a_seasons_luck_or_the_truth(
    client: TestClient, world: World
) -> None:
    """Captain, mate and spectator, at every door; all they are told is read, refusals too."""
    mine = f"own-{added(world)}"
    home = world.contest(scenario=mine, kind="practice", home=True)
    contest = world.contest(scenario=mine)
    lin, wang = world.team("海盐队", "Lin", "Wang")
    dean = let_watch(world.store, world.trainer.who, world.klass, "Dean")
    practised = world.games.begin(lin.who, home, 1)
    seat = _played(client, lin, contest)
    with world.store.read() as c:
        (luck,) = boards(c, contest)
    truth = true_figures(world, seat)
    assert len(truth) > 1
    opened = set()
    for (method, path, body), who in product(_doors(), (lin, wang, dean)):
        # A team mate's turn comes before what changes the week; the practice stays where it is.
        at = practised if path == "/api/v1/seats/{seat_id}/scenario.yaml" else seat
        url = path.format(contest=contest, number=1, seat_id=at, week=1, klass=world.klass,
                          person=wang.who.id, token=who.token, action="class",
                          team=lin.who.team_id, replay=1)  # fmt: skip
        headers = bearer(who.token) | {"Idempotency-Key": f"{who.who.id}-at-this-door"}
        client.cookies.clear()
        asked = {"json": _here(world, body), "headers": headers, "follow_redirects": False}
        answer = answer_of(client, method, url, **asked)
        said = (who.who.role, method, path, answer.status_code, answer.text[:200])
        # What was asked was understood, but for forms of a trainer's that were sent empty.
        unread = (405, 422) if body is None and OF_TRAINERS.fullmatch(path) else (400, 405, 422)
        assert answer.status_code not in unread, said
        assert answer.status_code < 500, said
        for secret in (str(luck.seed), luck.salt, *truth):
            assert secret not in answer.text, said
        if answer.status_code not in (401, 403, 404):
            opened.add(path)
    every = {path for _, path, _ in _doors()}
    shut = {path for path in every if OF_TRAINERS.fullmatch(path)} | LATER
    assert every - opened <= shut, every - opened - shut
    assert not opened & LATER
    # Over, it tells what it kept back.
    close(world.store, world.trainer.who, contest)
    told = client.get("/api/v1/contests", headers=bearer(lin.token)).text
    assert luck.salt in told


def _here(world: World, body: dict[str, Any] | None) -> dict[str, Any] | None:
    """A body with the class's own code, where it has one."""
    return {**body, "code": world.code} if body and "code" in body else body


def _played(client: TestClient, lin: Joined, contest: int) -> int:
    """A seat with two weeks behind it."""
    headers = bearer(lin.token)
    seat = client.post(f"/api/v1/contests/{contest}/boards/1/seat", headers=headers).json()["seat"]
    for number in (1, 2):
        key = {"Idempotency-Key": f"week-{number}-doors"}
        body = {"round": number, "values": PLAN}
        client.post(f"/api/v1/seats/{seat}/plan", json=body, headers=headers | key)
        path = f"/api/v1/seats/{seat}?after={number - 1}"
        assert client.get(path, headers=headers).json()["week"] == number
    return int(seat)


def _doors() -> list[tuple[str, str, dict[str, Any] | None]]:
    """Every method and path, and what is sent there.

    What is read comes first, then what does something.
    """
    found = []
    for route in doors(ROUTERS):
        model = next(filter(None, (model_of(d.call) for d in route.dependant.dependencies)), None)
        body = None if model is None else BODIES.get(model.__name__, {})
        found += [(method, route.path, body) for method in route.methods or ()]
    return sorted(found, key=lambda door: (door[0] != "GET", door[1]))
