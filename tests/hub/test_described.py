"""What the hub says of its own doors."""

from __future__ import annotations

from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.web.app import create_app
from tests.hub.conftest import World


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
        "/api/v1/people/{person}/remove", "/api/v1/scenarios/{number}/remove",
        "/api/v1/people/{person}/forget",
    }  # fmt: skip
    for methods in told["paths"].values():
        for operation in methods.values():
            assert operation["description"], operation
