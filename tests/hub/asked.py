"""Requests that schemathesis makes of the hub's own OpenAPI, sent to a hub in this process.

Its own client would begin and end the application around every request, and a hub that ends lets
go of its database: so a client that stays sends what it drew. Nothing happens beside the answers:
weeks are lived before them, so that a seed draws the same walk each time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.store.store import Store
from simgame.hub.web.app import create_app

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance,
          response_schema_conformance, negative_data_rejection]  # fmt: skip
# A look that waits for the next week waits for nothing here.
PATIENCE = {"wait": 0}
# What ends something is asked for last: what is over has nothing left to break.
ENDS = ("/close", "/remove", "/forget")


class AtOnce:
    """Does what a pool of threads would do, before anything else."""

    def submit(self, do: Callable[..., None], *about: Any) -> None:
        do(*about)

    def shutdown(self, **_: Any) -> None:
        return


@contextmanager
def opened(store: Store) -> Iterator[tuple[FastAPI, TestClient]]:
    """A hub's application, and somebody who asks it."""
    app = create_app(Hub(store, Here()))
    app.state.lives._pool.shutdown()
    app.state.lives._pool = AtOnce()
    yield app, TestClient(app, base_url="http://hub.test", raise_server_exceptions=False)
    app.state.keeper.close()


def operations(app: FastAPI) -> list[APIOperation]:
    """Every operation that the hub describes, those that end something last."""
    told = schemathesis.openapi.from_dict(app.openapi())
    found = [each.ok() for each in told.get_all_operations()]
    return sorted(found, key=lambda each: (each.path.endswith(ENDS), each.label))


def requests(operation: APIOperation, known: Mapping[str, Any]) -> st.SearchStrategy[Case]:
    """Requests about what is there as they are meant, about anything, and such as are not meant.

    `known` holds numbers by the names of paths (else 1), and values by those of bodies.
    """
    there = {part.name: known.get(part.name, 1) for part in operation.path_parameters}
    query = {part.name: PATIENCE[part.name] for part in operation.query if part.name in PATIENCE}
    draw = partial(operation.as_strategy, query=query or None)
    meant = draw(path_parameters=there or None)
    ways = [meant, meant.map(partial(_knowing, known)), draw()]
    if operation.body or operation.path_parameters:
        ways.append(draw(GenerationMode.NEGATIVE))
    return st.one_of(ways)


def sent(app: FastAPI, client: TestClient, case: Case, headers: Mapping[str, str]) -> Response:
    """What the hub answers to it."""
    asked = case.as_transport_kwargs(base_url=str(client.base_url), headers=dict(headers))
    body = asked.pop("data", None)
    asked.pop("cookies", None)
    client.cookies.clear()
    answer = client.request(**asked, **({} if body is None else {"content": body}))
    looked(app)
    return answer


def looked(app: FastAPI) -> None:
    """The hub sees what was done, as it does ten times a second elsewhere."""
    asyncio.run(app.state.changes.look())


def _knowing(known: Mapping[str, Any], case: Case) -> Case:
    """The same with what is known of its body."""
    if isinstance(case.body, dict):
        case.body = case.body | {name: known[name] for name in case.body.keys() & known.keys()}
    return case


@schemathesis.serializer("application/jsonl")
def _as_it_is(_: Any, value: Any) -> Any:
    """A save goes as it is."""
    return value if isinstance(value, bytes) else str(value).encode()
