"""The hub as a web application."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from simgame import __version__
from simgame.hub.games.handing_in import HandedIn, NotThisRound, PlanRefused, Taken
from simgame.hub.games.lives import Lives
from simgame.hub.games.together import Together
from simgame.hub.games.workers import NoWorkers
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Refused
from simgame.hub.people.codes import BadName
from simgame.hub.people.who import Denied, NoToken
from simgame.hub.web.api import api
from simgame.hub.web.at_hand import AtHand
from simgame.hub.web.changes import Changes
from simgame.hub.web.correct import corrections
from simgame.hub.web.described import described
from simgame.hub.web.gifts import given
from simgame.hub.web.guarded import Guarded
from simgame.hub.web.guess import Guesses, TooManyGuesses
from simgame.hub.web.health import health
from simgame.hub.web.pages.console import console
from simgame.hub.web.pages.corrections import corrections as corrections_page
from simgame.hub.web.pages.door import door
from simgame.hub.web.pages.drawn import static
from simgame.hub.web.pages.gifts import given as gifts_page
from simgame.hub.web.pages.peers import peers as peers_page
from simgame.hub.web.pages.watched import watched
from simgame.hub.web.peers import peers
from simgame.hub.web.seats import seats
from simgame.hub.web.strict import BadBody
from simgame.hub.web.teach import trainers
from simgame.hub.web.who_asks import ForeignPage
from simgame.scenario import ScenarioError

Keeper = Together[HandedIn, Taken]
ROUTERS = (
    api, seats, trainers, corrections, given, health, door, watched, console, corrections_page,
    gifts_page, peers, peers_page,
)  # fmt: skip


def create_app(hub: Hub, clock: Callable[[], float] = time.monotonic) -> FastAPI:
    """The application of a hub; it lets go of the hub when it ends."""

    @contextlib.asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        doing = (changes.watch(), changes.verify(), changes.catch_up(lives))
        tasks = [asyncio.create_task(each) for each in doing]
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await run_in_threadpool(keeper.close)
        await run_in_threadpool(lives.close)
        await run_in_threadpool(hub.close)

    changes, lives = Changes(hub), Lives(hub.games)
    keeper: Keeper = Together(partial(_keep, hub, lives))
    app = FastAPI(
        title="simgame hub", version=__version__, lifespan=life, openapi_url="/api/v1/openapi.json",
        docs_url=None, redoc_url=None,
    )  # fmt: skip
    app.state.hub, app.state.changes, app.state.clock = hub, changes, clock
    app.state.guesses, app.state.debriefs = Guesses(clock), {}
    app.state.lives, app.state.keeper = lives, keeper
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", static())
    app.add_middleware(Guarded)
    app.add_middleware(AtHand, changes=changes)
    app.openapi = lambda: described(app, ROUTERS)  # type: ignore[method-assign]
    for kind, answer in _ANSWERS.items():
        app.add_exception_handler(kind, answer)
    return app


def _keep(hub: Hub, lives: Lives, asked: Sequence[HandedIn]) -> list[Taken | Exception]:
    """Keep plans, and have the weeks lived that wait for nobody now."""
    came = hub.games.hand_in_all(asked)
    for one in came:
        if isinstance(one, Taken) and one.ready:
            lives.soon(one.game)
    return came


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
    NoWorkers: lambda _, __: _problem(503, "busy"),
    ForeignPage: lambda _, __: _problem(403, "origin"),
    TooManyGuesses: lambda _, __: _problem(429, "wait"),
}
