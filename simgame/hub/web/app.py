"""The hub as a web application."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response

from simgame import __version__
from simgame.hub.games.games import NotThisRound, PlanRefused
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Refused
from simgame.hub.people.codes import BadName
from simgame.hub.people.who import Denied
from simgame.hub.web.api import api
from simgame.hub.web.changes import Changes
from simgame.hub.web.described import described
from simgame.hub.web.guess import Guesses, TooManyGuesses
from simgame.hub.web.health import health
from simgame.hub.web.pages import pages, static
from simgame.hub.web.seats import seats
from simgame.hub.web.strict import LARGEST, BadBody
from simgame.hub.web.teach import trainers
from simgame.hub.web.who_asks import ForeignPage, NoToken
from simgame.scenario import ScenarioError

LOG = logging.getLogger("simgame.hub")
# Nothing but our own files is loaded, nothing is framed, and no script stands in a page.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}

ROUTERS = (api, seats, trainers, health, pages)

Answer = Callable[[Request, Any], JSONResponse]


def create_app(hub: Hub, clock: Callable[[], float] = time.monotonic) -> FastAPI:
    """The application of a hub; it lets go of the hub when it ends."""

    @contextlib.asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        changes: Changes = app.state.changes
        tasks = [asyncio.create_task(each()) for each in (changes.watch, changes.verify)]
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        app.state.lives.shutdown(wait=True, cancel_futures=True)
        hub.close()

    app = FastAPI(
        title="simgame hub", version=__version__, lifespan=life, openapi_url="/api/v1/openapi.json",
        docs_url=None, redoc_url=None,
    )  # fmt: skip
    app.state.hub, app.state.changes, app.state.clock = hub, Changes(hub), clock
    app.state.guesses, app.state.debriefs = Guesses(clock), {}
    # Weeks are lived beside the answers, as many at a time as there are workers for.
    app.state.lives = ThreadPoolExecutor(hub.workers.count)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", static())
    app.middleware("http")(_guarded)
    app.openapi = lambda: described(app, ROUTERS)  # type: ignore[method-assign]
    for kind, answer in _ANSWERS.items():
        app.add_exception_handler(kind, answer)
    return app


async def _guarded(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
    """Refuse what is too large before it is read; log what was asked, never what was sent."""
    began = time.monotonic()
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > LARGEST:
        answer: Response = _problem(413, "too-large")
    else:
        answer = await go_on(request)
    for name, value in _HEADERS.items():
        answer.headers.setdefault(name, value)
    took = 1000 * (time.monotonic() - began)
    LOG.info("%s %s %s %.0f ms", request.method, request.url.path, answer.status_code, took)
    return answer


def _problem(status: int, code: str, **values: Any) -> JSONResponse:
    return JSONResponse({"error": code, **values}, status)


def _refused(_request: Request, error: Refused) -> JSONResponse:
    return _problem(409, error.code, values=error.values)


def _rejected(_request: Request, error: PlanRefused) -> JSONResponse:
    return _problem(422, "plan", problems=[asdict(problem) for problem in error.problems])


_ANSWERS: dict[type[Exception], Any] = {
    Refused: _refused,
    PlanRefused: _rejected,
    NotThisRound: lambda _, error: _problem(409, "round", values={"round": error.round}),
    BadName: lambda _, error: _problem(422, "name", values={"reason": error.code}),
    BadBody: lambda _, error: _problem(
        413 if error.code == "too-large" else 400, error.code, where=error.where
    ),
    ScenarioError: lambda _, __: _problem(422, "scenario"),
    # What is not there and what is not theirs are answered alike.
    Denied: lambda _, __: _problem(404, "not-found"),
    RequestValidationError: lambda _, error: _problem(
        422, "request", where=".".join(str(part) for part in error.errors()[0]["loc"])
    ),
    NoToken: lambda _, __: _problem(401, "token"),
    ForeignPage: lambda _, __: _problem(403, "origin"),
    TooManyGuesses: lambda _, __: _problem(429, "wait"),
}
