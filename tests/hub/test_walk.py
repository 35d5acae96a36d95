"""Random walks over the hub's own OpenAPI, by everybody: nothing breaks, rounds keep to rules."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from simgame.hub.contests.standings import board_of
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import new_trainer
from simgame.hub.store.audit import acts
from simgame.hub.store.tables import contest, decision, game
from simgame.hub.web.app import create_app
from tests.hub.conftest import World
from tests.hub.openapi_walk import Walk
from tests.hub.test_api import PLAN, bearer

STEPS = 160


def test_every_door_is_described_with_its_body(world: World) -> None:
    """Each door that changes something, but some that need no body, says what it reads."""
    told = create_app(Hub(world.store, Here())).openapi()
    bare = {
        path
        for path, methods in told["paths"].items()
        for method, operation in methods.items()
        if method != "get" and "requestBody" not in operation
    }
    assert bare == {
        "/api/v1/contests/{contest}/boards/{number}/seat", "/api/v1/contests/{contest}/close",
        "/api/v1/classes/{klass}/code", "/api/v1/contests/{contest}/boards",
        "/api/v1/people/{person}/remove",
        "/api/v1/people/{person}/forget",
    }  # fmt: skip
    for methods in told["paths"].values():
        for operation in methods.values():
            assert operation["description"], operation


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_walk_breaks_nothing(world: World, seed: int) -> None:
    """No 5xx; weeks only go on; one plan a seat and round; what is over or frozen stays so."""
    rng = Random(seed)
    number = world.contest(kind="ranked", boards=2)
    lin, wang, mate = *world.team("海盐队"), *world.team("柠檬队"), *world.team("海盐队", "Ana")
    seat = world.games.begin(lin.who, number, 1)
    stranger = new_trainer(world.store, "Mr. Wu")
    people = (world.trainer, lin, wang, mate, stranger, None)
    known = {"contest": number, "number": 1, "seat_id": seat, "week": 1, "klass": world.klass,
             "person": 10**6, "body:round": 1, "body:values": PLAN, "body:version": 0}  # fmt: skip
    app = create_app(Hub(world.store, Here()))
    with TestClient(app, base_url="http://hub.test", raise_server_exceptions=False) as client:
        walk = Walk(app.openapi(), rng, known)
        # The end comes once, near the end: a walk that is over has nothing left to break.
        doors = [each for each in walk.operations() if not each[1].endswith("/close")]
        before = _state(world, number)
        for step in range(STEPS):
            method, path, operation = rng.choice(doors)
            asked = walk.request(method, path, operation)
            asked["params"]["wait"] = 0
            who = rng.choice(people)
            asked["headers"] |= bearer(who.token) if who else {}
            answer = client.request(**asked)
            assert answer.status_code < 500, (asked, answer.text[:300])
            known["body:round"] = rng.choice((1, 2, 3))
            if step == STEPS - 30:
                client.post(f"/api/v1/contests/{number}/close", headers=bearer(world.trainer.token))
            now = _state(world, number)
            _went_on(before, now, asked)
            before = now
    with world.store.read() as c:
        assert list(acts(c))
        plans = select(func.count()).where(decision.c.kind == "plan")
        once = plans.group_by(decision.c.game_id, decision.c.seat, decision.c.round)
        assert set(c.execute(once).scalars()) <= {1}


def _state(world: World, number: int) -> dict[str, Any]:
    with world.store.read() as c:
        row = c.execute(select(contest).where(contest.c.id == number)).one()
        weeks = dict(c.execute(select(game.c.id, game.c.week)).all())
        plans = c.execute(select(func.count()).select_from(decision)).scalar_one()
        board = board_of(c, None, number)
    return {"weeks": weeks, "plans": plans, "closed": row.closed, "frozen": row.frozen,
            "round": row.round_open, "board": board}  # fmt: skip


def _went_on(before: dict[str, Any], now: dict[str, Any], asked: Any) -> None:
    """What must hold between two moments of a contest."""
    for season, week in before["weeks"].items():
        assert now["weeks"][season] >= week, asked
    assert now["plans"] >= before["plans"], asked
    assert now["round"] >= before["round"], asked
    if before["closed"] is not None:
        assert (now["closed"], now["plans"]) == (before["closed"], before["plans"]), asked
    if before["frozen"] is not None and now["frozen"] == before["frozen"]:
        assert now["board"] == before["board"], asked
